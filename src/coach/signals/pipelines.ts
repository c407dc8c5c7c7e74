import { parse } from 'yaml';
import { askedOnce, isPipeline } from './repository.js';
import type { Repository } from './signal.js';

/** What a pipeline of the repository runs. */
export interface Pipeline {
  readonly path: string;
  readonly text: string;
  /** In the order in which they run, as far as the file tells; a file that knows no jobs is one. */
  readonly jobs: readonly PipelineJob[];
  /** Others may call it, as GitHub's `workflow_call` says. */
  readonly isReusable: boolean;
}

export interface PipelineJob {
  readonly name: string;
  /** Names of the jobs that have to be done before. */
  readonly needs: readonly string[];
  /** Commands and ready-made actions (`aws-actions/configure-aws-credentials@v4`), in order. */
  readonly steps: readonly string[];
  /** The pipeline of the repository it hands over to, by path. */
  readonly calls?: string;
}

/** The pipelines of a repository that can be read. */
export const pipelinesOf: (repository: Repository) => readonly Pipeline[] = askedOnce(({ paths, text }) => {
  const alone = paths.filter(isPipeline).flatMap((path) => {
    const written = text(path);
    return written === undefined ? [] : [pipelineIn(path, written)];
  });
  return alone.map((pipeline) => withCalled(pipeline, alone));
});

/** Paths of the pipelines of a kind, as sightings name them. */
export function pipelinesWhere(
  isOfKind: (pipeline: Pipeline, all: readonly Pipeline[]) => boolean,
): (repository: Repository) => readonly string[] {
  return askedOnce((repository) => {
    const all = pipelinesOf(repository);
    return all.filter((pipeline) => isOfKind(pipeline, all)).map(({ path }) => path);
  });
}

/** A job that hands over runs what the other pipeline does. */
function withCalled(pipeline: Pipeline, all: readonly Pipeline[]): Pipeline {
  const jobs = pipeline.jobs.map((job) => {
    const called = job.calls === undefined ? undefined : all.find(({ path }) => path === job.calls);
    return called ? { ...job, steps: stepsOf(called) } : job;
  });
  return { ...pipeline, jobs };
}

/** Every step of a pipeline, in order. */
export function stepsOf({ jobs }: Pipeline): readonly string[] {
  return jobs.flatMap(({ steps }) => steps);
}

/** Whether a step deploys: by the tool that does so, or by a script that is called so. */
export function deploys(step: string): boolean {
  return deployments.test(step);
}

/** Whether a step takes down what was deployed. */
export function takesDown(step: string): boolean {
  return removals.test(step);
}

/** Whether a step runs tests. */
export function runsTests(step: string): boolean {
  return tests.test(step);
}

const deployments =
  /\b(sam|cdk|serverless|sls|arc) deploy\b|\b(terraform|tofu|terragrunt)( -\S+)* apply\b|\bpulumi up\b|\bcloudformation (deploy|create-stack|update-stack)\b|aws-cloudformation-github-deploy|\b(npm|pnpm|yarn|make)( run)? \S*deploy/;

const removals =
  /\bsam delete\b|\bcdk destroy\b|\b(serverless|sls) remove\b|\b(terraform|tofu|terragrunt)( -\S+)* destroy\b|\b(pulumi|arc) destroy\b|\bcloudformation delete-stack\b|\b(npm|pnpm|yarn|make)( run)? \S*(destroy|teardown)/;

const tests =
  /\b(npm|pnpm|yarn|bun|make)( run)? (\S*[-:])?(test|tests|t|e2e|integration)\b|\b(pytest|vitest|jest|mocha|tox|nox|newman|playwright|artillery|k6 run)\b|\b(go|dotnet|cargo|node --) ?test\b|\b(mvnw?|gradlew?)\b.*\b(test|verify|check)\b|\bunittest\b/;

function pipelineIn(path: string, text: string): Pipeline {
  const document = /\.ya?ml$/.test(path) ? documentIn(text) : undefined;
  if (!document) return { path, text, isReusable: false, jobs: [{ name: path, needs: [], steps: shellSteps(text) }] };
  const jobs = isMap(document.jobs) && path.includes('.github/') ? jobsIn(document.jobs) : namedJobs(document);
  const isReusable = isMap(document.on) && 'workflow_call' in document.on;
  return { path, text, isReusable, jobs: inOrder(jobs) };
}

type YamlMap = Readonly<Record<string, unknown>>;

function documentIn(text: string): YamlMap | undefined {
  try {
    const document: unknown = parse(text, { logLevel: 'silent', maxAliasCount: 100, uniqueKeys: false });
    return isMap(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jobsIn(jobs: YamlMap): readonly PipelineJob[] {
  return Object.entries(jobs).flatMap(([name, job]): readonly PipelineJob[] => {
    if (!isMap(job)) return [];
    const called = typeof job.uses === 'string' && job.uses.startsWith('./') ? job.uses.slice(2) : undefined;
    return [
      { name, needs: textsIn(job.needs), steps: commandsIn(job.steps), ...(called !== undefined && { calls: called }) },
    ];
  });
}

/** GitLab has its jobs at the top, Azure in stages; for other services the whole file is one job. */
function namedJobs(document: YamlMap): readonly PipelineJob[] {
  const ofGitLab = gitLabJobs(document);
  if (ofGitLab.length > 0) return ofGitLab;
  const stages = Array.isArray(document.stages) ? document.stages.filter(isMap) : [];
  if (stages.length === 0) return [{ name: 'all', needs: [], steps: commandsIn(document) }];
  const names = stages.map((stage, at) => String(stage.stage ?? stage.name ?? at));
  return stages.map((stage, at) => ({
    name: names[at] ?? '',
    // One that names none waits for the one before it.
    needs: 'dependsOn' in stage ? textsIn(stage.dependsOn) : names.slice(Math.max(0, at - 1), at),
    steps: commandsIn(stage),
  }));
}

/** The stages GitLab has when none are named (GitLab CI/CD YAML reference, `stages`, read 2026-11-21). */
const gitLabStages = ['.pre', 'build', 'test', 'deploy', '.post'];

function gitLabJobs(document: YamlMap): readonly PipelineJob[] {
  const named = textsIn(document.stages);
  const stages = named.length > 0 ? named : gitLabStages;
  const jobs = Object.entries(document).flatMap(([name, written]) => {
    if (!isMap(written) || name.startsWith('.')) return [];
    const job: YamlMap = Object.assign({}, ...textsIn(written.extends).map((base) => mapAt(document, base)), written);
    if (!('script' in job)) return [];
    return [{ name, job, stage: stages.indexOf(typeof job.stage === 'string' ? job.stage : 'test') }];
  });
  return jobs
    .toSorted((a, b) => a.stage - b.stage)
    .map(({ name, job, stage }) => ({
      name,
      needs: 'needs' in job ? textsIn(job.needs) : jobs.filter((each) => each.stage < stage).map((each) => each.name),
      steps: commandsIn([{ script: job.before_script }, { script: job.script }]),
    }));
}

function mapAt(document: YamlMap, key: string): YamlMap {
  const found = document[key];
  return isMap(found) ? found : {};
}

function inOrder(jobs: readonly PipelineJob[]): readonly PipelineJob[] {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const ordered = new Set<PipelineJob>();
  const visiting = new Set<PipelineJob>();
  const visit = (job: PipelineJob): void => {
    if (visiting.has(job)) return;
    visiting.add(job);
    for (const name of job.needs) {
      const before = byName.get(name);
      if (before) visit(before);
    }
    ordered.add(job);
  };
  for (const job of jobs) visit(job);
  return [...ordered];
}

const commandKeys: ReadonlySet<string> = new Set([
  'run',
  'script',
  'bash',
  'powershell',
  'command',
  'commands',
  'uses',
  'task',
  'inlineScript',
]);

/** Everything below a node that is a command or names an action, in the order in which it is written. */
function commandsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(commandsIn);
  if (!isMap(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    commandKeys.has(key) && !isMap(value) ? textsIn(value).flatMap(shellSteps) : commandsIn(value),
  );
}

function textsIn(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  return Array.isArray(node) ? node.flatMap((item) => (isMap(item) ? textsIn(item.job) : textsIn(item))) : [];
}

/** Lines of a script, comments left out, and those that go on in the next put together. */
function shellSteps(script: string): readonly string[] {
  return script
    .replace(/\s*\\\r?\n\s*/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(#|\/\/|echo\b)/.test(line));
}
