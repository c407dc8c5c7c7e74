import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf, type NewMap, type NewNode } from '../../documents/edits/new-node.js';
import { isIntrinsic, type Place, referredId, textAt } from '../../documents/edits/places.js';
import { typeOf } from './resource-type.js';

/** A right to be given: one statement. */
export interface NewGrant {
  readonly actions: readonly string[];
  readonly resource: NewNode;
  /** The policy template of SAM that gives exactly this. */
  readonly template?: NewMap | undefined;
}

/**
 * Gives a function or a role a right, in the form its policies have. False when that cannot be done here: the role stands
 * in another template or is chosen by a condition.
 */
export function addGrant(draft: DocumentDraft, resource: string, grant: NewGrant): boolean {
  switch (typeOf(draft, resource)) {
    case 'AWS::Serverless::Function':
    case 'AWS::Serverless::StateMachine': {
      const role = draft.at(['Resources', resource, 'Properties', 'Role']);
      return role ? addToRole(draft, referredId(role), resource, grant) : addToSamPolicies(draft, resource, grant);
    }
    case 'AWS::Lambda::Function':
      return addToRole(draft, executionRole(draft, resource), resource, grant);
    case 'AWS::IAM::Role':
      return addToRole(draft, resource, resource, grant);
    case 'AWS::IAM::Policy':
    case 'AWS::IAM::ManagedPolicy':
      return appendStatement(draft, ['Resources', resource, 'Properties', 'PolicyDocument'], grant);
    default:
      return false;
  }
}

/** The role a function is given, when it stands in this template. */
export function executionRole(draft: DocumentDraft, resource: string): string | undefined {
  return referredId(draft.at(['Resources', resource, 'Properties', 'Role']));
}

function addToSamPolicies(draft: DocumentDraft, resource: string, grant: NewGrant): boolean {
  const path = ['Resources', resource, 'Properties', 'Policies'];
  const policies = draft.at(path);
  const document = grant.template ?? mapOf({ Statement: [statement(grant)] });
  switch (policies?.kind) {
    case undefined:
    case 'list':
      return (!grant.template && appendToDocumentIn(draft, path, [], grant)) || draft.append(path, document);
    case 'scalar':
      return draft.set(path, [policies.text, document]);
    case 'map':
      // A single policy in place of the list: a document, or a template of SAM.
      if (isIntrinsic(policies)) return false;
      return (
        (!grant.template && appendStatement(draft, path, grant)) ||
        (draft.makeList(path) && draft.append(path, document))
      );
    default:
      return false;
  }
}

function addToRole(draft: DocumentDraft, role: string | undefined, grantee: string, grant: NewGrant): boolean {
  if (role === undefined || typeOf(draft, role) !== 'AWS::IAM::Role') return false;
  const path = ['Resources', role, 'Properties', 'Policies'];
  if (appendToDocumentIn(draft, path, ['PolicyDocument'], grant)) return true;
  const policy = mapOf({
    PolicyName: freePolicyName(draft.at(path), `${grantee}Access`),
    PolicyDocument: mapOf({ Version: '2012-10-17', Statement: [statement(grant)] }),
  });
  return draft.append(path, policy);
}

/** Adds the statement to the last policy of a list that has a list of statements. */
function appendToDocumentIn(
  draft: DocumentDraft,
  list: readonly string[],
  document: readonly string[],
  grant: NewGrant,
): boolean {
  const policies = draft.at(list);
  if (policies?.kind !== 'list') return false;
  for (let index = policies.items.length - 1; index >= 0; index--) {
    if (appendStatement(draft, [...list, String(index), ...document], grant)) return true;
  }
  return false;
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

function freePolicyName(policies: Place | undefined, wanted: string): string {
  const taken = new Set(
    policies?.kind === 'list'
      ? policies.items.map((policy) => {
          const name = policy.kind === 'map' ? policy.entries.find(({ key }) => key === 'PolicyName') : undefined;
          return textAt(name?.value);
        })
      : [],
  );
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!taken.has(name)) return name;
  }
}
