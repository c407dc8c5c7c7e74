import type { SourceRange } from '../../../model/source.js';
import type { CallExpression, NewExpression } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/** Works a value out in a step of a durable function, whose result is kept. */
export function runInStep(draft: Draft, at: SourceRange, context: string, name: string): boolean {
  const node = draft
    .nodesAt(at)
    .find(
      (each): each is CallExpression | NewExpression => 'kind' in each && (each.kind === 'call' || each.kind === 'new'),
    );
  if (!node) return false;
  const written = inStep(draft, draft.textOf(node), context, name);
  // What is kept is written down as JSON: a date or UUID would come back as a text.
  if (written === undefined || node.kind === 'new' || !isPlain.test(draft.file.callees.of(node) ?? '')) return false;
  draft.changes.replace(node.start, node.end, written);
  return true;
}

function inStep(draft: Draft, value: string, context: string, name: string): string | undefined {
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      return `await ${context}.step(${draft.quoted(name)}, async () => ${value})`;
    case 'python':
      return `${context}.step(lambda _: ${value}, name=${draft.quoted(name)})`;
    default:
      return undefined;
  }
}

const isPlain =
  /^(?:Date\.now|performance\.now|Math\.random|crypto(?:\.default)?\.(?:randomInt|randomUUID)|uuid(?:\.v[1467])?|nanoid(?:\.nanoid)?|ulid(?:\.ulid)?|time\.(?:time|time_ns)|random\.(?:random|randint|uniform|choice)|secrets\.(?:token_hex|token_urlsafe|randbelow))$/;
