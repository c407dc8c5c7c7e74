import type { Application } from '../../model/application.js';
import type { Declaration } from '../../model/template.js';
import { certain } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { isForTrial, ownFunctions } from './own-functions.js';
import { filesWhere, isPipeline, isProjectFile } from './repository.js';
import { habitOf, sightingsAt } from './sighting.js';
import type { FaultSighting, Surroundings } from './signal.js';

/**
 * Functions, and what keeps data, without any tag: all as one where most have none, otherwise those that lack what others
 * have. Nothing where whoever deploys may give tags to everything.
 */
export function untaggedResources(surroundings: Surroundings): readonly FaultSighting[] {
  const { application, repository } = surroundings;
  if (!application.complete || isForTrial(surroundings) || withoutTags.has(application.dialect)) return [];
  if (
    declaredKinds(application, ...registries).length > 0 ||
    taggingTools(repository).length > 0 ||
    ownFunctions(application).length === 0
  )
    return [];
  const asked = taggable(application);
  const untagged = asked.filter(({ tags }) => tags === undefined);
  const tagged = asked.filter(saysWhose);
  if (tagged.length >= untagged.length) return sightingsAt(untagged);
  return tagged.length + untagged.length === asked.length ? [habitOf(application)] : [];
}

/** What is associated with an application of the registry is tagged with it (Service Catalog AppRegistry, read 2026-11-21). */
const registries = [
  'AWS::ServiceCatalogAppRegistry::Application',
  'AWS::ServiceCatalogAppRegistry::ResourceAssociation',
];

/** The manifest of Architect has no words for tags; the others declare no resources. */
const withoutTags: ReadonlySet<Application['dialect']> = new Set(['architect', 'asl', 'code']);

function taggable(application: Application): readonly Declaration[] {
  const kept = [...application.declarations.values()].filter(({ kind }) => keepsData.has(kind));
  return [...ownFunctions(application), ...kept];
}

const keepsData: ReadonlySet<Declaration['kind']> = new Set(['table', 'queue', 'topic', 'bucket', 'stream']);

/** `Name` is what consoles show, and says nothing of an owner. */
function saysWhose({ tags }: Declaration): boolean {
  return tags !== undefined && certain(tags)?.some((name) => name !== 'Name') === true;
}

/** Commands and settings that give tags to whatever is deployed, and scripts for deploying, which are not read. */
const taggingTools = filesWhere(
  (path, text) =>
    isDeployScript(path) ||
    ((isProjectFile(path) || isPipeline(path)) &&
      /(^|\s)--(stack-)?tags?\b|^\s*tags\s*=|\btags:\s*\S|TF_VAR_\w*tags/m.test(text())),
);

function isDeployScript(path: string): boolean {
  return /(^|\/)deploy([-_][^/.]*)?(\.(sh|bash|ps1|cmd|bat))?$/i.test(path);
}
