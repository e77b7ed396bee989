import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { Home } from '../test-data.ts';
import { DJANGO_VERSIONS, djangoHome, packOf } from './django-homes.ts';

/** What several versions have in common is stored once, and a version that is removed leaves nothing behind. */
export const versionSize: Measure = {
  name: 'versions/size',
  async measure(data) {
    const [newest, ...older] = DJANGO_VERSIONS;
    const alone = filesOf(djangoHome(data, newest));
    const home = data.emptyHome('django-removed');
    for (const version of DJANGO_VERSIONS) home.run('add', '--json', data.corpus(`django-${version}-html`));
    home.run('gc', '--json');
    const together = filesOf(home);
    for (const version of older) home.run('remove', '--json', `django@${version}`);
    home.run('gc', '--json');
    const left = filesOf(home);
    return [
      {
        name: `bytes of Django ${DJANGO_VERSIONS.join(', ')} by those of ${newest} alone`,
        found: sum(together),
        of: sum(alone),
        most: 1.7,
        offenders: [],
      },
      asAlone(alone, left, newest),
    ];
  },
};

function asAlone(alone: ReadonlyMap<string, number>, left: ReadonlyMap<string, number>, newest: string): Bar {
  const names = new Set([...alone.keys(), ...left.keys()]);
  const offenders = [...names].flatMap((file): Offender[] => {
    if (alone.get(file) === left.get(file)) return [];
    return [
      { file, line: 0, what: `${alone.get(file) ?? 'no'} bytes alone, ${left.get(file) ?? 'no'} left` },
    ];
  });
  return {
    name: `files of Django ${newest} as they are alone, the others removed again`,
    found: names.size - offenders.length,
    of: names.size,
    least: 1,
    offenders,
  };
}

/** Bytes by name of the files of a pack. */
function filesOf(home: Home): Map<string, number> {
  const pack = packOf(home);
  const files = readdirSync(pack, { recursive: true, encoding: 'utf8' })
    .map((name) => [name, statSync(join(pack, name))] as const)
    .filter(([, stats]) => stats.isFile());
  return new Map(files.map(([name, stats]) => [name, stats.size]));
}

function sum(files: ReadonlyMap<string, number>): number {
  return [...files.values()].reduce((total, bytes) => total + bytes, 0);
}
