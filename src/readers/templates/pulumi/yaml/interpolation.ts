/** A text of the YAML language in pieces: what stands as it is, and what is put in. */
export type Piece = string | Access;

/** `${queue.arn}`, `${fn.environment.variables["TABLE"]}`: a name and the way into it. */
export interface Access {
  readonly name: string;
  readonly steps: readonly string[];
  /** As it stands between the braces. */
  readonly text: string;
}

/** Takes a text apart. `$${` is a dollar sign and a brace; what is no access stands as it is. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('$', at);
    if (next === -1) break;
    literal += text.slice(at, next);
    at = next;
    if (text.startsWith('$${', at)) {
      literal += '${';
      at += 3;
      continue;
    }
    const end = text.startsWith('${', at) ? text.indexOf('}', at) : -1;
    const access = end === -1 ? undefined : accessIn(text.slice(at + 2, end));
    if (!access) {
      literal += '$';
      at += 1;
      continue;
    }
    if (literal !== '') pieces.push(literal);
    pieces.push(access);
    literal = '';
    at = end + 1;
  }
  literal += text.slice(at);
  return literal === '' ? pieces : [...pieces, literal];
}

const step = /^(?:\.?([A-Za-z_$][\w$-]*)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\])/;

function accessIn(inside: string): Access | undefined {
  const text = inside.trim();
  const steps: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const match = step.exec(rest);
    if (!match) return undefined;
    steps.push(match[1] ?? match[3] ?? (match[2] ?? '').replace(/\\(.)/g, '$1'));
    rest = rest.slice(match[0].length);
  }
  const [name, ...others] = steps;
  return name === undefined ? undefined : { name, steps: others, text };
}
