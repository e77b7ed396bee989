import { Range } from 'semver';

/**
 * A Poetry version constraint as PEP 440 writes it: `^4.2` is `>=4.2.0,<5.0.0`. Of several alternatives (`||`) the last,
 * which by custom is the newest. Empty when any version will do or the constraint cannot be understood.
 */
export function fromPoetry(constraint: string): string {
  const text = (constraint.split('||').at(-1) as string).trim();
  if (text === '' || text === '*') return '';
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map(fromPart).filter(Boolean).join(',');
}

function fromPart(part: string): string {
  if (/^[\^~](?!=)/.test(part)) return fromRange(part);
  if (/^[<>=!~]/.test(part)) return part.replace(/\s+/g, '').replace(/^=(?!=)/, '==');
  return `==${part}`;
}

function fromRange(part: string): string {
  try {
    const bounds = new Range(part.replace(/\s+/g, '')).set[0] ?? [];
    // An upper bound of semver names the first pre-release, which PEP 440's `<` leaves out by itself.
    return bounds
      .map(({ operator, semver }) => `${operator || '=='}${semver.format().split('-')[0]}`)
      .join(',');
  } catch {
    return '';
  }
}
