import { callParts, definitionOf, functionParts, parametersOf } from '../../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import { batchFunctions } from '../libraries/powertools.js';
import type { EditedFile } from './edited-file.js';
import { recordLoop } from './records.js';

/** A function that works on one record of a batch. */
export interface RecordFunction {
  readonly definition: SyntaxNode;
  readonly parameter: string;
  /** Arguments that must be given by name from now on. */
  readonly toName: readonly SyntaxNode[];
}

/** The function of this file that a batch handler calls with each record. */
export function recordFunction(edited: EditedFile, handler: SyntaxNode): RecordFunction | undefined {
  return handedToProcessor(edited, handler) ?? calledInLoop(edited, handler);
}

/** `process_partial_response(…, record_handler=save)` and `@batch_processor(record_handler=save, …)`. */
function handedToProcessor(edited: EditedFile, handler: SyntaxNode): RecordFunction | undefined {
  const { whole } = definitionOf(handler);
  for (const call of edited.within('call', whole)) {
    const { callee, keywords } = callParts(call, edited.text);
    const name = callee ? (edited.textOf(callee).split('.').at(-1) ?? '') : '';
    if (!batchFunctions.has(name) && !/batch_processor$/.test(name)) continue;
    const definition = functionMeant(edited, keywords.get('record_handler'));
    const [parameter] = definition ? parametersOf(definition) : [];
    if (definition && parameter && edited.textOf(parameter.name) === 'record') {
      return { definition, parameter: 'record', toName: [] };
    }
  }
  return undefined;
}

/** `for record in event['Records']: save(record)`, when this is the only place that calls it. */
function calledInLoop(edited: EditedFile, handler: SyntaxNode): RecordFunction | undefined {
  const { body } = functionParts(handler);
  const loop = (body ? parts(body) : []).flatMap((statement) => recordLoop(edited, statement) ?? [])[0];
  if (!loop) return undefined;
  for (const call of edited.within('call', loop.body)) {
    const { callee, positional, keywords } = callParts(call, edited.text);
    const definition = callee?.type === 'identifier' ? functionMeant(edited, callee) : undefined;
    const parameters = definition ? parametersOf(definition) : [];
    const index = definition && edited.file.functions.indexOf(definition);
    const given = positional.findIndex((argument) => edited.textOf(argument) === loop.variable);
    const named = [...keywords].find(([, argument]) => edited.textOf(argument) === loop.variable)?.[0];
    const parameter = named ?? (parameters[given] && edited.textOf(parameters[given].name));
    const isOnlyCall = index !== undefined && edited.file.meanings.callsOf(index).length === 1;
    const isNameable = named !== undefined || given === positional.length - 1;
    if (!definition || parameter === undefined || !isOnlyCall || !isNameable) continue;
    if (edited.file.scopes.around(definition).kind !== 'module') continue;
    const argument = named === undefined ? positional[given] : undefined;
    return { definition, parameter, toName: argument ? [argument] : [] };
  }
  return undefined;
}

function functionMeant(edited: EditedFile, node: SyntaxNode | undefined): SyntaxNode | undefined {
  const meaning = node && edited.file.meanings.of(node);
  const definition = meaning?.kind === 'function' ? edited.file.functions.nodes[meaning.index] : undefined;
  return definition?.type === 'function_definition' ? definition : undefined;
}
