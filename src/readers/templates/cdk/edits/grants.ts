import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { renderCode, renderText } from '../../../syntax/edits/render-code.js';
import type { CdkEdit } from './cdk-edit.js';
import { makingAt, propsOf } from './constructs.js';

type AddGrant = Extract<TemplateIntent, { kind: 'add-grant' }>;

/** Lets a function do something: by the resource's own `grant`, or by a statement where there is no construct for it. */
export function addGrant(edit: CdkEdit, { of, actions, resource }: AddGrant): boolean {
  const making = makingAt(edit.draft, of);
  const grantee = making && edit.variable(making);
  if (!making || grantee === undefined) return false;
  const { style } = edit.draft;
  const end = style.semicolons ? ';' : '';
  const given = actions.map((action) => renderText(action, style));
  const own = grantingConstruct(edit, resource);
  if (own !== undefined) {
    return edit.draft.insertAfter(making, () => `${own}.grant(${[grantee, ...given].join(', ')})${end}`);
  }
  const code = edit.code(resource);
  const statement = edit.imports.expression({ area: 'aws-iam', name: 'PolicyStatement' });
  if (code === undefined || statement === undefined) return false;
  return edit.draft.insertAfter(making, (indent) => {
    const lists = [renderCode(actions, style, indent, true), renderCode([code], style, indent, true)];
    const made = edit.isPython
      ? `${statement}(actions=${lists[0]}, resources=${lists[1]})`
      : `new ${statement}({ actions: ${lists[0]}, resources: ${lists[1]} })`;
    return `${grantee}.${edit.name('addToRolePolicy')}(${made})${end}`;
  });
}

/** Puts other actions or resources in the place of those of a statement. */
export function replaceInStatement(
  edit: CdkEdit,
  of: Origin,
  property: 'actions' | 'resources',
  values: readonly NewValue[],
): boolean {
  const making = makingAt(edit.draft, of);
  const callee = making?.node.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  const code = edit.code(values);
  if (!making || name !== 'PolicyStatement' || code === undefined) return false;
  const props = propsOf(edit.draft, making, 0);
  return props !== undefined && edit.draft.set(props, [edit.names(property)], code);
}

/** Tables, queues and secrets give rights themselves. */
function grantingConstruct(edit: CdkEdit, resource: NewValue): string | undefined {
  if (typeof resource !== 'object' || !('reference' in resource) || resource.attribute !== 'arn') return undefined;
  const className = edit.added.get(resource.reference)?.className;
  return className === 'Table' || className === 'Queue' ? edit.construct(resource) : undefined;
}
