/**
 * Says whether a measure meets its bar, and makes the process fail when it does not.
 * @template {string} N
 * @param {Readonly<Record<N, number>>} bars by name: the most that is met
 * @param {N} name
 * @param {number} value
 * @param {string} what
 */
export function compare(bars, name, value, what) {
  const isMet = value <= bars[name];
  const digits = Number.isInteger(value) ? 0 : bars[name] >= 10 ? 1 : 2;
  line(isMet ? 'ok' : 'MISSED', `${value.toFixed(digits)} (bar: ${bars[name]}) ${what}`);
  if (!isMet) process.exitCode = 1;
}

/** @param {number} value */
export function ms(value) {
  return `${value.toFixed(1)} ms`;
}

/**
 * @param {string} name
 * @param {string} text
 */
export function line(name, text) {
  console.log(`${name.padEnd(10)}${text}`);
}
