import type { Application, Handler } from '../../model/application.js';
import { containsRange, rangeKey, type SourceRange } from '../../model/source.js';
import type { Declaration, Retention } from '../../model/template.js';
import { always, isAbsent, isChosen, isGiven, rangeOf } from '../../model/value.js';
import { filesWhere } from './repository.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { Repository, SkillSignals } from './signal.js';

export const infrastructureAsCodeSignals: SkillSignals = {
  skill: 'infrastructure-as-code',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'iac.template-present': ({ application: { dialect, functions, root } }) =>
      dialect !== 'code' && functions.length > 0 ? [sightingOfFile(root)] : [],
    'iac.parameterised': ({ application, repository }) =>
      application.tool && application.tool.stages.length > 1
        ? [sightingOfFile(application.root)]
        : filesOfStages(application, repository).map(sightingOfFile),
    'iac.remote-state-pinned': ({ application: { tool, root } }) => {
      const place = tool && rangeOf(tool.version);
      const isShown = place && always(tool.remoteState, (remote) => remote) && isGiven(tool.version);
      return isShown ? [{ resource: root, place }] : [];
    },
    'iac.custom-resource-safe': ({ application }) => sightingsAt(application.handlers.filter(alwaysAnswers)),
    'iac.retain-stateful': ({ application }) =>
      sightingsAt([...application.declarations.values()].filter(isKeptOnPurpose)),
    'iac.shared-module': ({ application }) => sightingsAt(reusedParts(application)),
  },
  unobservable: {},
};

/** Files that give the parameters of a template their values, one for each stage; none where there is only one stage. */
function filesOfStages({ root, dialect, parameters }: Application, repository: Repository): readonly string[] {
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  if (dialect === 'pulumi') return atLeastTwo(stacksOfPulumi(repository), folder);
  if (parameters.length === 0) return [];
  if (dialect === 'terraform') return atLeastTwo(valuesOfTerraform(repository), folder);
  const configuration = `${folder}samconfig.toml`;
  if (dialect === 'sam' && environmentsIn(repository.text(configuration) ?? '') > 1) return [configuration];
  return atLeastTwo(parameterFiles(repository), folder);
}

const stacksOfPulumi = filesWhere((path) => /(?:^|\/)Pulumi\.[^/]+\.ya?ml$/.test(path));

const valuesOfTerraform = filesWhere(
  (path) => /\.tfvars(?:\.json)?$/.test(path) && !/(?:example|sample|template)[^/]*$/.test(path),
);

const parameterFiles = filesWhere((path) => /(?:^|\/)param(?:eter)?s?[-_./][^/]+\.json$/i.test(path));

function atLeastTwo(files: readonly string[], folder: string): readonly string[] {
  const within = files.filter((path) => path.startsWith(folder));
  return within.length > 1 ? within : [];
}

/** Environments of SAM's own configuration that are deployed: `[prod.deploy.parameters]`. */
function environmentsIn(configuration: string): number {
  const names = [...configuration.matchAll(/^\s*\[\s*"?([\w-]+)"?\.deploy\.parameters\s*\]/gm)].map(([, name]) => name);
  return new Set(names).size;
}

/** It tells creating, changing and deleting apart, and answers when it fails: otherwise the stack waits for hours. */
function alwaysAnswers({ events, reach }: Handler): boolean {
  if (!events.includes('deployment')) return false;
  if (reach.imports.some(({ module }) => /^crhelper(?:\.|$)/.test(module))) return true;
  const tellsApart = reach.eventFlow.reads.some(({ path }) => path.includes('RequestType'));
  return (
    tellsApart && reach.catches.some(({ broad, guardsWork, outcome }) => broad && guardsWork && outcome !== 'swallowed')
  );
}

/** What nobody decided, as the service or the tool keeps it by itself, shows nothing. */
function isKeptOnPurpose(declared: Declaration): boolean {
  if (declared.kind !== 'table' && declared.kind !== 'bucket' && declared.kind !== 'store') return false;
  const { retention } = declared;
  if (retention === undefined) return false;
  // What the CDK sets by itself stands where the whole construct is made.
  const policy = rangeOf(retention.onDeletion);
  const isMadeWithIt = policy !== undefined && containsRange(policy, declared.range);
  return isProtected(retention) || (isRetained(retention) && !isMadeWithIt);
}

function isProtected({ deletionProtection }: Retention): boolean {
  return isChosen(deletionProtection) && always(deletionProtection, (on) => on);
}

function isRetained({ onDeletion, onReplacement }: Retention): boolean {
  return (
    isChosen(onDeletion) &&
    always(onDeletion, (policy) => policy !== 'Delete') &&
    (isAbsent(onReplacement) || always(onReplacement, (policy) => policy !== 'Delete'))
  );
}

/**
 * The files of modules, nested stacks and classes of constructs that are used more than once. A whole stack of the CDK that is
 * there once for each stage is the same thing in another place.
 */
function reusedParts({ declarations, dialect }: Application): readonly Shown[] {
  const users = new Map<string, { range: SourceRange; surroundings: Set<string> }>();
  for (const { id, range } of declarations.values()) {
    const surrounding = id.split('/').slice(0, -1);
    const key = rangeKey(range);
    const above = declarations.get(surrounding.join('/'));
    // What comes along with a resource, a role with its function, stands in its place.
    if (above && rangeKey(above.range) === key) continue;
    const around = surrounding.slice(dialect === 'cdk' ? 1 : 0).join('/');
    const known = users.get(key) ?? { range, surroundings: new Set() };
    users.set(key, known);
    known.surroundings.add(around);
  }
  return [...users.values()]
    .filter(({ surroundings }) => surroundings.size > 1)
    .map(({ range }) => ({ name: 'reused', range }));
}
