import type { CallExpression, Expression, MapEntryNode, NewExpression, SpreadNode } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import type { Declaration } from './scopes.js';
import type { Entries, Entry } from './vocabulary.js';

/** Longer trails of names are not followed. */
const longestTrail = 10;

/**
 * Tells what expressions set: the entries of maps and lists, the fields of objects made with braces, the steps of builders,
 * with what is added to them later under the name they are given.
 */
export class EntryReader {
  readonly #file: AnalysedFile;
  readonly #kept = new Map<Expression, Entries | undefined>();
  #depth = 0;

  constructor(file: AnalysedFile) {
    this.#file = file;
  }

  /** Undefined for what has no entries, or none that can be seen. */
  of(expression: Expression): Entries | undefined {
    if (this.#kept.has(expression) || this.#depth > longestTrail) return this.#kept.get(expression);
    this.#kept.set(expression, undefined);
    this.#depth += 1;
    const entries = this.#workOut(expression);
    this.#depth -= 1;
    this.#kept.set(expression, entries);
    return entries;
  }

  #workOut(expression: Expression): Entries | undefined {
    const own = this.#file.words.calls.entriesOf?.(expression, this.#file);
    if (own) return own;
    switch (expression.kind) {
      case 'list':
        return this.#ofItems(expression.items);
      case 'map':
        return this.#ofEntries(expression.entries);
      case 'new':
        return this.#ofNew(expression);
      case 'unary':
        return expression.operator === '&' ? this.of(expression.operand) : undefined;
      case 'cast':
      case 'await':
        return this.of(expression.operand);
      case 'name':
      case 'member':
        return this.#ofName(expression);
      case 'call':
        return this.#ofConversion(expression);
      default:
        return undefined;
    }
  }

  #ofItems(items: readonly (Expression | SpreadNode)[]): Entries {
    const entries = items.flatMap((value, index): readonly Entry[] =>
      value.kind === 'spread' ? [] : [{ name: `${index}`, value }],
    );
    return { entries, complete: entries.length === items.length };
  }

  #ofEntries(nodes: readonly (MapEntryNode | SpreadNode)[], isParameter = false): Entries {
    let complete = true;
    const entries = nodes.flatMap((node): readonly Entry[] => {
      if (node.kind === 'entry') return [this.#entryOf(node, isParameter)];
      const spread = this.of(node.value);
      if (!spread?.complete) complete = false;
      return spread?.entries ?? [];
    });
    return { entries, complete };
  }

  #entryOf({ key, keyExpression, value }: MapEntryNode, isParameter: boolean): Entry {
    const name = key ?? this.#keyOf(keyExpression);
    return { ...(name === undefined ? {} : { name }), ...(isParameter ? { isParameter } : {}), value };
  }

  #keyOf(expression: Expression | undefined): string | undefined {
    const value = expression && this.#file.constants.of(expression);
    return value === undefined ? undefined : `${value}`;
  }

  /** What braces set are fields, which have the names of the API; what is listed in them has numbers. */
  #ofNew(expression: NewExpression): Entries | undefined {
    const { entries, items } = expression;
    if (entries.length === 0 && items.length === 0) return expression.arguments.length === 0 ? nothing : undefined;
    const fields = this.#ofEntries(entries, true);
    const listed = this.#ofItems(items);
    return { entries: [...fields.entries, ...listed.entries], complete: fields.complete && listed.complete };
  }

  #ofConversion(call: CallExpression): Entries | undefined {
    const [first, second] = call.arguments;
    if (!first || second) return undefined;
    const { conversions } = this.#file.words.values;
    return this.#file.calleesOf(call).some((name) => conversions.test(name)) ? this.of(first.value) : undefined;
  }

  #ofName(expression: Expression): Entries | undefined {
    const declaration = this.#file.declarationOf(expression);
    if (!declaration || declaration.elementOf || (declaration.position ?? 0) > 0) return undefined;
    const value = declaration.kind === 'parameter' ? undefined : this.#file.soleValueOf(declaration);
    const own = value ? this.of(value) : undefined;
    const added = this.additionsTo(declaration);
    if (!own && added.length === 0) return undefined;
    return { entries: [...(own?.entries ?? []), ...added], complete: own?.complete ?? false };
  }

  /** What is added to a name after its declaration: `item.put("id", id)`, `item["id"] = id`, `request.TableName = table`. */
  additionsTo(declaration: Declaration): readonly Entry[] {
    return this.#file.usesOf(declaration.name).flatMap((use): readonly Entry[] => {
      if (this.#file.declarationOf(use)?.place !== declaration.place) return [];
      return this.#additionBy(use) ?? [];
    });
  }

  #additionBy(use: Expression): readonly Entry[] | undefined {
    const around = this.#file.parentOf(use);
    if (!around || !('kind' in around)) return undefined;
    if (around.kind === 'index' && around.object === use) return this.#set(around, this.#keyOf(around.index), false);
    if (around.kind !== 'member') return undefined;
    const call = this.#file.parentOf(around);
    if (call && 'kind' in call && call.kind === 'call' && call.callee === around) {
      const entry = this.#file.words.calls.additionOf?.(call, this.#file);
      return entry && [entry];
    }
    return this.#set(around, around.name, true);
  }

  /** The value that a field or an entry is assigned. */
  #set(place: Expression, name: string | undefined, isParameter: boolean): readonly Entry[] | undefined {
    const pattern = this.#file.parentOf(place);
    const assignment = pattern && this.#file.parentOf(pattern);
    if (!pattern || !('kind' in pattern) || pattern.kind !== 'place-pattern') return undefined;
    if (!assignment || !('kind' in assignment) || assignment.kind !== 'assign') return undefined;
    const { value } = assignment;
    return [{ ...(name === undefined ? {} : { name }), ...(isParameter ? { isParameter } : {}), value }];
  }
}

const nothing: Entries = { entries: [], complete: true };
