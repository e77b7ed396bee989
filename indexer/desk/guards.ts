import type { DeskCallName, DeskCalls, GetOrder, ImportOrder } from '../core/desk-calls.ts';
import { isDocSetId } from '../core/ref.ts';
import { SOURCE_FORMATS } from '../core/types.ts';

const MAX_SOURCES = 1000;
const MAX_TEXT = 200;

/** For each call, whether what arrived are its arguments. A page is never trusted to keep to the types. */
export const DESK_GUARDS: {
  readonly [N in DeskCallName]: (args: readonly unknown[]) => args is DeskCalls[N]['args'];
} = {
  recognise: (args): args is DeskCalls['recognise']['args'] => args.length === 1 && isText(args[0]),
  forget: (args): args is DeskCalls['forget']['args'] => args.length === 1 && isTokens(args[0]),
  importSources: (args): args is DeskCalls['importSources']['args'] =>
    args.length === 1 && isImportOrder(args[0]),
  getDocSet: (args): args is DeskCalls['getDocSet']['args'] => args.length === 1 && isGetOrder(args[0]),
  cancelImport: (args): args is readonly [] => args.length === 0,
  inspect: (args): args is readonly [] => args.length === 0,
  catalogue: (args): args is readonly [] => args.length === 0,
  verify: (args): args is DeskCalls['verify']['args'] => args.length === 1 && isId(args[0]),
  rollBack: (args): args is DeskCalls['rollBack']['args'] => args.length === 1 && isId(args[0]),
  remove: (args): args is DeskCalls['remove']['args'] =>
    args.length === 2 && isId(args[0]) && (args[1] === null || isText(args[1])),
};

export function isDeskCall(name: string): name is DeskCallName {
  return Object.hasOwn(DESK_GUARDS, name);
}

function isImportOrder(value: unknown): value is ImportOrder {
  if (!isRecord(value)) return false;
  const { sources, docSet, version, as, ...others } = value;
  return (
    Object.keys(others).length === 0 &&
    isTokens(sources) &&
    (docSet === undefined || isId(docSet)) &&
    (version === undefined || isText(version)) &&
    (as === undefined || (SOURCE_FORMATS as readonly unknown[]).includes(as))
  );
}

function isGetOrder(value: unknown): value is GetOrder {
  if (!isRecord(value)) return false;
  const { name, version, system, ...others } = value;
  return (
    Object.keys(others).length === 0 &&
    isId(name) &&
    (version === undefined || isText(version)) &&
    (system === undefined || typeof system === 'boolean')
  );
}

function isTokens(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= MAX_SOURCES && value.every(isText);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return isText(value) && isDocSetId(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT && !/\p{Cc}/u.test(value);
}
