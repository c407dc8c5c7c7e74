import { isCloudEvents, isOfProvider, runsElsewhere } from '../../knowledge/portable-packages.js';
import type { Handler } from '../../model/application.js';
import { filesWhere, isDecision, isProjectFile, isServiceManifest } from './repository.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
import type { Repository, Sighting, SkillSignals } from './signal.js';

export const portabilitySignals: SkillSignals = {
  skill: 'portability',
  isObservable: ({ application, repository }) =>
    application.handlers.length > 0 || components(repository).length > 0 || knativeServices(repository).length > 0,
  observers: {
    'port.core-adapter': ({ application: { handlers } }) => handlers.flatMap(separatedCore),
    'port.second-target': ({ application: { handlers }, repository }) =>
      sightingsAt(handlers.filter((handler) => alsoRunsElsewhere(handler, repository))),
    'port.cloudevents': ({ application: { handlers } }) =>
      sightingsAt(
        handlers.flatMap(({ reach }) =>
          reach.imports
            .filter(({ module }) => isCloudEvents(module))
            .map(({ module, range }) => ({ range, name: module })),
        ),
      ),
    'port.knative': ({ repository }) =>
      knativeServices(repository)
        .filter((path) => chosenScaling.test(repository.text(path) ?? ''))
        .map(sightingOfFile),
    'port.wasm': ({ repository }) => components(repository).map(sightingOfFile),
    'port.decision-record': ({ repository }) => decisions(repository).map(sightingOfFile),
  },
  faults: {
    'port.bad.vendor-in-core': {
      severity: 'info',
      observe: ({ application: { handlers }, repository }) =>
        handlers.flatMap((each) => vendorInCore(each, repository)),
    },
  },
  unobservable: {},
};

/** The folder of the core, where nothing in it knows the provider and adapters stand beside it. */
function separatedCore({ reach: { files, imports } }: Handler): readonly Sighting[] {
  const core = files.filter((file) => coreFolder.test(file));
  const isClean = !imports.some(({ module, range }) => coreFolder.test(range.file) && isOfProvider(module));
  const adapts = imports.some(({ module, range }) => adapterFolder.test(range.file) && isOfProvider(module));
  const [first] = core;
  if (first === undefined || !isClean || !adapts) return [];
  return [{ resource: coreFolder.exec(first)?.[0] ?? first, place: sightingOfFile(first).place }];
}

/**
 * Files of the core that import what belongs to a provider, each with its first such import. What only logs and measures is
 * left alone, and a folder called `core` counts where one for adapters stands beside it.
 */
function vendorInCore({ reach: { imports } }: Handler, repository: Repository): readonly Sighting[] {
  return imports
    .filter(
      ({ module, range }) => isOfProvider(module) && !/powertools/i.test(module) && isOfCore(range.file, repository),
    )
    .map(({ range }) => ({ resource: range.file, place: range }));
}

function isOfCore(file: string, repository: Repository): boolean {
  const [, around = '', folder = '', inside = ''] = /^(.*?)\b(core|domain)\/(.*)$/.exec(file) ?? [];
  if (folder === '' || !/(^|\/)$/.test(around) || outerFolder.test(`/${inside}`)) return false;
  if (folder === 'domain') return !outerFolder.test(`/${around}`);
  return adapters(repository).some(
    (path) => path.startsWith(around) && adapterFolder.test(`/${path.slice(around.length)}`),
  );
}

/** Folders of what knows where it runs, inside of a core or around it. */
const outerFolder =
  /\/(?:adapters?|infrastructure|infra|gateways?|handlers?|lambdas?|functions?|secondary|primary|cdk|stacks?|constructs?)\//;

const coreFolder = /^(?:.*?\/)?(?:core|domain)\//;
const adapterFolder = /(?:^|\/)(?:adapters?|infrastructure|gateways?)\//;

const adapters = filesWhere((path) => adapterFolder.test(path));

/** Its own project brings the framework of another provider, or an image of it is what a Knative service runs. */
function alsoRunsElsewhere({ file, projects }: Handler, repository: Repository): boolean {
  if (projects[0]?.dependencies.some(runsElsewhere)) return true;
  const isAround = (path: string) => file.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
  return (
    requirements(repository).some(isAround) ||
    (images(repository).some(isAround) && knativeServices(repository).length > 0)
  );
}

const requirements = filesWhere((path, text) => isProjectFile(path) && path.endsWith('.txt') && requires(text()));

function requires(text: string): boolean {
  return text.split('\n').some((line) => runsElsewhere(/^[\w.-]+/.exec(line)?.[0] ?? ''));
}

const images = filesWhere((path) => /(?:^|\/)Dockerfile$/.test(path));

const knativeServices = filesWhere(
  (path, text) => isServiceManifest(path) && text().split(/^---/m).some(isKnativeService),
);

function isKnativeService(document: string): boolean {
  return /^apiVersion:\s*["']?serving\.knative\.dev\//m.test(document) && /^kind:\s*["']?Service\b/m.test(document);
}

/** How far it scales, how much one instance takes, or how traffic is split. */
const chosenScaling = /^\s*["']?(?:autoscaling\.knative\.dev\/[\w-]+["']?:|containerConcurrency:|traffic:)/m;

/** What components of WebAssembly are built and run with: Spin, wasmCloud, their interfaces. */
const components = filesWhere((path) =>
  /(?:^|\/)(?:spin\.toml|wadm\.ya?ml|wasmcloud\.toml|wit\/[^/]+\.wit)$/.test(path),
);

const decisions = filesWhere((path, text) => isDecision(path) && weighsLockIn(text()));

function weighsLockIn(text: string): boolean {
  return (
    /\block(?:ed)?[- ]?in\b|\bportab(?:le|ility)\b/i.test(text) &&
    /\b(?:exit|switching|migration)[- ](?:costs?|effort|plan|path)\b/i.test(text)
  );
}
