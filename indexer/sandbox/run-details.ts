type Check = (value: unknown) => boolean;
type Fields = Record<string, unknown>;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isTruth: Check = (value) => typeof value === 'boolean';

/** Whether the details of a result from behind the wall are what their types say, each of them, all the way down. */
export function isRunDetails(value: Fields): boolean {
  return (
    isMissing(value, 'queries', isNumber) &&
    isMissing(value, 'expects', isNumber) &&
    isMissing(value, 'indebted', isTruth) &&
    isMissing(value, 'unmade', listOf(isText)) &&
    isMissing(value, 'borrowed', listOf(shapeOf({ name: isText, from: isText, code: isText }))) &&
    isMissing(
      value,
      'checks',
      listOf(shapeOf({ line: isNumber, right: isTruth, want: isText, got: isText })),
    ) &&
    isMissing(value, 'sql', listOf(isStatement)) &&
    isMissing(value, 'panels', listOf(isPanel))
  );
}

const isStatement: Check = (value) =>
  shapeOf({ sql: isText, seconds: isNumber })(value) && isMissing(value as Fields, 'plan', isText);

const PANELS: Readonly<Record<string, Check>> = {
  table: shapeOf({ columns: listOf(isText), rows: listOf(listOf(isText)), total: isNumber }),
  response: shapeOf({
    status: isNumber,
    reason: isText,
    headers: listOf((pair) => listOf(isText)(pair) && (pair as string[]).length === 2),
    type: isText,
    body: isText,
  }),
  markup: shapeOf({ body: isText }),
  models: shapeOf({ models: listOf(isModel) }),
};

function isModel(value: unknown): boolean {
  return shapeOf({ name: isText, table: isText, bases: listOf(isText), fields: listOf(isField) })(value);
}

function isField(value: unknown): boolean {
  const fits = shapeOf({ name: isText, type: isText, marks: listOf(isText) })(value);
  return fits && isMissing(value as Fields, 'to', isText) && isMissing(value as Fields, 'many', isTruth);
}

function isPanel(value: unknown): boolean {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(PANELS, kind) && PANELS[kind]?.(value) === true;
}

/** True for a field that is not there, or is as it should be. */
function isMissing(value: Fields, name: string, check: Check): boolean {
  return value[name] === undefined || check(value[name]);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function shapeOf(fields: Readonly<Record<string, Check>>): Check {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Fields)[name]));
}
