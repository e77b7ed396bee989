import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  docSetFolder,
  encodePath,
  publicAddress,
  relativeAddress,
  rootFrom,
  versionPages,
  versionPaths,
} from '../../../indexer/site/site-paths.ts';

const paths = fc.uniqueArray(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'index',
          'Index',
          'contents',
          'a',
          'A',
          'con',
          'a.html',
          'x?y',
          '%41',
          '…',
          'é',
          'é',
          ' ',
          '-',
        ),
        fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).map((name) => name.replaceAll('/', '_')),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((names) => names.map((name) => (name === '.' || name === '..' ? '_' : name)).join('/')),
  { maxLength: 12 },
);

describe('site-paths', () => {
  it('names pages as their topics are', () => {
    const { folder, contents, pages } = versionPaths('django', '5.2', ['index', 'topics/db/queries']);
    expect(folder).toBe('django/5.2');
    expect([...pages]).toEqual([
      ['index', 'django/5.2/index.html'],
      ['topics/db/queries', 'django/5.2/topics/db/queries.html'],
    ]);
    expect(contents).toBe('django/5.2/contents.html');
    expect(versionPaths('a', '1', ['x']).contents).toBe('a/1/index.html');
    expect(versionPaths('a', '1', ['index', 'contents', 'Contents-2']).contents).toBe('a/1/contents-3.html');
  });

  it('gives every page a file of its own that any system can have, and a rule that leads to it', () => {
    fc.assert(
      fc.property(paths, (topics) => {
        const version = versionPaths('widgets', '1.0', topics);
        const files = [...version.pages.values(), version.contents];
        expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(topics.length + 1);
        for (const file of files) {
          expect(file).toMatch(/^widgets\/1\.0\/.+\.html$/);
          expect(file).not.toMatch(/[\\:*?"<>|%#\p{Cc}]|\/\/|(^|\/)\.|[. ](\/|$)/u);
          const folders = file.split('/').slice(0, -1);
          expect(folders.filter((name) => /\.(html|md)$/i.test(name))).toEqual([]);
        }
        const { url, except = {} } = versionPages(version);
        for (const [topic, file] of version.pages) {
          const address = Object.hasOwn(except, topic)
            ? except[topic]
            : url.replace('{path}', () => encodePath(topic));
          expect(address).toBe(`../${encodePath(file)}`);
        }
      }),
    );
  });

  it.each(['packs', 'app', 'media', 'sw.js', 'index.html'])('keeps %s for the site itself', (id) => {
    expect(docSetFolder(id)).toBe(`_${id}`);
  });

  it.each([
    ['a/1/x.html', 'a/1/y.html', 'y.html'],
    ['a/1/x.html', 'a/1/db/y.html', 'db/y.html'],
    ['a/1/db/x.html', 'a/2/z ü.html', '../../2/z%20%C3%BC.html'],
    ['index.html', 'a/1/x.html', 'a/1/x.html'],
    ['a/1/a/x.html', 'a/1/a.html', '../a.html'],
  ])('goes from %s to %s by %s', (from, to, way) => {
    expect(relativeAddress(from, to)).toBe(way);
    expect(new URL(way, `http://h.invalid/${encodePath(from)}`).pathname).toBe(`/${encodePath(to)}`);
  });

  it('knows the way up and the address that people see', () => {
    expect([rootFrom('a/1/x.html'), rootFrom('index.html')]).toEqual(['../../', './']);
    expect(publicAddress('https://h.invalid/d/', 'a/index.html')).toBe('https://h.invalid/d/a/');
    expect(publicAddress('https://h.invalid/', 'index.html')).toBe('https://h.invalid/');
    expect(publicAddress('/', 'a/myindex.html')).toBe('/a/myindex.html');
  });
});
