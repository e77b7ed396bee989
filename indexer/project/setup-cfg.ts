import type { FilePin } from './pin.ts';
import { pinsOf } from './requirement.ts';

/** The requirements that `setup.cfg` declares: `install_requires` and extras, on a line each or parted by `;`. */
export function readSetupCfg(text: string): FilePin[] {
  const lines = text.split(/\r?\n/);
  return readSections(lines).flatMap(({ section, key, values }) => {
    const isOurs =
      (section === 'options' && key === 'install_requires') || section === 'options.extras_require';
    if (!isOurs) return [];
    // A `;` parts requirements only on a line that has no environment marker behind it.
    const listed = values.flatMap((value) => (values.length > 1 ? [value] : value.split(/;(?!.*["'])/)));
    return pinsOf(
      listed.map((value) => value.trim()),
      'declared',
      lines,
    );
  });
}

interface Entry {
  readonly section: string;
  readonly key: string;
  readonly values: string[];
}

/** The entries of a file in the manner of Python's configparser: indented lines go on with the value above. */
function readSections(lines: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  let section = '';
  for (const line of lines) {
    const text = line.trim();
    if (text === '' || /^[#;]/.test(text)) continue;
    const title = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [, key, value] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (title !== undefined) section = title.trim();
    else if (/^\s/.test(line)) entries.at(-1)?.values.push(text);
    else if (key !== undefined)
      entries.push({ section, key: key.toLowerCase(), values: value ? [value] : [] });
  }
  return entries;
}
