import type { StateData } from '../../model/workflow.js';
import type { Place } from '../values/place.js';
import { mentions } from './mentions.js';

/** How much of the data around a state goes through it. */
export function stateData(state: Place): StateData {
  return {
    input: inputOf(state),
    result: resultOf(state),
    counts: parts(state).some((part) => mentions(part, counts)),
  };
}

function inputOf(state: Place): StateData['input'] {
  if (isWritten(state.get('InputPath'), '$')) return 'selected';
  const [given] = ['Parameters', 'Arguments'].map((key) => state.get(key)).filter(({ written }) => written);
  if (!given) return 'whole';
  const payload = given.isMap() ? wholeOf(given) : given.literal;
  return payload === undefined || !wholeInput.test(payload.trim()) ? 'selected' : 'whole';
}

/** `Payload.$`, `Input.$` or `MessageBody.$` of an optimised integration that hands on all there is. */
function wholeOf(parameters: Place): string | undefined {
  const names = ['Payload', 'Input', 'MessageBody', 'Message'].flatMap((name) => [`${name}.$`, name]);
  return names.map((name) => parameters.get(name).literal).find((text) => text !== undefined);
}

const wholeInput = /^(\$|\{%\s*\$states\.input\s*%\})$/;

function resultOf(state: Place): StateData['result'] {
  const output = state.get('Output');
  if (output.written) return resultInExpression(output);
  const [path, outputPath] = [state.get('ResultPath'), state.get('OutputPath')];
  if (isNull(path) || isNull(outputPath)) return 'discarded';
  if (state.get('ResultSelector').written || isWritten(outputPath, '$')) return 'selected';
  return isWritten(path, '$') ? 'added' : 'whole';
}

function resultInExpression(output: Place): StateData['result'] {
  if (!mentions(output, (text) => text.includes('$states.result'))) return 'discarded';
  const text = output.literal?.trim() ?? '';
  if (/^\{%\s*\$states\.result\s*%\}$/.test(text)) return 'whole';
  return /\$states\.input\b/.test(text) && /\$states\.result\b(?!\.)/.test(text) ? 'added' : 'selected';
}

/** Written, and not the default. */
function isWritten(place: Place, usual: string): boolean {
  return place.written !== undefined && place.literal !== usual;
}

function isNull(place: Place): boolean {
  return place.written !== undefined && place.isAbsent;
}

function parts(state: Place): readonly Place[] {
  return ['Parameters', 'Arguments', 'Result', 'ResultSelector', 'Output', 'Assign'].map((key) => state.get(key));
}

/** `States.MathAdd` in a path; a sum in an expression, where texts are put together with `&`. */
function counts(text: string): boolean {
  if (text.includes('States.MathAdd(')) return true;
  return text.trimStart().startsWith('{%') && text.replace(/'[^']*'|"[^"]*"/g, '').includes('+');
}
