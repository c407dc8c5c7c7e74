import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { mapOf, type NewMap, type NewNode } from '../../../../documents/edits/new-node.js';
import { propertiesOf, referredResource, typeOf } from './resources.js';

/** A right to be given: one statement. */
export interface NewGrant {
  readonly actions: readonly string[];
  readonly resource: NewNode;
}

/**
 * Gives the role of a function a right: in a policy that is written for the role, or else in a new one. False when the role
 * stands elsewhere.
 */
export function addGrant(draft: DocumentDraft, grantee: string, grant: NewGrant): boolean {
  const role = roleOf(draft, grantee);
  if (role === undefined || typeOf(draft, role) !== 'aws_iam_role') return false;
  const documents = [...inlinePolicies(draft, role), ...ownPolicies(draft, role)];
  if (documents.some((path) => appendStatement(draft, path, grant))) return true;
  const name = `${grantee}Access`;
  if (draft.at(['resources', name])) return false;
  const properties = mapOf({
    role: `\${${role}.name}`,
    policy: mapOf({ 'fn::toJSON': mapOf({ Version: '2012-10-17', Statement: [statement(grant)] }) }),
  });
  return draft.set(['resources', name], mapOf({ type: 'aws:iam:RolePolicy', properties }), { after: [role] });
}

function roleOf(draft: DocumentDraft, grantee: string): string | undefined {
  if (typeOf(draft, grantee) === 'aws_iam_role') return grantee;
  return referredResource(draft, [...propertiesOf(grantee), 'role']);
}

function inlinePolicies(draft: DocumentDraft, role: string): readonly (readonly string[])[] {
  const path = [...propertiesOf(role), 'inlinePolicies'];
  const list = draft.at(path);
  if (list?.kind !== 'list') return [];
  return list.items.map((_, at) => [...path, String(at), 'policy', 'fn::toJSON']).reverse();
}

function ownPolicies(draft: DocumentDraft, role: string): readonly (readonly string[])[] {
  const resources = draft.at(['resources']);
  if (resources?.kind !== 'map') return [];
  return resources.entries
    .filter(({ key }) => typeOf(draft, key) === 'aws_iam_role_policy')
    .filter(({ key }) => referredResource(draft, [...propertiesOf(key), 'role']) === role)
    .map(({ key }) => [...propertiesOf(key), 'policy', 'fn::toJSON']);
}

function appendStatement(draft: DocumentDraft, document: readonly string[], grant: NewGrant): boolean {
  const statements = draft.at([...document, 'Statement']);
  return statements?.kind === 'list' && statements.items.length > 0
    ? draft.append([...document, 'Statement'], statement(grant))
    : false;
}

function statement({ actions, resource }: NewGrant): NewMap {
  return mapOf({ Effect: 'Allow', Action: actions.length === 1 ? actions[0] : actions, Resource: resource });
}
