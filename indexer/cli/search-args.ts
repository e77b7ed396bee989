import type { SearchOptions } from './search-request.ts';

/** A search as it is usually asked for. */
export interface SearchArgs {
  readonly words: readonly string[];
  readonly options: SearchOptions;
}

const FLAGS: Readonly<Record<string, keyof SearchOptions>> = { '--json': 'json', '--explain': 'explain' };
const VALUES: Readonly<Record<string, keyof SearchOptions>> = {
  '--doc-set': 'docSet',
  '--version': 'version',
  '--kind': 'kind',
  '--limit': 'limit',
};

/**
 * Reads the arguments of `djdocs search` where they are plain words and options that are spelled out, as program.ts
 * declares them; undefined for everything else, which program.ts then takes or refuses.
 */
export function parseSearchArgs(args: readonly string[]): SearchArgs | undefined {
  const words: string[] = [];
  const options: Record<string, string | number | boolean> = {};
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    const flag = ownValue(FLAGS, arg);
    const option = ownValue(VALUES, arg);
    if (flag) {
      options[flag] = true;
    } else if (option) {
      const value = args[++at];
      if (!value || value.startsWith('-')) return undefined;
      if (option === 'limit' && !/^\d+$/.test(value)) return undefined;
      options[option] = option === 'limit' ? Number(value) : value;
    } else if (arg.trim() === '' || arg.startsWith('-')) {
      return undefined;
    } else {
      words.push(arg);
    }
  }
  return words.length > 0 ? { words, options } : undefined;
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
