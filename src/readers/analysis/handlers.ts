import type { HandlerShape } from '../../model/code.js';
import type { FunctionNode, ParameterNode, Placed } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';

/** The functions that look like handlers. */
export function handlerShapes(file: AnalysedFile): ReadonlyMap<FunctionNode, HandlerShape> {
  const shapes = new Map<FunctionNode, HandlerShape>();
  for (const { node, owner } of file.functions.listed) {
    const shape = node && file.words.handlers.shapeOf(node, owner, file);
    if (node && shape) shapes.set(node, shape);
  }
  return shapes;
}

/** Functions that are handed the event by functions that were handed it are found in so many rounds. */
const mostRounds = 4;

/** The parameters that hold the whole event, after each round of following it from function to function. */
export function* handlerInputs(
  file: AnalysedFile,
  shapes: ReadonlyMap<FunctionNode, HandlerShape>,
): Generator<ReadonlySet<Placed>> {
  const inputs = new Set<Placed>();
  const { inputsOf } = file.words.handlers;
  for (const node of shapes.keys()) {
    const own = inputsOf?.(node, file.functions.ownerOf(node), file) ?? eventParameters(node, file);
    for (const { pattern } of own) inputs.add(pattern);
  }
  if (inputs.size === 0) return;
  yield inputs;
  for (let round = 0, before = -1; round < mostRounds && before < inputs.size; round++) {
    before = inputs.size;
    for (const call of file.calls) {
      const at = call.arguments.findIndex(({ value }) => file.types.eventOf(value)?.part === 'whole');
      const pattern = at < 0 ? undefined : file.imports.localTarget(call)?.parameters[at]?.pattern;
      if (pattern) inputs.add(pattern);
    }
    yield inputs;
  }
}

/** The first parameter that is not the context. */
function eventParameters({ parameters }: FunctionNode, file: AnalysedFile): readonly ParameterNode[] {
  const parameter = parameters.find(({ type }) => {
    const object = type && file.types.objectOfType(file.types.ofNode(type));
    return object?.kind !== 'context';
  });
  return parameter ? [parameter] : [];
}
