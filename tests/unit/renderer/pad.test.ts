import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshProject, type Pad, reducePad } from '../../../renderer/pad/pad-state.ts';
import { readPad, writePad } from '../../../renderer/pad/pad-store.ts';

const project = freshProject({ files: [{ path: 'models.py', text: 'x = 1' }], prompt: 'x' }, '5.2');
const pad: Pad = { project };

function storage(first: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(first));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

describe('the scratch pad', () => {
  it('adds, writes, renames and removes files', () => {
    const steps = [
      { kind: 'add', path: 'templates/list.html' },
      { kind: 'write', path: 'templates/list.html', text: '<ul>' },
      { kind: 'rename', path: 'templates/list.html', to: 'templates/all.html' },
      { kind: 'remove', path: 'models.py' },
    ] as const;
    expect(steps.reduce(reducePad, pad).project.files).toEqual([
      { path: 'templates/all.html', text: '<ul>' },
    ]);
  });

  it.each([
    '../up.py',
    '/root.py',
    'a//b.py',
    'models.py',
    'no-ending',
    '.hidden',
    'a/./b.py',
    'x'.repeat(200),
    '',
  ])('takes no file called %j', (path) => {
    expect(reducePad(pad, { kind: 'add', path })).toBe(pad);
    expect(reducePad(pad, { kind: 'rename', path: 'models.py', to: path }).project.files).toEqual(
      project.files,
    );
  });

  it('keeps the project that was there when another is started, and brings it back', () => {
    const other = freshProject({ files: [], prompt: '' });
    const started = reducePad(pad, { kind: 'start', project: other });
    expect(started).toEqual({ project: other, before: project });
    expect(reducePad(started, { kind: 'bring-back' })).toEqual({ project, before: other });
  });
});

describe('the pad in storage', () => {
  it('is read as it was written', () => {
    const place = storage();
    const whole = reducePad(pad, { kind: 'start', project });
    expect(writePad(place, whole)).toBe(true);
    expect(readPad(place)).toEqual({ pad: whole, isKeptAside: false, mayWrite: true });
  });

  it('is an example at first', () => {
    expect(readPad(storage()).pad.project.files.map(({ path }) => path)).toContain('models.py');
  });

  it('is kept aside, untouched, where it comes from the future or is cut', () => {
    const place = storage();
    writePad(place, pad);
    const whole = place.kept.get('djdocs.pad') ?? '';
    for (const text of [
      whole.slice(0, -9),
      whole.replace('"format":1', '"format":2'),
      whole.replace('models.py', '../x.py'),
    ]) {
      const damaged = storage({ 'djdocs.pad': text });
      expect(readPad(damaged).isKeptAside).toBe(true);
      expect(damaged.kept.get('djdocs.pad.kept')).toBe(text);
    }
  });

  it('never throws, whatever is there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPad(storage({ 'djdocs.pad': text })).pad.project.files).toBeInstanceOf(Array);
      }),
    );
  });

  it('is not written over where it can neither be read nor kept', () => {
    const full = {
      getItem: () => '{"format":9}',
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(readPad(full)).toMatchObject({ isKeptAside: false, mayWrite: false });
  });

  it('says when there is no room', () => {
    const full = {
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(writePad(full, pad)).toBe(false);
  });
});
