import type { NewValue } from '../../../../../model/intent.js';
import { inputOf, inputsOf, type MadeHere } from './made-here.js';
import type { ProgramEdit } from './program-edit.js';
import { variableOf } from './variables.js';

/** The form in which a route sends requests is said at the one integration that it leads to. */
export function setPayloadFormat(edit: ProgramEdit, route: MadeHere, value: NewValue): boolean {
  const { draft } = edit;
  const target = inputOf(route, ['target']);
  const written = target ? draft.text.slice(target.start, target.end) : '';
  const [integration, ...others] = edit.resources.filter(({ type, found }) => {
    const variable = variableOf(found, route.found, draft);
    return type === 'aws_apigatewayv2_integration' && variable !== undefined && refersTo(written, variable);
  });
  const inputs = integration && inputsOf(integration, draft);
  if (!inputs || others.length > 0 || typeof value !== 'string') return false;
  return draft.set(inputs, [edit.spellings('payloadFormatVersion')], value);
}

function refersTo(written: string, variable: string): boolean {
  return new RegExp(`(?<![\\w$.])${variable.replaceAll('$', '\\$').replaceAll('.', '\\.')}\\.id\\b`).test(written);
}
