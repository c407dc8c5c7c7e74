import type { Declaration } from '../../model/template.js';
import { always } from '../../model/value.js';
import { heavyAtEdge, runsAtEdge } from './edge-functions.js';
import { pipelinesOf } from './pipelines.js';
import { askedOnce, filesWhere, isTestFile, isVercelFile, isWorkerFile } from './repository.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
import type { Repository, Sighting, SkillSignals } from './signal.js';

export const edgeComputeSignals: SkillSignals = {
  skill: 'edge-compute',
  isObservable: ({ application, repository }) =>
    [...application.declarations.values()].some(isAtEdge) ||
    application.handlers.some(runsAtEdge) ||
    workerFiles(repository).length + vercelFiles(repository).length > 0,
  observers: {
    // A function of CloudFront has no network, no file and a millisecond: it can do nothing but light work.
    'edge.light-work': ({ application, repository }) => [
      ...sightingsAt(
        [...application.declarations.values()].filter(
          (each) => each.kind === 'other' && each.resource === 'AWS::CloudFront::Function',
        ),
      ),
      ...told(repository, workerFiles, /["']?\bcpu_ms["']?\s*[:=]\s*\d/),
    ],
    'edge.cache': ({ application, repository }) => [
      ...sightingsAt([...application.declarations.values()].filter(keepsAnswers)),
      ...told(repository, vercelFiles, /\bs-maxage=\d|"(?:Vercel-)?CDN-Cache-Control"/i),
    ],
    'edge.near-data': ({ repository }) => [
      ...told(
        repository,
        workerFiles,
        /["']?\bmode["']?\s*[:=]\s*["']smart["']|\[\[hyperdrive\]\]|"hyperdrive"\s*:\s*\[/,
      ),
      ...told(repository, vercelFiles, /"regions"\s*:\s*\[\s*"/),
    ],
    'edge.secrets-and-obs': ({ repository }) =>
      told(repository, workerFiles, observability).filter(
        ({ resource }) =>
          bindsSecrets.test(withoutComments(repository.text(resource) ?? '')) || setsSecrets(repository),
      ),
    'edge.shared-middleware': ({ repository }) => sharedPackages(repository).map(sightingOfFile),
  },
  faults: {
    'edge.bad.heavy': { severity: 'info', observe: ({ application }) => sightingsAt(heavyAtEdge(application)) },
  },
  unobservable: {
    'edge.bad.plain-vars':
      'The variables of Cloudflare and Vercel are not read value by value, and a name alone does not tell a secret from an identifier.',
  },
};

function isAtEdge(declared: Declaration): boolean {
  if (declared.kind === 'cache-policy') return true;
  return declared.kind === 'other' && declared.resource?.startsWith('AWS::CloudFront::') === true;
}

/** A policy of no seconds is how caching is switched off. */
function keepsAnswers(declared: Declaration): boolean {
  return declared.kind === 'cache-policy' && always(declared.maximumSeconds, (seconds) => seconds > 0, true);
}

/** Files of a kind that say something outside of their comments. */
function told(repository: Repository, files: Files, says: RegExp): readonly Sighting[] {
  return files(repository)
    .filter((path) => says.test(withoutComments(repository.text(path) ?? '')))
    .map(sightingOfFile);
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(?:#|\/\/).*$/gm, '');
}

const observability =
  /^\[observability\][^[]*?^enabled\s*=\s*true|"observability"\s*:\s*\{\s*[^}]*"enabled"\s*:\s*true/m;
const bindsSecrets = /secrets_store_secrets|^\[secrets\]|"secrets"\s*:/m;

/** The pipeline hands secrets over when it deploys: they are in no file. */
const setsSecrets = askedOnce((repository) =>
  pipelinesOf(repository).some(({ text }) =>
    /wrangler secret (?:put|bulk)|wrangler-action[\s\S]*?^\s+secrets:/m.test(text),
  ),
);

/** Packages of the repository that at least two workers depend on and that have tests. */
function sharedPackages(repository: Repository): readonly string[] {
  const workers = new Set(workerFiles(repository).map(folderOf));
  if (workers.size < 2) return [];
  const manifest = (folder: string) => manifestIn(repository.text(`${folder}package.json`) ?? '');
  const uses = [...workers].map((folder) => manifest(folder).dependencies);
  return manifests(repository).filter((path) => {
    const folder = folderOf(path);
    const { name } = manifest(folder);
    return (
      name !== undefined &&
      !workers.has(folder) &&
      uses.filter((dependencies) => dependencies.includes(name)).length > 1 &&
      testFiles(repository).some((each) => each.startsWith(folder))
    );
  });
}

type Files = (repository: Repository) => readonly string[];

const workerFiles: Files = filesWhere(isWorkerFile);
const vercelFiles: Files = filesWhere(isVercelFile);
const testFiles: Files = filesWhere(isTestFile);
const manifests: Files = filesWhere((path) => /(?:^|\/)package\.json$/.test(path));

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

interface Manifest {
  readonly name?: string;
  readonly dependencies: readonly string[];
}

/** What a `package.json` says; nothing where it is none. */
function manifestIn(text: string): Manifest {
  const { name, dependencies, devDependencies } = objectIn(text);
  return {
    dependencies: [dependencies, devDependencies].flatMap((section) =>
      typeof section === 'object' && section !== null ? Object.keys(section) : [],
    ),
    ...(typeof name === 'string' && { name }),
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
