import type { NewReference, NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { renderCode, renderText } from '../../../syntax/edits/render-code.js';
import type { CdkEdit } from './cdk-edit.js';
import { type Making, makingAt, propsOf, textOf } from './constructs.js';

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

/** Lets a function do something: by the resource's own `grant`, or by a statement where there is no construct for it. */
export function addGrant(edit: CdkEdit, { of, actions, resource }: IntentOf<'add-grant'>): boolean {
  const making = makingAt(edit.draft, of);
  const grantee = making && edit.variable(making);
  if (!making || grantee === undefined) return false;
  const end = edit.draft.style.semicolons ? ';' : '';
  const own = ownGrant(edit, { actions, resource }, grantee);
  if (own !== undefined) {
    const behind = laterOf(edit, making, resource);
    return edit.draft.insertAfter(behind, () => `${own}${end}`);
  }
  const resources = edit.code(isList(resource) ? resource : [resource]);
  const statement = edit.imports.expression({ area: 'aws-iam', name: 'PolicyStatement' });
  if (resources === undefined || statement === undefined) return false;
  return edit.draft.insertAfter(laterOf(edit, making, resource), (indent) => {
    const { style } = edit.draft;
    const lists = [renderCode(actions, style, indent, true), renderCode(resources, style, indent, true)];
    const made = edit.isPython
      ? `${statement}(actions=${lists[0]}, resources=${lists[1]})`
      : `new ${statement}({ actions: ${lists[0]}, resources: ${lists[1]} })`;
    return `${grantee}.${edit.name('addToRolePolicy')}(${made})${end}`;
  });
}

/** Puts a grant of the resource in the place of a statement that is added to a function, or other lists into it. */
export function replaceGrant(edit: CdkEdit, { of, right }: IntentOf<'replace-grant'>): boolean {
  const making = makingAt(edit.draft, of);
  const adding = making && addingCall(edit, making);
  const [resource, ...others] = right.resources;
  if (adding && resource !== undefined && others.length === 0) {
    const own = ownGrant(edit, { actions: right.actions, resource }, adding.grantee);
    if (own !== undefined && edit.draft.replace(adding.call, { code: own })) return true;
  }
  return (
    replaceInStatement(edit, of, 'actions', right.actions) && replaceInStatement(edit, of, 'resources', right.resources)
  );
}

/** Puts other actions or resources in the place of those of a statement. */
export function replaceInStatement(
  edit: CdkEdit,
  of: Origin,
  property: 'actions' | 'resources',
  values: readonly NewValue[],
): boolean {
  const making = makingAt(edit.draft, of);
  const code = edit.code(values);
  if (!making || calledName(making) !== 'PolicyStatement' || code === undefined) return false;
  const props = propsOf(edit.draft, making, 0);
  return props !== undefined && edit.draft.set(props, [edit.names(property)], code);
}

/** Calls another of the methods that grant. */
export function replaceSet(edit: CdkEdit, { of, set, by }: IntentOf<'replace-set'>): boolean {
  const callee = makingAt(edit.draft, of)?.node.callee;
  if (callee?.kind !== 'member') return false;
  const written = edit.name(set);
  const start = edit.draft.text.lastIndexOf(written, callee.end - 1);
  if (start < callee.start || start + written.length !== callee.end) return false;
  return edit.draft.replace({ start, end: callee.end }, { code: edit.name(by) });
}

interface AddingCall {
  readonly call: Making['node'];
  /** Who is given the statement, as it is written. */
  readonly grantee: string;
}

/** `save.addToRolePolicy(…)` around a statement, where it is a statement of the program. */
function addingCall(edit: CdkEdit, { around, node }: Making): AddingCall | undefined {
  const call = around.findLast((each): each is Making['node'] => each.kind === 'call');
  const callee = call?.callee;
  const isGiven = call?.arguments.some(({ value }) => value.start === node.start && value.end === node.end);
  if (!call || callee?.kind !== 'member' || !isGiven) return undefined;
  const names = ['addToRolePolicy', 'addToPolicy', 'addToPrincipalPolicy'].map((name) => edit.name(name));
  return names.includes(callee.name) ? { call, grantee: textOf(edit.draft, callee.object) } : undefined;
}

function calledName({ node: { callee } }: Making): string {
  return callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
}

/** What is made later of a function and a resource: a grant stands behind both. */
function laterOf(edit: CdkEdit, making: Making, resource: NewValue): Making {
  const references = referencesIn(resource);
  const makings = references.flatMap((reference) => edit.referred(reference) ?? []);
  return [making, ...makings].reduce((last, each) => (each.node.start > last.node.start ? each : last));
}

function referencesIn(value: NewValue): readonly NewReference[] {
  if (typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap(referencesIn);
  return 'reference' in value ? [value] : value.join.filter((part) => typeof part !== 'string');
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

/** The call by which a resource itself gives exactly these rights; undefined where it has no method for them. */
function ownGrant(
  edit: CdkEdit,
  { actions, resource }: { readonly actions: readonly string[]; readonly resource: NewValue },
  grantee: string,
): string | undefined {
  const reference = referenceIn(resource);
  if (!reference) return undefined;
  const className = edit.classOf(reference);
  const construct = className === undefined ? undefined : edit.construct(reference);
  if (className === undefined || construct === undefined) return undefined;
  const method = methods[`${className} ${[...actions].sort().join()}`];
  if (method !== undefined) return `${construct}.${edit.name(method)}(${grantee})`;
  if (!grantsAnything.has(className)) return undefined;
  const given = actions.map((action) => renderText(action, edit.draft.style));
  return `${construct}.grant(${[grantee, ...given].join(', ')})`;
}

/** What a grant is on: a resource, or the indexes of a table, which its `grant` counts in. */
function referenceIn(resource: NewValue): NewReference | undefined {
  if (typeof resource !== 'object' || isList(resource)) return undefined;
  if ('reference' in resource) return resource.attribute === 'arn' ? resource : undefined;
  const [first, suffix] = resource.join;
  const isIndex = typeof suffix === 'string' && suffix.startsWith('/index/');
  return typeof first === 'object' && first.kind === 'table' && isIndex ? first : undefined;
}

/**
 * Constructs with a `grant` that takes actions, and methods that give one action. Source: aws-cdk-lib API reference,
 * 2026-11.
 */
const grantsAnything: ReadonlySet<string> = new Set(['Table', 'Queue', 'Stream', 'StateMachine']);

const methods: Readonly<Record<string, string>> = {
  'EventBus events:PutEvents': 'grantPutEventsTo',
  'Function lambda:InvokeFunction': 'grantInvoke',
  'StateMachine states:StartExecution': 'grantStartExecution',
  'StateMachine states:StartSyncExecution': 'grantStartSyncExecution',
  'Topic sns:Publish': 'grantPublish',
};
