import { describe, expect, it } from 'vitest';
import * as kinds from '../../../indexer/core/why-kind-not-runnable.ts';

const { managementCommands, whyCommandsCannotRun, whySqlCannotRun, whyTemplateCannotRun } = kinds;

describe('what runs besides Python', () => {
  it.each([
    ['', '{% for boat in boats %}{{ boat.name|upper }}{% endfor %}', ''],
    ['html+django', '{% load i18n %}{% translate "Boat" %}', ''],
    ['', '{% load sails from harbour_tags %}{% sails %}', 'harbour_tags'],
    ['', '{% extends "base.html" %}', 'other templates'],
    ['', '{% for boat in boats %}', 'not closed'],
    ['', '<a href="{% url "boats" %}">', 'addresses of its own project'],
    ['', '{{ boat }}{% endfor %}', 'piece'],
    ['jinja', '{{ boat }}', 'another template language'],
    ['', '{{ url_for("boats") }}', 'another template language'],
    ['', '{%- if a %}x{% endif %}', 'another template language'],
  ])('template %s %j', (lang, text, why) => {
    expect(whyTemplateCannotRun(lang, text)).toContain(why);
    expect(whyTemplateCannotRun(lang, text) === '').toBe(why === '');
  });

  it.each([
    ['SELECT name FROM boat WHERE id = 1;', ''],
    ["INSERT INTO boat VALUES ('a...b');", ''],
    ['SELECT ... FROM boat', 'left out'],
    ['SELECT * FROM boat WHERE id = %s', 'places for values'],
    ['WHERE id = 1', 'piece'],
    ['boats=# SELECT 1;', 'session'],
    ['CREATE EXTENSION hstore;', 'another database'],
    ["SELECT '1'::int", 'another database'],
  ])('SQL %j', (text, why) => {
    expect(whySqlCannotRun(text)).toContain(why);
    expect(whySqlCannotRun(text) === '').toBe(why === '');
  });

  it.each([
    ['$ python manage.py migrate', ['python manage.py migrate'], ''],
    ['$ python manage.py check\nSystem check identified no issues', ['python manage.py check'], ''],
    ['...\\> py manage.py sqlmigrate boats 0001', ['py manage.py sqlmigrate boats 0001'], ''],
    ['django-admin startproject harbour  # begin', ['django-admin startproject harbour'], ''],
    ["python -m django shell -c 'print(1)'", ["python -m django shell -c 'print(1)'"], ''],
    ['$ python manage.py runserver', undefined, 'terminal'],
    ['$ python manage.py migrate\n$ ls', undefined, 'terminal'],
    ['$ python manage.py shell', undefined, 'keyboard'],
    ['$ python manage.py createsuperuser', undefined, 'keyboard'],
    ['$ python manage.py dumpdata > boats.json', undefined, 'terminal'],
    ['django-admin startapp boats /srv/boats', undefined, 'place'],
    ['django-admin check --settings=harbour.production', undefined, 'settings'],
    ['$ ls', undefined, 'terminal'],
    ['', undefined, 'terminal'],
  ])('commands %j', (text, commands, why) => {
    expect(whyCommandsCannotRun(text)).toContain(why);
    expect(whyCommandsCannotRun(text) === '').toBe(why === '');
    if (commands) expect(managementCommands(text)).toEqual(commands);
  });

  it('ends in time on hostile text', () => {
    for (const text of [
      '{%'.repeat(20_000),
      '{% load '.repeat(5000),
      "'".repeat(20_001),
      '$ '.repeat(20_000),
      '\\\n'.repeat(20_000),
      '(a'.repeat(20_000),
    ]) {
      const started = performance.now();
      whyTemplateCannotRun('', text);
      whySqlCannotRun(text);
      whyCommandsCannotRun(text);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
