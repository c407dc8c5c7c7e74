import { type Call, type Datum, list, literalOf, type TextDatum, text, unknown } from '../data.js';
import { joinTexts } from '../operators.js';
import { ownValue } from '../own-value.js';

/** A method of a text, in JavaScript's or Python's word for it. Undefined for one that is not known. */
export function textMethod(of: TextDatum, name: string, call: Call): Datum | undefined {
  const change = ownValue(changes, name);
  if (change)
    return { ...of, parts: of.parts.map((part) => (typeof part === 'string' ? change(part) : part)), site: call.site };
  switch (name) {
    case 'toString':
    case 'valueOf':
    case 'normalize':
      return of;
    case 'concat':
      return joinTexts([of, ...call.arguments.map(({ datum }) => datum)], call.site);
    case 'replace':
    case 'replaceAll':
      return replaced(of, name, call);
    case 'format':
      return formatted(of, call);
    case 'join': {
      const [given] = call.arguments;
      return given?.datum.kind === 'list'
        ? joinedBy(
            given.datum.items.map(({ datum }) => datum),
            of,
            call,
          )
        : undefined;
    }
    default:
      return ofLiteral(of, name, call);
  }
}

/** The texts with one between them. */
export function joinedBy(data: readonly Datum[], separator: Datum, { site }: Call): Datum {
  return joinTexts(
    data.flatMap((datum, index) => (index === 0 ? [datum] : [separator, datum])),
    site,
  );
}

const changes: Readonly<Record<string, (text: string) => string>> = {
  toLowerCase: (text) => text.toLowerCase(),
  toLocaleLowerCase: (text) => text.toLowerCase(),
  lower: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  upper: (text) => text.toUpperCase(),
};

function replaced(of: TextDatum, name: string, { arguments: [what, by], site }: Call): Datum {
  const [from, to] = [literalOf(what?.datum), literalOf(by?.datum)];
  if (from === undefined || to === undefined) return unknown(site, 'what is replaced is known only when it runs');
  const change = (part: string) => (name === 'replaceAll' ? part.replaceAll(from, to) : part.replace(from, to));
  return { ...of, parts: of.parts.map((part) => (typeof part === 'string' ? change(part) : part)), site };
}

/** `'{}-{name}'.format(a, name=b)` */
function formatted(of: TextDatum, call: Call): Datum | undefined {
  const literal = literalOf(of);
  if (literal === undefined) return undefined;
  const positional = call.arguments.filter(({ name }) => name === undefined);
  let next = 0;
  const pieces = literal.split(/(\{\w*\})/).map((piece): Datum => {
    const name = /^\{(\w*)\}$/.exec(piece)?.[1];
    if (name === undefined) return text(piece, call.site);
    const index = name === '' ? next++ : Number(name);
    const given = call.arguments.find((each) => each.name === name && name !== '') ?? positional[index];
    return given?.datum ?? unknown(call.site, 'what is put in here is not known');
  });
  return joinTexts(pieces, call.site);
}

function ofLiteral(of: TextDatum, name: string, call: Call): Datum | undefined {
  const literal = literalOf(of);
  const { site } = call;
  const known = call.arguments.map(({ datum }) => (datum.kind === 'number' ? datum.value : literalOf(datum)));
  if (literal === undefined || known.includes(undefined)) return undefined;
  const [first, second] = known;
  const keep = (value: string): Datum => ({ ...text(value, site), ...(of.isDefault && { isDefault: true as const }) });
  const answer = (value: boolean): Datum =>
    of.isDefault ? unknown(site, 'it is known only when the program runs') : { kind: 'boolean', value, site };
  switch (name) {
    case 'trim':
    case 'strip':
      return keep(literal.trim());
    case 'slice':
      return keep(literal.slice(asIndex(first), asIndex(second)));
    case 'substring':
    case 'substr':
      return keep(literal.substring(asIndex(first) ?? 0, asIndex(second)));
    case 'charAt':
      return keep(literal.charAt(asIndex(first) ?? 0));
    case 'padStart':
      return keep(literal.padStart(asIndex(first) ?? 0, String(second ?? ' ')));
    case 'capitalize':
      return keep(literal.charAt(0).toUpperCase() + literal.slice(1).toLowerCase());
    case 'title':
      return keep(literal.toLowerCase().replace(/\b\w/g, (letter) => letter.toUpperCase()));
    case 'split':
      return list(literal.split(String(first ?? ' ')).map(keep), site);
    case 'startsWith':
    case 'startswith':
      return answer(literal.startsWith(String(first)));
    case 'endsWith':
    case 'endswith':
      return answer(literal.endsWith(String(first)));
    case 'includes':
      return answer(literal.includes(String(first)));
    default:
      return undefined;
  }
}

function asIndex(value: string | number | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
