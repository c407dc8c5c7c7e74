import type { StateChange, TemplateIntent } from '../../../../model/intent.js';
import type { NewCode } from '../../../syntax/edits/new-code.js';
import { isMaking } from '../../../syntax/edits/program-nodes.js';
import { renderCode } from '../../../syntax/edits/render-code.js';
import { changeMapOfState } from '../../../workflows/edits/program-states.js';
import type { CdkEdit } from './cdk-edit.js';
import { isNameTaken, type Making, nameOf, placeIn, scopeOf } from './constructs.js';
import { set } from './properties.js';
import { duration } from './words.js';

/**
 * Changes a state of a state machine: a construct by its properties and methods, or a map. False for catches of constructs,
 * whose handlers are constructs too, and for retries that are there.
 */
export function changeState(
  edit: CdkEdit,
  { at, change }: Extract<TemplateIntent, { readonly kind: 'change-state' }>,
): boolean {
  if (at.file !== edit.draft.program.path) return false;
  const making = edit.draft.at(placeIn(edit.draft, at), isMaking);
  if (!making) return changeMapOfState(edit.draft, placeIn(edit.draft, at), change);
  switch (change.change) {
    case 'set-limit':
      return setLimit(edit, making, change.limit, change.seconds);
    case 'add-retry':
      return addRetry(edit, making, change);
    case 'add-failing-default':
      return addDefault(edit, making, change);
    case 'add-failing-catch':
      return addFailingCatch(edit, making, change);
    default:
      return false;
  }
}

function setLimit(edit: CdkEdit, making: Making, limit: string, seconds: number): boolean {
  const timeout = edit.imports.expression({ area: 'aws-stepfunctions', name: 'Timeout' });
  const length = duration(seconds, edit);
  if (timeout === undefined || length === undefined) return false;
  const value = { code: `${timeout}.duration(${codeOf(edit, length)})` };
  return set(edit, making, [limit === 'timeoutSeconds' ? 'taskTimeout' : 'heartbeatTimeout'], value);
}

function addRetry(
  edit: CdkEdit,
  making: Making,
  { errors, intervalSeconds, maximumAttempts, backoffRate }: Extract<StateChange, { readonly change: 'add-retry' }>,
): boolean {
  const interval = duration(intervalSeconds, edit);
  const jitter = edit.imports.expression({ area: 'aws-stepfunctions', name: 'JitterType' });
  if (interval === undefined || jitter === undefined) return false;
  const given: readonly (readonly [string, NewCode])[] = [
    // All errors are meant where none are named.
    ...(errors.includes('States.ALL') ? [] : [['errors', errors] as const]),
    ['interval', interval],
    ['maxAttempts', maximumAttempts],
    ['backoffRate', backoffRate],
    ['jitterStrategy', { code: `${jitter}.FULL` }],
  ];
  return say(edit, making, 'addRetry', (indent) => props(edit, given, indent));
}

function addDefault(
  edit: CdkEdit,
  making: Making,
  { name, error, cause }: Extract<StateChange, { readonly change: 'add-failing-default' }>,
): boolean {
  const failing = failState(edit, making, name, [
    ['error', error],
    ['cause', cause],
  ]);
  return failing !== undefined && say(edit, making, 'otherwise', failing);
}

function addFailingCatch(
  edit: CdkEdit,
  making: Making,
  { name, resultPath }: Extract<StateChange, { readonly change: 'add-failing-catch' }>,
): boolean {
  const error = resultPath ?? '$';
  const failing = failState(edit, making, name, [
    ['errorPath', `${error}.Error`],
    ['causePath', `${error}.Cause`],
  ]);
  if (!failing) return false;
  return say(edit, making, 'addCatch', (indent) => {
    const given = resultPath === undefined ? [] : [props(edit, [['resultPath', resultPath]], indent)];
    return [failing(indent), ...given].join(', ');
  });
}

/** A new fail state in the scope of another one; undefined where its name is taken. */
function failState(edit: CdkEdit, making: Making, name: string, given: readonly (readonly [string, NewCode])[]) {
  const type = edit.imports.expression({ area: 'aws-stepfunctions', name: 'Fail' });
  if (type === undefined || isNameTaken(edit.draft, name)) return undefined;
  const scope = scopeOf(edit.draft, making);
  return (indent: string) =>
    `${edit.isPython ? '' : 'new '}${type}(${scope}, ${codeOf(edit, name)}, ${props(edit, given, indent)})`;
}

/** Calls a method of a construct: in a statement behind it where it has a name, otherwise right where it is made. */
function say(edit: CdkEdit, making: Making, method: string, given: (indent: string) => string): boolean {
  const { draft } = edit;
  const name = nameOf(draft, making);
  const called = (indent: string) => `.${edit.name(method)}(${given(indent)})`;
  if (name !== undefined) {
    const end = draft.style.semicolons ? ';' : '';
    return draft.insertAfter(making, (indent) => `${name}${called(indent)}${end}`);
  }
  const { end } = making.node;
  return draft.replace({ start: end, end }, { code: called(draft.indentationAt(making.node.start)) });
}

/** Named arguments in Python, a map elsewhere. */
function props(edit: CdkEdit, entries: readonly (readonly [string, NewCode])[], indent: string): string {
  if (!edit.isPython) {
    const line = renderCode({ entries }, edit.draft.style, indent, true);
    return line.length <= shortEnough ? line : renderCode({ entries }, edit.draft.style, indent);
  }
  return entries.map(([key, value]) => `${edit.name(key)}=${codeOf(edit, value)}`).join(', ');
}

/** Longer maps stand on lines of their own. */
const shortEnough = 50;

function codeOf(edit: CdkEdit, value: NewCode): string {
  return renderCode(value, edit.draft.style, '', true);
}
