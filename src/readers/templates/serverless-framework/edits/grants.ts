import type { TemplateIntent } from '../../../../model/intent.js';
import { mapOf, type NewMap, type NewNode } from '../../../documents/edits/new-node.js';
import { isIntrinsic, referredId, textAt } from '../../../documents/edits/places.js';
import { addGrant as addToResource } from '../../../stack/edits/grants.js';
import type { ServiceDraft } from './service-draft.js';
import { settings } from './settings.js';

type AddGrant = Extract<TemplateIntent, { readonly kind: 'add-grant' }>;

/**
 * Gives a function a right: in the role it has for itself, in a role that is written in the same file, or else in the one
 * the framework makes for all functions. False when the role stands elsewhere.
 */
export function addGrant(draft: ServiceDraft, { of, actions, resource }: AddGrant): boolean {
  const node = draft.node(resource);
  if (node === undefined) return false;
  const place = placeOfStatements(draft, of);
  if (!place) return false;
  const key = JSON.stringify([place, actions, node]);
  if (draft.granted.has(key)) return true;
  draft.granted.add(key);
  if (place.kind === 'list') {
    return draft.document.append(place.path, statement(actions, node)) || appendFirst(draft, place.path, actions, node);
  }
  return addToResource(draft.asStack(place.section), place.role, { actions, resource: node });
}

/** Takes a managed policy from the roles that the framework makes. */
export function removeManagedPolicy({ document }: ServiceDraft, policy: string): boolean {
  for (const path of [
    ['provider', 'iam', 'role', 'managedPolicies'],
    ['provider', 'iamManagedPolicies'],
  ]) {
    const list = document.at(path);
    if (list?.kind !== 'list') continue;
    const at = list.items.findIndex((item) => textAt(item)?.endsWith(`/${policy}`));
    if (at !== -1) return document.removeItem([...path, String(at)]) || document.remove(path);
  }
  return false;
}

type Statements =
  | { readonly kind: 'list'; readonly path: readonly string[] }
  | { readonly kind: 'role'; readonly role: string; readonly section: readonly string[] };

function placeOfStatements(draft: ServiceDraft, { file, path }: AddGrant['of']): Statements | undefined {
  const { document } = draft;
  const isHere = file === draft.path;
  if (isHere) {
    const given = document.at([...path, 'role']);
    if (given) return roleHere(draft, referredId(given) ?? textAt(given));
    const own = [
      [...path, 'iamRoleStatements'],
      [...path, 'iam', 'role', 'statements'],
    ].find((each) => document.at(each));
    if (own) return { kind: 'list', path: own };
  }
  if (!draft.isRoot) return undefined;
  if (document.textAt(['provider', 'iam', 'role', 'mode']) === 'perFunction') {
    return isHere ? { kind: 'list', path: [...path, 'iam', 'role', 'statements'] } : undefined;
  }
  const shared = document.at(['provider', 'role']) ?? document.at(['provider', 'iam', 'role']);
  if (shared && (shared.kind !== 'map' || isIntrinsic(shared))) {
    return roleHere(draft, referredId(shared) ?? textAt(shared));
  }
  const isLegacy = document.at(['provider', 'iamRoleStatements']) !== undefined;
  return {
    kind: 'list',
    path: isLegacy ? ['provider', 'iamRoleStatements'] : ['provider', 'iam', 'role', 'statements'],
  };
}

/** A role by its logical name, when it is written in this file. */
function roleHere(draft: ServiceDraft, role: string | undefined): Statements | undefined {
  const section = draft.openSection();
  return role === undefined || !section ? undefined : { kind: 'role', role, section };
}

function appendFirst(
  draft: ServiceDraft,
  path: readonly string[],
  actions: readonly string[],
  resource: NewNode,
): boolean {
  return (
    draft.document.at(path) === undefined &&
    draft.document.set(path, [statement(actions, resource)], { after: settings })
  );
}

function statement(actions: readonly string[], resource: NewNode): NewMap {
  return mapOf({ Effect: 'Allow', Action: actions.length === 1 ? actions[0] : actions, Resource: resource });
}
