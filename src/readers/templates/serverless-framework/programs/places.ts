import type { EntryPlace, Place } from '../../../documents/edits/places.js';
import type { Expression, MapExpression, Program } from '../../../syntax/program.js';
import { parseTypeScriptProgram } from '../../../syntax/typescript/index.js';

/**
 * The places of what a program exports, so that something can be put beside it: the object that it gives as a whole, or
 * else a map of its exports. Undefined for a text that is broken or exports nothing that is written out.
 */
export function parseProgramPlaces(text: string): Place | undefined {
  const program = parseTypeScriptProgram({ path: 'program.ts', text });
  if (program.problems.length > 0) return undefined;
  const search = new PlaceSearch(text, program);
  const whole = program.exports.find(({ name }) => name === '=' || name === 'default')?.value;
  if (whole) {
    const place = search.place(whole, 0);
    return place.kind === 'map' ? place : undefined;
  }
  const entries = program.exports.flatMap(({ name, value, start }): readonly EntryPlace[] =>
    value ? [{ key: name, keyStart: start, colonEnd: start, value: search.place(value, 0) }] : [],
  );
  return entries.length > 0 ? { kind: 'map', layout: 'flow', entries, start: 0, end: text.length } : undefined;
}

const maximumDepth = 60;

class PlaceSearch {
  readonly #text: string;
  readonly #constants = new Map<string, Expression>();

  constructor(text: string, { body }: Program) {
    this.#text = text;
    for (const statement of body) {
      if (statement.kind !== 'variable' || statement.target.kind !== 'name-pattern' || !statement.value) continue;
      this.#constants.set(statement.target.name, statement.value);
    }
  }

  place(expression: Expression, depth: number): Place {
    const { start, end } = expression;
    const shared: Place = { kind: 'shared', start, end };
    if (depth > maximumDepth) return shared;
    switch (expression.kind) {
      case 'literal': {
        const first = this.#text[start];
        if (first === '`') return shared;
        const quote = first === '"' || first === "'" ? first : '';
        return { kind: 'scalar', text: String(expression.value), quote, start, end };
      }
      case 'map':
        return this.#map(expression, depth);
      case 'list': {
        const items = expression.items.map(
          (item): Place =>
            item.kind === 'spread' ? { kind: 'shared', start: item.start, end: item.end } : this.place(item, depth + 1),
        );
        return { kind: 'list', layout: 'flow', items, itemStarts: items.map((item) => item.start), start, end };
      }
      case 'cast':
        return this.place(expression.operand, depth + 1);
      case 'name': {
        // A value that several share would be changed for all of them.
        const value = this.#isOfOnePlace(expression.name) ? this.#constants.get(expression.name) : undefined;
        return value ? this.place(value, depth + 1) : shared;
      }
      default:
        return shared;
    }
  }

  #map({ entries, start, end }: MapExpression, depth: number): Place {
    const places = entries.flatMap((entry): readonly EntryPlace[] => {
      if (entry.kind !== 'entry' || entry.key === undefined) return [];
      const colon = this.#text.indexOf(':', entry.keyPlace.end);
      const isShort = entry.value.start === entry.keyPlace.start;
      const colonEnd = isShort || colon === -1 ? entry.keyPlace.end : colon + 1;
      return [{ key: entry.key, keyStart: entry.keyPlace.start, colonEnd, value: this.place(entry.value, depth + 1) }];
    });
    // What is spread in last would be written over; what cannot be seen might be what is looked for.
    const last = entries.at(-1);
    return last?.kind === 'spread'
      ? { kind: 'shared', start, end }
      : { kind: 'map', layout: 'flow', entries: places, start, end };
  }

  #isOfOnePlace(name: string): boolean {
    const pattern = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
    return (this.#text.match(pattern)?.length ?? 0) <= 2;
  }
}
