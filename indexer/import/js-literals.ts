import { tsPlugin } from '@sveltejs/acorn-typescript';
import {
  type CallExpression,
  type Expression,
  type Node,
  type ObjectExpression,
  Parser,
  type Program,
} from 'acorn';

const options = { ecmaVersion: 'latest', sourceType: 'module', locations: true } as const;
const TypeScript = Parser.extend(tsPlugin());

/** A file of JavaScript or TypeScript as a syntax tree; undefined when it is neither. Nothing of it is run. */
export function parseScript(source: string): Program | undefined {
  try {
    return TypeScript.parse(source, options);
  } catch {
    return undefined;
  }
}

/** One expression as a syntax tree; undefined when it is none. */
export function parseExpression(source: string): Expression | undefined {
  try {
    const [statement] = Parser.parse(`(${source}\n)`, options).body;
    return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  } catch {
    return undefined;
  }
}

/** How much of a file is looked at; names may lead to each other, and lists of lists grow quickly. */
const MAX_NODES = 100_000;

/**
 * The value of an expression that is written out: texts, numbers, lists, maps. In a file, also names of top-level
 * constants, calls of top-level functions that only return something written out, and other calls as their first argument
 * (`defineConfig({…})`). Whatever else it holds is undefined in its place.
 */
export function evaluateLiteral(node: Node | null | undefined, program?: Program): unknown {
  return new Evaluation(program).valueOf(node);
}

class Evaluation {
  readonly #program: Program | undefined;
  #nodesLeft = MAX_NODES;
  readonly #open = new Set<Node>();

  constructor(program: Program | undefined) {
    this.#program = program;
  }

  valueOf(node: Node | null | undefined): unknown {
    // A name that leads back to itself has no value.
    if (!node || this.#open.has(node) || --this.#nodesLeft < 0) return undefined;
    this.#open.add(node);
    const value = this.#evaluate(node as Written);
    this.#open.delete(node);
    return value;
  }

  #evaluate(node: Written): unknown {
    switch (node.type) {
      case 'Literal':
        return node.value;
      case 'TemplateLiteral':
        return node.expressions.length === 0 ? node.quasis[0]?.value.cooked : undefined;
      case 'ArrayExpression':
        return node.elements.flatMap((element) => {
          if (element?.type !== 'SpreadElement') return [this.valueOf(element)];
          const spread = this.valueOf(element.argument);
          return Array.isArray(spread) ? spread : [];
        });
      case 'ObjectExpression':
        return this.#map(node);
      case 'Identifier':
        return this.valueOf(this.#program && constantOf(this.#program, node.name));
      case 'CallExpression':
        return this.#call(node);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return this.valueOf(node.expression);
      default:
        return undefined;
    }
  }

  #map({ properties }: ObjectExpression): Record<string, unknown> {
    const map: Record<string, unknown> = Object.create(null);
    for (const property of properties) {
      if (property.type === 'SpreadElement') {
        const spread = this.valueOf(property.argument);
        if (typeof spread === 'object' && spread !== null) Object.assign(map, spread);
      } else {
        const key = property.computed ? this.valueOf(property.key) : keyOf(property.key);
        if (typeof key === 'string') map[key] = this.valueOf(property.value);
      }
    }
    return map;
  }

  #call({ callee, arguments: [first] }: CallExpression): unknown {
    if (!this.#program) return undefined;
    const called = callee.type === 'Identifier' ? functionOf(this.#program, callee.name) : undefined;
    if (called) return this.valueOf(called);
    return first?.type === 'SpreadElement' ? undefined : this.valueOf(first);
  }
}

type Written = Expression | (Node & { type: 'TSAsExpression' | 'TSSatisfiesExpression'; expression: Node });

/** What a file gives away: its default export, or what it assigns to `module.exports`. */
export function exportedValue(program: Program): unknown {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') return evaluateLiteral(statement.declaration, program);
    const assigned = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (assigned?.type !== 'AssignmentExpression' || assigned.left.type !== 'MemberExpression') continue;
    const { object, property } = assigned.left;
    const isModule = object.type === 'Identifier' && object.name === 'module';
    if (isModule && property.type === 'Identifier' && property.name === 'exports') {
      return evaluateLiteral(assigned.right, program);
    }
  }
  return undefined;
}

function keyOf(key: Node): string | undefined {
  const named = key as { type: string; name?: string; value?: unknown };
  if (named.type === 'Identifier') return named.name;
  return named.type === 'Literal' ? String(named.value) : undefined;
}

function constantOf(program: Program, name: string): Node | undefined {
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declared.declarations) {
      if (id.type === 'Identifier' && id.name === name) return init ?? undefined;
    }
  }
  return undefined;
}

/** What a top-level function of this name returns, where that is all it does. */
function functionOf(program: Program, name: string): Node | undefined {
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' && declared.id?.name === name) {
      const last = declared.body.body.at(-1);
      return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
    }
  }
  const constant = constantOf(program, name) as Expression | undefined;
  if (constant?.type !== 'ArrowFunctionExpression') return undefined;
  return constant.body.type === 'BlockStatement' ? undefined : constant.body;
}
