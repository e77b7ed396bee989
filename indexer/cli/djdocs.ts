#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { loadSearch } from './load-search.ts';

/**
 * The `djdocs` command. A search is what people and scripts run again and again, so it has a way of its own that loads
 * neither a parser of command lines nor any other command; what is unusual about it, and all else, takes the long way.
 */
const [command, ...args] = process.argv.slice(2);
if (command !== 'search' || !searchShortly()) {
  // A bundle of its own beside this one, which has no types.
  const program = './program.mjs';
  import(program);
}

/** @returns false when the search is for the long way to answer. */
function searchShortly(): boolean {
  // Code that is optimised pays when it runs for seconds; making it costs one search a fifth of its time.
  setFlagsFromString('--no-opt');
  const search = loadSearch();
  const answer = search.searchFast(args);
  if (!answer) {
    setFlagsFromString('--opt');
    return false;
  }
  answer.then((exitCode) => {
    process.exitCode = exitCode;
    search.keepCode();
  });
  return true;
}
