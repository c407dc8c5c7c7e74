import type { Block, Expression } from '../syntax/nodes.js';
import { addBlock, setAttribute, setEntry } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { calledModule, setMapEntry } from './modules.js';
import type { NewExpression } from './new-expression.js';
import { attributeOf, entryOf, isOfType, structureOf } from './places.js';
import { removeArgument, removeEntry } from './removals.js';

/** Writes a variable of a function's environment, making the block and the map where they are not there. */
export function setVariable(
  draft: HclDraft,
  find: () => Block | undefined,
  name: string,
  value: NewExpression,
): boolean {
  const block = find();
  if (calledModule(block) === 'lambda') return setMapEntry(draft, find, 'environment_variables', name, value);
  if (!block || !isOfType(block, 'aws_lambda_function')) return false;
  const isLooped = block.body.blocks.some(
    ({ type, labels }) => type === 'dynamic' && labels[0]?.text === 'environment',
  );
  if (isLooped || attributeOf(block.body, 'environment')) return false;
  const environment = block.body.blocks.find(({ type }) => type === 'environment');
  const variables: NewExpression = { object: [[name, value]] };
  if (!environment) return addBlock(draft, block, { head: 'environment', attributes: [['variables', variables]] });
  const written = attributeOf(environment.body, 'variables');
  if (!written) return setAttribute(draft, environment, 'variables', variables);
  const object = objectIn(draft, written.value);
  return object !== undefined && setEntry(draft, object, name, value);
}

/** Takes a variable away, and with the last one the block. */
export function removeVariable(draft: HclDraft, find: () => Block | undefined, name: string): boolean {
  const block = find();
  if (!block) return false;
  const ofModule = calledModule(block) === 'lambda';
  if (!ofModule && !isOfType(block, 'aws_lambda_function')) return false;
  const holder = ofModule ? block : block.body.blocks.find(({ type }) => type === 'environment');
  const written = holder && attributeOf(holder.body, ofModule ? 'environment_variables' : 'variables');
  const object = written && objectIn(draft, written.value);
  if (!written || !object || !entryOf(object, name)) return false;
  if (object.entries.length > 1) return removeEntry(draft, object, name);
  if (object !== structureOf(written.value)) return false;
  return removeArgument(draft, [block], ofModule ? [written.name] : ['environment', written.name]);
}

/** The map that is written, or the last of those that are put together. */
function objectIn(draft: HclDraft, value: Expression, depth = 0): Extract<Expression, { kind: 'object' }> | undefined {
  const structure = structureOf(value);
  if (structure.kind === 'object') return structure;
  if (structure.kind === 'call' && structure.name === 'merge' && !structure.spreads) {
    return structure.arguments.flatMap((each) => (each.kind === 'object' ? [each] : [])).at(-1);
  }
  if (structure.kind !== 'attribute' || structure.of.kind !== 'name' || structure.of.name !== 'local' || depth > 3)
    return undefined;
  const { name } = structure;
  const local = draft.body.blocks.flatMap((block) =>
    block.type === 'locals' ? (attributeOf(block.body, name) ?? []) : [],
  )[0];
  return local && objectIn(draft, local.value, depth + 1);
}
