import type { Application } from '../../model/application.js';
import { always } from '../../model/value.js';
import { isForEveryStage } from './non-production.js';
import { isForTrial, ownFunctions } from './own-functions.js';
import { deploys, pipelinesOf, pipelinesWhere } from './pipelines.js';
import { askedOnce, filesWhere, isProjectFile } from './repository.js';
import { habitOf, sightingsAt } from './sighting.js';
import type { FaultSighting, Repository, Sighting, Surroundings } from './signal.js';

/**
 * Rollouts that say at once, and whole applications that are deployed to production, as the settings beside them or a pipeline
 * say, without any alias.
 */
export function allAtOnce(surroundings: Surroundings): readonly FaultSighting[] {
  const { application, repository } = surroundings;
  const { declarations } = application;
  const declared = [...declarations.values()];
  const rollouts = declared.filter((each) => each.kind === 'rollout');
  const sudden = rollouts.filter(
    ({ conditional, shift }) =>
      !conditional && isForEveryStage(shift, application) && always(shift, (way) => way === 'at-once'),
  );
  if (sudden.length > 0 && sudden.length === rollouts.length) return [habitOf(application)];
  if (rollouts.length > 0) return sightingsAt(sudden);
  const hasAlias = declared.some((each) => each.kind === 'alias' && !each.isVersion);
  if (hasAlias || !application.complete || isForTrial(surroundings) || ownFunctions(application).length === 0)
    return [];
  const isForProduction =
    productionSettings(repository).some((path) => folderOf(path) === folderOf(application.root)) ||
    (isAlone(application, repository) && productionPipelines(repository).length > 0);
  return isForProduction ? [habitOf(application)] : [];
}

const productionSettings = filesWhere(
  (path, text) =>
    path.endsWith('samconfig.toml') && isProjectFile(path) && /^\[["']?(prod|production|live)\b/m.test(text()),
);

const productionPipelines = pipelinesWhere(({ jobs }) =>
  jobs.some(({ name, steps }) =>
    steps.some((step) => deploys(step) && (isOfProduction.test(step) || isOfProduction.test(name))),
  ),
);

const isOfProduction = /(^|[^a-z])(prod|production)([^a-z]|$)/i;

/** A pipeline at the top of the repository deploys what lies there. */
function isAlone(application: Application, repository: Repository): boolean {
  return folderOf(application.root) === '' || rootFiles(repository).every((path) => isOwn(path, application));
}

/** What makes a folder an application of its own is this one's: the CDK is told in a folder above its program. */
function isOwn(path: string, { root, dialect }: Application): boolean {
  const folder = folderOf(path);
  return folder === folderOf(root) || (dialect === 'cdk' && path.endsWith('cdk.json') && root.startsWith(folder));
}

const rootFiles = filesWhere((path) => /(^|\/)(template\.ya?ml|serverless\.ya?ml|cdk\.json|app\.arc)$/.test(path));

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Pipelines that are given a key of AWS which lasts, each at the line that does so. */
export const storedKeys = askedOnce((repository): readonly Sighting[] =>
  pipelinesOf(repository).flatMap(({ path, text }) => {
    const lines = text.split(/\r?\n/);
    // A token beside it makes it a key of an hour.
    if (lines.some((line) => /aws[-_]session[-_]token/i.test(line))) return [];
    const at = lines.findIndex((line) => givesKey(line));
    if (at < 0) return [];
    const [start, end] = [lines[at]?.search(/\S/) ?? 0, lines[at]?.length ?? 0];
    const place = { file: path, start: { line: at, character: start }, end: { line: at, character: end } };
    return [{ resource: path, place }];
  }),
);

/**
 * From the store of the service that runs the pipeline; what is written out is made up, or a secret for a rule to find. Others
 * who keep objects call their keys alike.
 */
function givesKey(line: string): boolean {
  return !/^\s*#/.test(line) && !ofAnotherStore.test(line) && (isGivenToAws.test(line) || isCalledAfterAws.test(line));
}

const isGivenToAws =
  /\baws[-_]secret[-_](?:access[-_])?key\b["']?[:=\s]+["']?\$(?:\{\{\s*secrets\.|\{?[A-Za-z_]|\(\w+\))/i;

const isCalledAfterAws = /\bsecrets\.(?:\w*_)?AWS_?SECRET_?(?:ACCESS_?)?KEY(?:_\w+)?\b/i;

const ofAnotherStore = /\b(?:\w*_)?(?:R2|B2|MINIO|SPACES|WASABI|CLOUDFLARE|BACKBLAZE)_\w*KEY/i;
