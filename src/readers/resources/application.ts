import type { Declaration, Dialect } from '../../model/template.js';
import type { Place } from '../values/place.js';
import { readResource } from './index.js';
import { triggersByPermission } from './permissions.js';
import type { Resource } from './resource.js';
import type { ReadApplication } from './resource-reader.js';

/** All resources of an application, as the readers of one of them may ask for the others. */
export function readApplication(
  resources: readonly Resource[],
  dialect: Dialect,
  sharedTags: readonly Place[] = [],
): ReadApplication {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return {
    dialect,
    sharedTags,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    resource: (id) => byId.get(id),
  };
}

/**
 * What the resources of an application declare. `more` are declarations that the dialect makes from words of its own;
 * they come first, and triggers that show only by a permission are left out where `more` declares them. `sharedTags` are those
 * that every resource gets.
 */
export function declarationsOf(
  resources: readonly Resource[],
  dialect: Dialect,
  more: readonly Declaration[] = [],
  sharedTags: readonly Place[] = [],
): readonly Declaration[] {
  const application = readApplication(resources, dialect, sharedTags);
  const declared = [...more, ...resources.flatMap((resource) => readResource(resource, application))];
  return onceEach([...declared, ...triggersByPermission(declared)]);
}

/** Ids are unique: of two declarations with one id, which nothing that can be deployed has, the first counts. */
export function onceEach(declarations: readonly Declaration[]): readonly Declaration[] {
  const seen = new Set<string>();
  return declarations.filter(({ id }) => !seen.has(id) && seen.add(id));
}
