import { writeNumber } from '../i18n/strings.ts';

/** `14.2 MB`, in the units that file managers count in. */
export function writeBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let [value, unit] = [bytes, 0];
  for (; value >= 999.95 && unit < units.length - 1; unit++) value /= 1000;
  return `${writeNumber(unit === 0 ? value : Math.round(value * 10) / 10)} ${units[unit]}`;
}

/** A moment (ISO 8601) as people here write it. */
export function writeTime(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return time.toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
}
