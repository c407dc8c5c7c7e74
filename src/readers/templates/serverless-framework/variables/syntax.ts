/** A variable in a text: `${opt:stage, 'dev'}`. */
export interface Variable {
  /** Without `${` and `}`. */
  readonly text: string;
  /** Tried one after the other; the first that gives something counts. */
  readonly sources: readonly VariableSource[];
}

/**
 * - `literal`: text in quotes, a number, `true` or `false`; `null` gives nothing.
 * - `address`: what a source keeps under an address, `self:custom.name`, `file(./config.yml):name`. Parameters and address
 *   may have variables in them.
 */
export type VariableSource =
  | { readonly kind: 'literal'; readonly value: string | null }
  | {
      readonly kind: 'address';
      readonly type: string;
      readonly parameters?: string;
      readonly address?: string;
      readonly text: string;
    };

/** Nobody nests variables so deeply. */
const maximumDepth = 20;

/**
 * A text in pieces, variables and what is between them. What CloudFormation fills in (`${AWS::Region}`, `${Orders.Arn}`) is
 * text here, as it is for the framework, which goes by the colon. Undefined for a text without variables.
 *
 * Source: Serverless Framework documentation, "Variables"; `lib/configuration/variables/parse.js` of version 3, 2026-11.
 */
export function parseVariables(text: string): readonly (string | Variable)[] | undefined {
  const pieces: (string | Variable)[] = [];
  let written = 0;
  let at = text.indexOf('${');
  while (at !== -1) {
    const end = closingBrace(text, at + 2);
    if (end === undefined) break;
    const inside = text.slice(at + 2, end);
    const sources = sourcesIn(inside);
    if (sources) {
      if (at > written) pieces.push(text.slice(written, at));
      pieces.push({ text: inside, sources });
      written = end + 1;
    }
    at = text.indexOf('${', sources ? end + 1 : at + 2);
  }
  if (pieces.length === 0) return undefined;
  if (written < text.length) pieces.push(text.slice(written));
  return pieces;
}

/** The brace that closes what is open at `from`; undefined when none does. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}') {
      if (depth === 0) return at;
      depth--;
    }
    if (depth > maximumDepth) return undefined;
  }
  return undefined;
}

/** Undefined when this is no variable of the framework. */
function sourcesIn(text: string): readonly VariableSource[] | undefined {
  if (/^\s*(AWS::|!)/.test(text)) return undefined;
  const parts = splitAtCommas(text);
  const sources = parts.map((part) => sourceOf(part.trim()));
  const [first] = sources;
  if (first?.kind !== 'address') return undefined;
  return sources.flatMap((source) => source ?? []);
}

function sourceOf(text: string): VariableSource | undefined {
  const quoted = /^'([^']*)'$|^"([^"]*)"$/.exec(text);
  if (quoted) return { kind: 'literal', value: quoted[1] ?? quoted[2] ?? '' };
  if (/^(true|false|-?\d+(\.\d+)?)$/.test(text)) return { kind: 'literal', value: text };
  if (text === 'null') return { kind: 'literal', value: null };
  const head = /^([A-Za-z][\w-]*)/.exec(text)?.[1];
  if (head === undefined) return undefined;
  let rest = text.slice(head.length);
  let parameters: string | undefined;
  if (rest.startsWith('(')) {
    const close = closingParenthesis(rest);
    if (close === undefined) return undefined;
    parameters = rest.slice(1, close);
    rest = rest.slice(close + 1);
  }
  if (rest !== '' && !rest.startsWith(':')) {
    // Older versions take the region of SSM and CloudFormation behind a dot: `ssm.us-west-2:/path`.
    const colon = rest.startsWith('.') ? rest.indexOf(':') : -1;
    if (colon === -1) return undefined;
    rest = rest.slice(colon);
  }
  if (rest === '' && parameters === undefined) return undefined;
  const address = rest.slice(1).trim();
  return {
    kind: 'address',
    type: head,
    text,
    ...(parameters !== undefined && { parameters: parameters.trim() }),
    ...(address !== '' && { address }),
  };
}

function closingParenthesis(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

/** At the commas that are neither in quotes nor inside of braces or parentheses. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === "'" || character === '"') && depth === 0) quote = character;
    else if (character === '{' || character === '(') depth++;
    else if (character === '}' || character === ')') depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
