import { rangeIn } from '../../../documents/document.js';
import {
  absentHead,
  type Head,
  type KeyPath,
  type PlaceEntry,
  seenFrom,
  unknownHead,
  type Written,
} from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { concatenated, literalOf } from '../../../values/text.js';
import { type Expression, itemName, type ObjectExpression, type TemplatePart } from '../syntax/nodes.js';
import { memberOf } from './access.js';
import { callFunction } from './functions/index.js';
import { expandFor } from './loops.js';
import { operate } from './operations.js';
import { type Site, withTextSource } from './site.js';
import { spelled } from './spelled.js';

/** An expression as a place. Nothing is worked out yet. */
export function placeOf(expression: Expression, site: Site, path?: KeyPath): Place {
  return new ExpressionPlace(expression, site, path);
}

class ExpressionPlace extends Place {
  readonly #expression: Expression;
  readonly #site: Site;
  readonly #path: KeyPath | undefined;
  #written: Written | undefined;

  constructor(expression: Expression, site: Site, path: KeyPath | undefined) {
    super();
    this.#expression = expression;
    this.#site = site;
    this.#path = path;
  }

  override get written(): Written {
    this.#written ??= writtenAt(this.#expression, this.#site, this.#path);
    return this.#written;
  }

  protected override workOut(): readonly Head[] {
    return evaluate(this.#expression, this.#site, this.#path, this.written);
  }
}

/** Where something of a file is written. */
export function writtenAt(
  place: { readonly start: number; readonly end: number },
  site: Site,
  path?: KeyPath,
): Written {
  return site.at ?? { range: rangeIn(site.file, place.start, place.end), path };
}

function evaluate(node: Expression, site: Site, path: KeyPath | undefined, written: Written): readonly Head[] {
  switch (node.kind) {
    case 'literal':
      return [node.value === null ? absentHead : { kind: 'text', parts: [node.value], ...written }];
    case 'template':
      return template(node.parts, site, written, path);
    case 'list':
      return [
        {
          kind: 'list',
          items: node.items.map((item, at) => placeOf(item, site, { parent: path, key: String(at) })),
          ...written,
        },
      ];
    case 'object':
      return [object(node, site, path, written)];
    case 'name': {
      const named = site.names.get(node.name) ?? site.scope.named(node.name);
      if (!named) return [unknownHead(written, `nothing here is called ${node.name}`, node.name)];
      return named.heads.map((head) => seen(head, site, written));
    }
    case 'attribute':
      return memberOf(placeOf(node.of, site), node.name, written).map((head) => seen(head, site, written));
    case 'index':
      return indexed(placeOf(node.of, site), placeOf(node.key, site), written, spelled(node)).map((head) =>
        seen(head, site, written),
      );
    case 'splat':
      return placeOf(node.of, site).heads.map((head) => splat(head, node.each, site, written));
    case 'call':
      return callFunction({
        name: node.name,
        arguments: node.arguments.map((argument) =>
          placeOf(argument, site, encoders.has(node.name) ? path : undefined),
        ),
        spreads: node.spreads,
        site,
        written,
        evaluateTemplate: (parts, inner) => template(parts, inner, written),
      });
    case 'conditional':
      return conditional(
        placeOf(node.condition, site),
        placeOf(node.whenTrue, site, path),
        placeOf(node.whenFalse, site, path),
      );
    case 'for':
      return expandFor(node, site, written, placeOf);
    case 'operation':
      return operate(
        node.operator,
        node.operands.map((operand) => placeOf(operand, site)),
        written,
      );
    case 'unreadable':
      return [unknownHead(written, 'it cannot be understood')];
  }
}

/** What these are given stands where their result stands. */
const encoders: ReadonlySet<string> = new Set(['jsonencode', 'yamlencode']);

/** In a file that no user has written, a value stays where the user has written it. */
function seen(head: Head, site: Site, written: Written): Head {
  return site.at ? head : seenFrom(written, head);
}

function conditional(condition: Place, whenTrue: Place, whenFalse: Place): readonly Head[] {
  const { literal } = condition;
  if (literal === 'true') return whenTrue.heads;
  if (literal === 'false') return whenFalse.heads;
  return [...whenTrue.heads, ...whenFalse.heads];
}

/** A template of one interpolation is the value itself, whatever it is. */
function template(parts: readonly TemplatePart[], site: Site, written: Written, path?: KeyPath): readonly Head[] {
  const [only, ...others] = parts;
  if (!only) return [{ kind: 'text', parts: [''], ...written }];
  if (others.length === 0 && only.kind === 'interpolation') return placeOf(only.value, site, path).heads;
  const pieces = parts.map((part) => ({
    start: part.start,
    end: part.end,
    heads: piece(part, site, written),
    isLiteral: part.kind === 'text',
  }));
  const heads = concatenated(
    pieces.map((each) => each.heads),
    written,
  );
  const source = { file: site.file, pieces, ...(site.at && { at: site.at }) };
  return heads.map((head) => withTextSource(head, source));
}

function piece(part: TemplatePart, site: Site, written: Written): readonly Head[] {
  switch (part.kind) {
    case 'text':
      return [{ kind: 'text', parts: [part.text], ...written }];
    case 'interpolation':
      return placeOf(part.value, site).heads;
    case 'condition': {
      const { literal } = placeOf(part.condition, site);
      const whenTrue = literal === 'false' ? [] : template(part.whenTrue, site, written);
      const whenFalse = literal === 'true' ? [] : template(part.whenFalse, site, written);
      return [...whenTrue, ...whenFalse];
    }
    case 'unreadable':
      return [unknownHead(written, 'it cannot be understood')];
  }
}

function object(node: ObjectExpression, site: Site, path: KeyPath | undefined, written: Written): Head {
  const entries: PlaceEntry[] = [];
  let incomplete: string | undefined;
  for (const { key, value } of node.entries) {
    const keyPlace = placeOf(key, site);
    const name = keyPlace.literal;
    if (name === undefined) {
      incomplete ??= 'a key is known only when deploying';
      continue;
    }
    entries.push({
      key: name,
      keyRange: writtenAt(key, site).range,
      place: placeOf(value, site, { parent: path, key: name }),
    });
  }
  return { kind: 'map', entries, ...written, ...(incomplete && { incomplete }) };
}

function indexed(of: Place, key: Place, written: Written, name: string): readonly Head[] {
  return key.heads.flatMap((head) => {
    const text = head.kind === 'text' ? literalOf(head.parts) : undefined;
    if (text !== undefined) return memberOf(of, text, written);
    return of.heads.flatMap((each) => anyOf(each, written, name));
  });
}

/** What an index that is not known may lead to: any item. */
function anyOf(head: Head, written: Written, name: string): readonly Head[] {
  const items = head.kind === 'list' ? head.items : head.kind === 'map' ? head.entries.map(({ place }) => place) : [];
  if (items.length === 0 || items.length > 8)
    return [unknownHead(written, 'the key is known only when deploying', name)];
  return items.flatMap((item) => item.heads);
}

function splat(head: Head, each: Expression, site: Site, written: Written): Head {
  if (head.kind === 'unknown') return head;
  const items = head.kind === 'list' ? head.items : head.kind === 'absent' ? [] : [Place.of(head)];
  return {
    kind: 'list',
    items: items.map((item) => placeOf(each, { ...site, names: new Map([...site.names, [itemName, item]]) })),
    ...written,
  };
}
