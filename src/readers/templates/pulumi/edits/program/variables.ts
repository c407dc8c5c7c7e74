import type { NewCode } from '../../../../syntax/edits/new-code.js';
import type { ProgramDraft } from '../../../../syntax/edits/program-draft.js';
import type { FoundNode, ProgramNode } from '../../../../syntax/edits/program-nodes.js';
import type { MadeHere } from './made-here.js';

/** What a resource is called where `at` stands; undefined when it has no name there, or not yet. */
export function variableOf(made: FoundNode, at: FoundNode, draft: ProgramDraft): string | undefined {
  const holder = made.around.at(-1);
  const name = nameGiven(made, holder, draft.text);
  if (name === undefined || made.node.start > at.node.start) return undefined;
  const blocks = made.around.filter((node) => borders.has(node.kind));
  const inside = new Set<ProgramNode>([...at.around, at.node]);
  return blocks.every((block) => inside.has(block)) ? name : undefined;
}

/** The name that the value of an expression is given: `queue`, `this.queue`. */
function nameGiven({ node }: FoundNode, holder: ProgramNode | undefined, text: string): string | undefined {
  if (!holder || !('target' in holder) || !('value' in holder) || holder.value !== node) return undefined;
  const { target } = holder as { readonly target: ProgramNode };
  const written = text.slice(target.start, target.end);
  if (target.kind === 'name-pattern') return /^[\w$]+/.exec(written)?.[0];
  return target.kind === 'place-pattern' && /^(?:this|self)\.[\w$]+$/.test(written) ? written : undefined;
}

/** What a name ends with. */
const borders: ReadonlySet<string> = new Set([
  ...['function', 'function-expression', 'class', 'class-expression', 'if', 'loop', 'switch', 'try', 'block'],
]);

/** A name in the language's own way that the program does not use yet: `ordersDeadLetters`, `orders_dead_letters`. */
export function freeVariable(wanted: string, draft: ProgramDraft): string {
  const joined = wanted.replace(/[^\w$]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  const camel = joined.charAt(0).toLowerCase() + joined.slice(1);
  const base = draft.program.language === 'python' ? camel.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase() : camel;
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${count}`;
    if (!draft.usesName(name)) return name;
  }
}

/**
 * A logical name in the way of a neighbour: with hyphens where it has them. Where the name of the neighbour is worked out,
 * as in a component that is made several times, it is that name with what `wanted` ends with.
 */
export function logicalNameLike({ name, nameExpression }: MadeHere, wanted: string, draft: ProgramDraft): NewCode {
  if (name !== undefined) return /[a-z\d]-[a-z\d]/i.test(name) ? hyphenated(wanted) : wanted;
  if (!nameExpression) return wanted;
  const ending = `-${hyphenated(/(?:DeadLetters|AsyncInvoke|[A-Z][a-z]+)\d*$/.exec(wanted)?.[0] ?? wanted)}`;
  const written = draft.text.slice(nameExpression.start, nameExpression.end);
  if (nameExpression.kind === 'template') {
    return { code: written.slice(0, -1) + ending + written.slice(-1) };
  }
  return { template: [{ code: written }, ending] };
}

function hyphenated(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}
