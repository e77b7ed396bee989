#!/usr/bin/env node
// Stands for fpm, the program that electron-builder makes a .deb with, where only packing is tried: it makes no package
// but keeps the files that would go into one beside the program itself, such as the desktop entry.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const args = process.argv.slice(2);
const output = args[args.indexOf('--package') + 1] ?? '';
const folder = `${output}.contents`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'arguments.json'), JSON.stringify(args, null, 2));
for (const argument of args) {
  const [, from = '', to = ''] = /^(\/.+?)=(\/usr\/share\/.+)$/.exec(argument) ?? [];
  if (from)
    copyFileSync(from, join(folder, to.endsWith('.png') ? to.slice(1).replaceAll('/', '-') : basename(to)));
}
writeFileSync(output, '');
