import type { HandlerShape, WrapperFact } from '../../../model/code.js';
import { LineIndex } from '../../../model/source.js';
import type { FileView } from '../../analysis/file-view.js';
import type { HandlerVocabulary } from '../../analysis/vocabulary.js';
import type { CallExpression, FunctionNode } from '../../syntax/program.js';
import { eventOfType, isEventType } from './libraries/events.js';
import { means, startedBy } from './started.js';

const nothing = /^(?!)/;

/**
 * How handlers of Go look: what is given to `lambda.Start`. In a file that starts none, a function that takes one of the
 * runtime's events may be started from another.
 */
export const goHandlers: HandlerVocabulary = {
  shapeOf(node, _owner, file) {
    const started = startedBy(file);
    const isStarted = started.some(({ handler }) => means(handler, node, file));
    const shape = shapeByEvent(node, file);
    if (isStarted) return shape ?? { evidence: 'signature' };
    return started.length === 0 && node.name !== undefined ? shape : undefined;
  },
  started: (file) => startedBy(file).map(({ handler }) => handler),
  wrappersOf(node, _owner, file) {
    const started = startedBy(file).find(({ handler }) => means(handler, node, file));
    return (started?.wrappers ?? []).map((wrapper) => wrapperFact(wrapper, file));
  },
  // Go has no annotations, and Powertools does not exist for it.
  inertAnnotations: nothing,
  knownAnnotations: nothing,
  batchUtilities: nothing,
};

function shapeByEvent({ parameters }: FunctionNode, file: FileView): HandlerShape | undefined {
  for (const { type } of parameters) {
    const full = type && file.typesOf(type).find(({ name }) => isEventType(name));
    if (!full) continue;
    const event = eventOfType(full.name);
    return { evidence: 'type', ...(event && { event }) };
  }
  return undefined;
}

function wrapperFact(call: CallExpression, file: FileView): WrapperFact {
  const [full = ''] = file.calleesOf(call);
  const slash = full.lastIndexOf('/');
  const dot = full.indexOf('.', slash + 1);
  const lines = new LineIndex({ path: file.program.path, text: file.text });
  const written = call.callee.kind === 'name' || call.callee.kind === 'member' ? call.callee.name : '';
  return {
    // What a package of the project's own does, nobody can tell.
    module: dot === -1 || !full.includes('/') ? '' : full.slice(0, dot),
    name: dot === -1 ? written : full.slice(dot + 1),
    range: lines.range(call.start, call.end),
    options: {},
  };
}
