import { describe, expect, it } from 'vitest';
import * as snippets from '../../../indexer/core/snippets.ts';
import { chunk, code, li, p, ul } from './build-topic.ts';

const { classifySnippet, fenceLanguage, snippetsOf } = snippets;
const classify = (text: string, lang = '') => classifySnippet({ k: 'code', lang, text });

describe('snippets', () => {
  it('has these public names', () => {
    expect(Object.keys(snippets).sort()).toEqual(['classifySnippet', 'fenceLanguage', 'snippetsOf']);
  });

  it.each([
    ['python', 'x = 1', 'module'],
    ['py', '>>> x = 1', 'doctest'],
    ['pycon', '>>> 1\n1', 'doctest'],
    ['console', '$ ls', 'shell'],
    ['doscon', '...\\> dir', 'shell'],
    ['html+django', '<b>{{ x }}</b>', 'template'],
    ['jinja', '{{ x }}', 'template'],
    ['html', '<b>{{ x }}</b>', 'template'],
    ['html', '<b>x</b>', 'markup'],
    ['sql', 'x', 'sql'],
    ['json', '{}', 'data'],
    ['yaml', 'a: 1', 'config'],
    ['toml', 'a = 1', 'config'],
    ['ini', 'a = 1', 'config'],
    ['output', 'x = 1', 'output'],
    ['text', 'x = 1', 'text'],
    ['js', 'x = 1', 'javascript'],
    ['css', 'a {}', 'markup'],
    ['Python3', 'x = 1', 'module'],
  ])('believes a source that says %s of %j', (lang, text, kind) => {
    expect(classify(text, lang)).toMatchObject({ lang, kind, text });
  });

  it.each([
    ['from django.db import models\n\n\nclass Boat(models.Model):\n    pass', 'module'],
    ['BOATS = {\n    "jib": 1,\n}', 'module'],
    ['Boat.objects.filter(name="jib")[:5]', 'module'],
    ['boats[0].name = "x"\nboats[0].save()', 'module'],
    ['@login_required\ndef view(request): ...', 'module'],
    ['async def main():\n    await sail()', 'module'],
    ['TEMPLATE = "{{ project_name }}.html"', 'module'],
    ['height: int | None = None', 'module'],
    ['>>> Boat.objects.count()\n2', 'doctest'],
    ['$ python manage.py migrate', 'shell'],
    ['python -m pip install Django', 'shell'],
    ['DEBUG="1" django-admin check', 'shell'],
    ['C:\\> dir', 'shell'],
    ['{% for boat in boats %}\n  {{ boat.name }}\n{% endfor %}', 'template'],
    ['<p>It is {% now "%H:%M" %}.</p>', 'template'],
    ['<ul>\n  <li>jib</li>\n</ul>', 'markup'],
    ['SELECT name FROM boats WHERE id = 1;', 'sql'],
    ['CREATE TABLE boats (id integer);', 'sql'],
    ['{"name": "jib", "size": null}', 'data'],
    ['[server]\nhost = localhost', 'config'],
    ['name: harbour\nboats:\n  - jib', 'config'],
    ['const boat = document.querySelector("b");', 'javascript'],
    ['Traceback (most recent call last):\n  File "x"', 'output'],
    ['<QuerySet [<Boat: jib>]>', 'output'],
    ['A boat is a thing that floats.', 'text'],
    ['harbour/\n    boats/\n        jib.py', 'text'],
    ['nav a { color: green; }', 'markup'],
    ['@import url("base.css");', 'markup'],
    ['.. note:: x', 'markup'],
    ['name=jib&size=3', 'data'],
    ['Authorization: Bearer x', 'data'],
    ['FROM python:3.14\nWORKDIR /code', 'config'],
    ['boats.get\nboats.put\nboats.sink', 'text'],
    ['BoatError: it sank', 'output'],
    ['> .venv\\Scripts\\activate', 'shell'],
    ['', 'text'],
  ])('tells from the text alone that %j is %3$s', (text, kind) => {
    expect(classify(text).kind).toBe(kind);
  });

  it('takes what Sphinx highlights by default for Python where it may be', () => {
    expect(classify('["get", "post"]', 'default').kind).toBe('module');
    expect(classify('>>> x', 'default').kind).toBe('doctest');
    expect(classify('{% url "x" %}', 'default').kind).toBe('template');
    expect(classify('A plain sentence of prose.', 'default').kind).toBe('text');
  });

  it.each([
    'x = 1\nprint(x)',
    'class A:\n    """A docstring with (one bracket."""\n\n    x = 1  # and a ) here',
    "x = 'it\\'s (open'",
    'class Proxy:\n    def input(self): return self.input()',
    'from urllib.parse import urlencode',
    'if x:\n    pass\nelse:\n    pass',
    'def f(\n    *,\n    a,\n): return a',
  ])('can run %j', (text) => {
    expect(classify(text, 'python')).toMatchObject({ runnable: true, why: '' });
  });

  it.each([
    ['...\n\n...', 'stands for code'],
    ['self.assertNumQueries(7)', 'piece of a method'],
    ['    return 1', 'indented'],
    ['x = [1, 2', 'not closed'],
    ['x = (1]', 'not closed'],
    ['x = """a', 'not closed'],
    ['# nothing here', 'nothing'],
    ['class A:', 'nothing in it'],
    ['else:\n    pass', 'piece'],
    ['return x', 'piece'],
    ['"OPTIONS": {"a": 1}', 'piece'],
    ['f(\n    a,\n    *,\n    b\n)', 'signature'],
    ['name = input("Name: ")', 'keyboard'],
    ['import subprocess', 'processes'],
    ['import os\nos.system("ls")', 'processes'],
    ['from threading import Thread', 'threads'],
    ['import json, socket', 'network'],
    ['import requests as r', 'network'],
    ['import urllib.request', 'network'],
    ['from PIL import Image', 'PIL'],
    ['from django.contrib.gis.geos import Point', 'geographic'],
    ['from django.contrib.postgres.fields import ArrayField', 'PostgreSQL'],
  ])('says why %j cannot run', (text, why) => {
    const snippet = classify(text, 'python');
    expect(snippet.runnable).toBe(false);
    expect(snippet.why).toContain(why);
    expect(snippet.why).toMatch(/^[A-Z"].*\.$/);
  });

  it('runs code with a body left out, which defines what it names', () => {
    expect(classify('class A:\n    ...', 'python').runnable).toBe(true);
  });

  it('runs sessions, whose three dots may be a prompt', () => {
    expect(classify('>>> for x in y:\n...     print(x)\n...\n1', 'pycon').runnable).toBe(true);
    expect(classify('>>> def f():\n...     ...\n...', 'pycon').runnable).toBe(true);
    expect(classify('>>> ...', 'pycon').why).toContain('stands for code');
    expect(classify('# Set up.\n>>> f()', 'pycon').runnable).toBe(true);
    expect(classify('>>> f(1\n2', 'pycon').why).toContain('not closed');
    expect(classify('boat = 1\n>>> f()', 'pycon').why).toContain('before its first prompt');
  });

  it('does not run what is no program, and says so', () => {
    for (const lang of ['console', 'sql', 'yaml', 'output', 'json', 'ts', 'css', 'text']) {
      expect(classify('x', lang)).toMatchObject({ runnable: false, why: expect.stringMatching(/\.$/) });
    }
  });

  it('ends in time on hostile text', () => {
    for (const text of [
      '('.repeat(20_000),
      '"'.repeat(20_000),
      'a '.repeat(20_000),
      '{%'.repeat(20_000),
      '<'.repeat(20_000),
      'a.'.repeat(20_000),
      '- '.repeat(20_000),
      ' \n'.repeat(20_000),
    ]) {
      const start = performance.now();
      classify(text);
      classify(text, 'default');
      classify(text, 'python');
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it('lists the snippets of a chunk in reading order', () => {
    const given = chunk({ anchor: 'a', content: [p('x'), code('a = 1'), ul(li(code('ls', 'console')))] });
    expect(snippetsOf(given).map(({ kind }) => kind)).toEqual(['module', 'shell']);
  });

  it('takes text that follows a program, or words about its output, for output', () => {
    const content = [code('print(1)', 'python'), code('1', 'text'), p('A list:'), code('one two', 'text')];
    const more = [p('This will output:'), code('three four', '')];
    const kinds = snippetsOf(chunk({ anchor: 'a', content: [...content, ...more] })).map(({ kind }) => kind);
    expect(kinds).toEqual(['module', 'output', 'text', 'output']);
  });

  it('names the language of a fence', () => {
    const name = (lang: string, text = 'x = 1') => fenceLanguage({ k: 'code', lang, text });
    expect(name('html+django')).toBe('html+django');
    expect(name('default')).toBe('python');
    expect(name('default', '>>> x')).toBe('pycon');
    expect(name('default', 'A plain sentence.')).toBe('');
    expect(name('a b`')).toBe('');
  });
});
