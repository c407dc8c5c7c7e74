import type { TemplateIntent } from '../../../../model/intent.js';
import { LineIndex } from '../../../../model/source.js';
import { argumentsFor } from '../../../aws-provider/index.js';
import type { Expression } from '../syntax/nodes.js';
import type { HclDraft } from './hcl-draft.js';
import { keyText } from './places.js';
import { toExpression } from './references.js';

/**
 * Replaces the values that `replaces` points at, wherever they stand: an argument, a local value, the default of a
 * variable, a file of values. False when what stands there is no literal.
 */
export function replaceWritten(draft: HclDraft, intents: readonly TemplateIntent[]): boolean {
  const lines = new LineIndex(draft.source);
  const changes = [];
  for (const intent of intents) {
    if (intent.kind !== 'set-property' || !intent.replaces) continue;
    if (intent.replaces.file !== draft.source.path) return false;
    const start = lines.offset(intent.replaces.start);
    const end = lines.offset(intent.replaces.end);
    const value = writtenValue(intent, draft);
    if (value === undefined || !literalAt(draft.body, start, end)) return false;
    changes.push({ start, end, text: value });
  }
  return changes.length === 0 || draft.change(changes);
}

/** The value in the provider's words; those of a module are the same. */
function writtenValue(intent: Extract<TemplateIntent, { kind: 'set-property' }>, draft: HclDraft): string | undefined {
  const { of, declaration, property, value } = intent;
  const type = of.path[0] === 'resource' ? (of.path[1] ?? '') : 'aws_lambda_function';
  let [argument] = argumentsFor(type, declaration, property, value) ?? [];
  while (argument && 'block' in argument) argument = argument.block[0];
  if (!argument || !('value' in argument)) return undefined;
  const expression = toExpression(argument.value, { draft, added: new Map(), subject: of });
  return typeof expression === 'string' ? expression : undefined;
}

/** Whether a literal stands exactly there. */
function literalAt(tree: unknown, start: number, end: number): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if (Array.isArray(tree)) return tree.some((item) => literalAt(item, start, end));
  if (isExpression(tree) && tree.start === start && tree.end === end) {
    return tree.kind === 'literal' || (tree.kind === 'template' && keyText(tree) !== undefined);
  }
  return Object.values(tree).some((inner) => literalAt(inner, start, end));
}

function isExpression(node: object): node is Expression {
  return 'kind' in node && 'start' in node && 'end' in node;
}
