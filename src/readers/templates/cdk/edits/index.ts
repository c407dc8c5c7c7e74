import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { ProgramDraft } from '../../../syntax/edits/program-draft.js';
import { renderText } from '../../../syntax/edits/render-code.js';
import type { Program } from '../../../syntax/program.js';
import { CdkEdit } from './cdk-edit.js';
import { freshVariable, makingAt, propsOf, scopeOf } from './constructs.js';
import { addGrant, replaceGrant, replaceInStatement, replaceSet } from './grants.js';
import { placeOfProps, set, setProperty } from './properties.js';
import { removeProperty, removeVariable } from './removals.js';
import { removeGrant, removePolicy } from './removed-grants.js';
import { addResource, announce } from './resources.js';
import { changeState } from './states.js';

/** The edits that carry out the intents of one fix on one file; undefined when one of them cannot be expressed there. */
export function editCdk(
  source: SourceFile,
  intents: readonly TemplateIntent[],
  parse: (source: SourceFile) => Program,
): readonly TextEdit[] | undefined {
  const draft = ProgramDraft.open(source, parse);
  if (!draft) return undefined;
  const edit = new CdkEdit(draft);
  for (const intent of intents) {
    if (intent.kind === 'add-resource') announce(edit, intent.resource, isReferredTo(intent.resource.name, intents));
  }
  return intents.every((intent) => carryOut(edit, intent)) ? draft.edits() : undefined;
}

function isReferredTo(name: string, intents: readonly TemplateIntent[]): boolean {
  return intents.some(
    (intent) =>
      intent.kind === 'set-property' &&
      typeof intent.value === 'object' &&
      'reference' in intent.value &&
      intent.value.reference === name,
  );
}

function carryOut(edit: CdkEdit, intent: TemplateIntent): boolean {
  switch (intent.kind) {
    case 'set-property':
      return setProperty(edit, intent);
    case 'remove-property':
      return removeProperty(edit, intent);
    case 'set-redrive':
      return setRedrive(edit, intent);
    case 'add-resource':
      return addResource(edit, intent.near, intent.resource);
    case 'set-environment': {
      const making = makingAt(edit.draft, intent.of);
      const value = edit.code(intent.value);
      return making !== undefined && value !== undefined && setVariable(edit, making, intent.name, value);
    }
    case 'set-environment-from-parameter':
      return setFromParameter(edit, intent);
    case 'remove-environment':
      return removeVariable(edit, intent);
    case 'replace-actions':
      return replaceInStatement(edit, intent.of, 'actions', intent.actions);
    case 'replace-resources':
      return replaceInStatement(edit, intent.of, 'resources', intent.resources);
    case 'replace-grant':
      return replaceGrant(edit, intent);
    case 'remove-grant':
      return removeGrant(edit, intent.of);
    case 'replace-set':
      return replaceSet(edit, intent);
    case 'remove-policy':
      return removePolicy(edit, intent);
    case 'add-grant':
      return addGrant(edit, intent);
    case 'change-state':
      return changeState(edit, intent);
    // States and errors are named by constructs and constants here.
    case 'rename-in-workflow':
      return false;
    case 'change-parameter':
      return changeParameter(edit, intent);
    case 'complete-template':
      return false;
  }
}

function setRedrive(
  edit: CdkEdit,
  { of, target, maxReceiveCount }: Extract<TemplateIntent, { kind: 'set-redrive' }>,
): boolean {
  const making = makingAt(edit.draft, of);
  const queue = edit.construct({ reference: target, attribute: 'arn' });
  if (!making || queue === undefined) return false;
  if (!edit.isPython) {
    const entries = [['queue', { code: queue }] as const, ['maxReceiveCount', maxReceiveCount] as const];
    return set(edit, making, ['deadLetterQueue'], { entries });
  }
  const type = edit.imports.expression({ area: 'aws-sqs', name: 'DeadLetterQueue' });
  if (type === undefined) return false;
  return set(edit, making, ['deadLetterQueue'], {
    code: `${type}(queue=${queue}, max_receive_count=${maxReceiveCount})`,
  });
}

type Making = NonNullable<ReturnType<typeof makingAt>>;

/** Into the map of variables; where that is none, by `addEnvironment`. */
function setVariable(edit: CdkEdit, making: Making, name: string, value: Parameters<typeof set>[3]): boolean {
  const { node } = making;
  const props = edit.isPython ? { kind: 'named' as const, node } : undefined;
  const last = node.arguments.at(-1)?.value;
  const container = props ?? (last?.kind === 'map' ? { kind: 'map' as const, node: last } : undefined);
  const path = [edit.names('environment'), [name]];
  return container !== undefined && edit.draft.set(container, path, value);
}

function setFromParameter(
  edit: CdkEdit,
  { of, name, parameter }: Extract<TemplateIntent, { kind: 'set-environment-from-parameter' }>,
): boolean {
  const making = makingAt(edit.draft, of);
  const type = edit.imports.expression({ area: 'core', name: 'CfnParameter' });
  if (!making || type === undefined) return false;
  const variable = freshVariable(edit.draft, parameter);
  const made = `${type}(${scopeOf(edit.draft, making)}, ${renderText(parameter, edit.draft.style)})`;
  const end = edit.draft.style.semicolons ? ';' : '';
  const line = edit.isPython ? `${variable} = ${made}` : `const ${variable} = new ${made}${end}`;
  const value = { code: `${variable}.${edit.name('valueAsString')}` };
  return setVariable(edit, making, name, value) && edit.draft.insertBefore(making, () => line);
}

function changeParameter(
  edit: CdkEdit,
  { of, change }: Extract<TemplateIntent, { kind: 'change-parameter' }>,
): boolean {
  const making = makingAt(edit.draft, of);
  if (!making) return false;
  if (change === 'mask') return set(edit, making, ['noEcho'], true);
  const props = propsOf(edit.draft, making, placeOfProps(making, edit));
  return props !== undefined && edit.draft.remove(props, [edit.names('default')]);
}
