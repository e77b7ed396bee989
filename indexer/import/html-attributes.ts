import type { Properties } from 'hast';
import { find, html, type Info, type Schema } from 'property-information';

/** An attribute as it is written in a start tag. */
export interface WrittenAttribute {
  readonly prefix?: string | undefined;
  readonly name: string;
  readonly value: string;
}

/**
 * The properties that attributes are in hast.
 * @param schema what is known of attributes in the element's language
 */
export function propertiesOf(attributes: readonly WrittenAttribute[], schema: Schema = html): Properties {
  const properties: Properties = {};
  for (const { prefix, name, value } of attributes) {
    // `constructor` and its like would be looked up in the prototype of a table.
    if (Object.hasOwn(Object.prototype, name)) continue;
    const info = infoOf(schema, prefix ? `${prefix}:${name}` : name);
    properties[info.property] = propertyValue(info, value);
  }
  return properties;
}

const known = new Map<string, Info>();

/** What is known of an attribute: pages have few, many times. */
function infoOf(schema: Schema, name: string): Info {
  if (schema !== html) return find(schema, name);
  const before = known.get(name);
  if (before) return before;
  const info = find(html, name);
  if (info.defined) known.set(name, info);
  return info;
}

/** An attribute's value as hast has it. Lists with commas stay text: nothing here reads any. */
function propertyValue(info: Info, value: string): Properties[string] {
  if (info.spaceSeparated) return /^[^ \t\n\r\f]+$/.test(value) ? [value] : wordsOf(value);
  if (info.number && value && !Number.isNaN(Number(value))) return Number(value);
  const isTrue = value === '' || value.toLowerCase() === info.attribute;
  return (info.boolean || info.overloadedBoolean) && isTrue ? true : value;
}

function wordsOf(value: string): string[] {
  return value.split(/[ \t\n\r\f]+/).filter(Boolean);
}
