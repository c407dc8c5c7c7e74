import { asIntrinsic, type MapEntry, type TemplateNode } from '../../../documents/nodes.js';
import { folderOf } from '../../../paths.js';
import type {
  CallExpression,
  Expression,
  FunctionNode,
  MapEntryNode,
  MapExpression,
  Placed,
  TemplateExpression,
} from '../../../syntax/program.js';

/** A name of another module. */
export interface Imported {
  readonly module: string;
  /** `*` for the module itself. */
  readonly name: string;
}

/** Nobody nests configurations so deeply; names that lead to themselves would never end. */
const maximumDepth = 60;

/** Constants that are used over and over count each time. */
const maximumNodes = 50_000;

/**
 * Expressions of a program as nodes of a document. What stands in another file becomes a variable that leads there, as the
 * framework's own configurations refer to other files; what has to be run becomes unreadable.
 */
export class Conversion {
  readonly #path: string;
  readonly #constants: ReadonlyMap<string, Expression>;
  readonly #imports: ReadonlyMap<string, Imported>;
  #depth = 0;
  #nodes = 0;

  constructor(path: string, constants: ReadonlyMap<string, Expression>, imports: ReadonlyMap<string, Imported>) {
    this.#path = path;
    this.#constants = constants;
    this.#imports = imports;
  }

  /** The expression as a node. */
  node(expression: Expression): TemplateNode {
    if (this.#depth > maximumDepth || this.#nodes > maximumNodes) {
      return unreadable('it is too deep to be read', expression);
    }
    this.#depth++;
    this.#nodes++;
    const node = this.#converted(expression);
    this.#depth--;
    return node;
  }

  /** A variable for what another module exports. */
  imported({ module, name }: Imported, { start, end }: Placed): TemplateNode {
    return { kind: 'scalar', value: `\${module(${this.#path}::${module}):${name}}`, start, end };
  }

  #converted(expression: Expression): TemplateNode {
    const { start, end } = expression;
    switch (expression.kind) {
      case 'literal':
        return { kind: 'scalar', value: expression.value === null ? null : String(expression.value), start, end };
      case 'template':
        return this.#text(expression);
      case 'list':
        return {
          kind: 'list',
          items: expression.items.flatMap((item) => {
            if (item.kind !== 'spread') return [this.node(item)];
            const spread = this.node(item.value);
            return spread.kind === 'list' ? spread.items : [spread];
          }),
          start,
          end,
        };
      case 'map':
        return this.#map(expression);
      case 'name':
        return this.#named(expression.name, expression);
      case 'member':
        return this.#member(expression.object, expression.name, expression);
      case 'index': {
        const key = this.node(expression.index);
        return key.kind === 'scalar' && key.value !== null
          ? this.#member(expression.object, key.value, expression)
          : unreadable('which entry is meant is worked out when deploying', expression);
      }
      case 'cast':
      case 'await':
        return this.node(expression.operand);
      case 'conditional':
        return this.#either(expression.then, expression.otherwise, expression);
      case 'binary':
        return this.#binary(expression.operator, expression.left, expression.right, expression);
      case 'call':
        return this.#call(expression);
      case 'function-expression':
        return this.#returned(expression.function, expression);
      default:
        return unreadable('it is worked out when deploying', expression);
    }
  }

  #text({ parts, start, end }: TemplateExpression): TemplateNode {
    const value = parts.map((part) => (typeof part === 'string' ? part : this.#inText(part))).join('');
    return { kind: 'scalar', value, start, end };
  }

  #inText(expression: Expression): string {
    const node = this.node(expression);
    return node.kind === 'scalar' && node.value !== null ? node.value : '${program:value}';
  }

  #map({ entries, start, end }: MapExpression): TemplateNode {
    const layers: (MapEntry[] | TemplateNode)[] = [[]];
    for (const entry of entries) {
      const last = layers.at(-1);
      const own = Array.isArray(last) ? last : [];
      if (!Array.isArray(last)) layers.push(own);
      if (entry.kind === 'entry') {
        const converted = this.#entry(entry);
        if (converted) own.push(converted);
        continue;
      }
      const spread = this.node(entry.value);
      if (spread.kind === 'map') own.push(...spread.entries);
      else layers.push(spread);
    }
    const nodes = layers.map(
      (layer): TemplateNode =>
        Array.isArray(layer) ? asIntrinsic({ kind: 'map', entries: lastOfEach(layer), start, end }) : layer,
    );
    const [only, ...others] = nodes.filter((node) => node.kind !== 'map' || node.entries.length > 0);
    if (!only) return { kind: 'map', entries: [], start, end };
    if (others.length === 0 && only.kind === 'map') return only;
    return {
      kind: 'intrinsic',
      name: merge,
      argument: { kind: 'list', items: [only, ...others], start, end },
      start,
      end,
    };
  }

  #entry({ key, keyExpression, keyPlace, value }: MapEntryNode): MapEntry | undefined {
    const computed = keyExpression && this.node(keyExpression);
    const name = key ?? (computed?.kind === 'scalar' ? (computed.value ?? undefined) : undefined);
    if (name === undefined || name.includes('${')) return undefined;
    return { key: name, keyStart: keyPlace.start, keyEnd: keyPlace.end, value: this.node(value) };
  }

  #named(name: string, place: Placed): TemplateNode {
    const imported = this.#imports.get(name);
    if (imported) return this.imported(imported, place);
    if (name === '__dirname') return this.#folder(place);
    const value = this.#constants.get(name);
    if (value) return this.node(value);
    return name === 'undefined'
      ? { kind: 'scalar', value: null, ...placed(place) }
      : unreadable(`what ${name} is, is worked out when deploying`, place);
  }

  #member(object: Expression, name: string, place: Placed): TemplateNode {
    if (isEnvironment(object)) return { kind: 'scalar', value: `\${env:${name}}`, ...placed(place) };
    const owner = this.node(object);
    if (owner.kind === 'map') {
      const found = owner.entries.findLast(({ key }) => key === name);
      return found?.value ?? { kind: 'scalar', value: null, ...placed(place) };
    }
    if (owner.kind === 'list') return owner.items[Number(name)] ?? { kind: 'scalar', value: null, ...placed(place) };
    const address = owner.kind === 'scalar' ? /^\$\{module\([^)]*\):[^}]*/.exec(owner.value ?? '')?.[0] : undefined;
    if (address === undefined) return unreadable('it is worked out when deploying', place);
    return { kind: 'scalar', value: `${address}.${name}}`, ...placed(place) };
  }

  /** Both branches: conditions are not decided. */
  #either(one: Expression, other: Expression, place: Placed): TemplateNode {
    const condition: TemplateNode = { kind: 'scalar', value: 'condition', ...placed(place) };
    const items = [condition, this.node(one), this.node(other)];
    const argument: TemplateNode = { kind: 'list', items, ...placed(place) };
    return { kind: 'intrinsic', name: 'Fn::If', argument, ...placed(place) };
  }

  #binary(operator: string, left: Expression, right: Expression, place: Placed): TemplateNode {
    if (operator === '+') return this.#text({ kind: 'template', parts: [left, right], ...placed(place) });
    if (operator !== '||' && operator !== '??') return unreadable('it is worked out when deploying', place);
    const first = this.node(left);
    const variable = first.kind === 'scalar' ? /^\$\{(env:[^}]*)\}$/.exec(first.value ?? '')?.[1] : undefined;
    const second = this.node(right);
    if (variable !== undefined && second.kind === 'scalar') {
      return { kind: 'scalar', value: `\${${variable}, ${inVariable(second.value)}}`, ...placed(place) };
    }
    return first.kind === 'scalar' && first.value === null ? second : this.#either(left, right, place);
  }

  #call({ callee, arguments: given, start, end }: CallExpression): TemplateNode {
    const [first, ...others] = given;
    const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name : '';
    if (name === 'require' && first?.value.kind === 'literal') {
      return this.imported({ module: String(first.value.value), name: '*' }, { start, end });
    }
    if (name === 'assign' && first) {
      const items = given.map(({ value }) => this.node(value));
      return { kind: 'intrinsic', name: merge, argument: { kind: 'list', items, start, end }, start, end };
    }
    // The framework's own template makes the path of a handler from the folder of the file it is described in.
    const isOfFolder = first?.value.kind === 'name' && first.value.name === '__dirname' && others.length === 0;
    if (isOfFolder) return this.#folder({ start, end });
    if (name === 'join' && isPathOf(callee))
      return this.#joined(
        given.map(({ value }) => value),
        { start, end },
      );
    return unreadable('a function works it out when deploying', { start, end });
  }

  #joined(parts: readonly Expression[], place: Placed): TemplateNode {
    const texts = parts.map((part) => this.#inText(part));
    return { kind: 'scalar', value: texts.join('/'), ...placed(place) };
  }

  #folder(place: Placed): TemplateNode {
    return { kind: 'scalar', value: `\${folder(${folderOf(this.#path)})}`, ...placed(place) };
  }

  /** A function that does nothing but give something back. */
  #returned({ body }: FunctionNode, place: Placed): TemplateNode {
    const [only] = body;
    return body.length === 1 && only?.kind === 'return' && only.value
      ? this.node(only.value)
      : unreadable('a function works it out when deploying', place);
  }
}

/** Maps put together, later ones over earlier ones: what spreading does. */
export const merge = 'Merge';

function placed({ start, end }: Placed): Placed {
  return { start, end };
}

function unreadable(reason: string, place: Placed): TemplateNode {
  return { kind: 'unreadable', reason, ...placed(place) };
}

function lastOfEach(entries: readonly MapEntry[]): readonly MapEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

function isEnvironment(object: Expression): boolean {
  return (
    object.kind === 'member' &&
    object.name === 'env' &&
    object.object.kind === 'name' &&
    object.object.name === 'process'
  );
}

function isPathOf(callee: Expression): boolean {
  return (
    callee.kind === 'name' ||
    (callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'path')
  );
}

/** A text as a fallback in a variable: another variable as it is, everything else in quotes. */
function inVariable(value: string | null): string {
  if (value === null) return 'null';
  return /^\$\{[^}]*\}$/.test(value) ? value.slice(2, -1) : `'${value.replaceAll("'", '')}'`;
}
