import { isTestProgram } from '../../model/test-program.js';
import type { Repository } from './signal.js';

/** Texts longer than this, in bytes, are not read: such a file was made by a tool. */
export const largestToldFile = 200_000;

/** Matches what `isTold` takes and no reader looks at, so that an editor tells when it changes. */
export const toldGlob = '**/{CODEOWNERS,Jenkinsfile,Makefile,*.md,*.guard,*.rego,*.toml,wrangler.jsonc}';

/** Whether the text of a file tells something for signals. Every other file is known by its path alone. */
export function isTold(path: string): boolean {
  return toldKinds.some((isOfKind) => isOfKind(path));
}

/**
 * A question about a repository. It is worked out once as long as nothing in the repository changes, however many
 * applications lie in it.
 */
export function askedOnce<Answer>(answer: (repository: Repository) => Answer): (repository: Repository) => Answer {
  const known = new WeakMap<Repository, { readonly answer: Answer }>();
  return (repository) => {
    const found = known.get(repository) ?? { answer: answer(repository) };
    known.set(repository, found);
    return found.answer;
  };
}

/** The files of a kind, by path. */
export function filesWhere(
  isOfKind: (path: string, text: () => string) => boolean,
): (repository: Repository) => readonly string[] {
  return askedOnce(({ paths, text }) => paths.filter((path) => isOfKind(path, () => text(path) ?? '')));
}

/** What a service for builds and deployments runs: GitHub, GitLab, CodeBuild, Jenkins, Azure, Bitbucket, CircleCI, Buildkite. */
export function isPipeline(path: string): boolean {
  return (
    /(^|\/)\.github\/(workflows\/[^/]+|actions\/.+\/action)\.ya?ml$/.test(path) ||
    /(^|\/)(\.gitlab-ci|bitbucket-pipelines|\.travis|\.drone|[^/]*buildspec[^/]*|azure-pipelines[^/]*)\.ya?ml$/.test(
      path,
    ) ||
    /(^|\/)(\.gitlab|\.azuredevops|\.azure-pipelines|\.buildkite|\.circleci)\/.+\.ya?ml$/.test(path) ||
    /(^|\/)Jenkinsfile[^/]*$/.test(path)
  );
}

/** Who owns which files, as GitHub, GitLab and Bitbucket read it. */
export function isOwnersFile(path: string): boolean {
  return /^((\.github|\.gitlab|\.bitbucket|docs)\/)?CODEOWNERS$/.test(path);
}

/** A decision about architecture, written down. */
export function isDecision(path: string): boolean {
  return /(^|\/)(adrs?|decisions|decision-records|architecture-decisions)\/[^/]+\.(md|mdx|adoc|rst)$/i.test(path);
}

/** What to do when something fails, written down. */
export function isRunbook(path: string): boolean {
  return /(^|\/)(runbooks?|playbooks?)(\/.+)?\.(md|mdx|adoc|rst)$/i.test(path);
}

/** What a folder is about, as its author tells others. */
function isReadme(path: string): boolean {
  return /(^|\/)readme(\.(md|adoc|rst|txt))?$/i.test(path);
}

/** Code of a test, or what tests share: by its name, or by the folder it lies in. */
export function isTestFile(path: string): boolean {
  if (!/\.([cm]?[jt]sx?|py|java|kt|go|cs)$/.test(path) || /\.d\.[cm]?ts$/.test(path)) return false;
  return (
    isTestProgram(path) || /(^|\/)(__tests__|tests?|e2e|integration|[^/]+\.(Unit|Integration)?Tests?)\//.test(path)
  );
}

/** An event kept to start a function with, as `sam init` lays them. */
export function isSampleEvent(path: string): boolean {
  return /(^|\/)((sample|test)[-_]?)?(events|payloads)\/(.+\/)?[^/]+\.json$/i.test(path);
}

/** What a tool for load runs: artillery, k6, Locust, JMeter, Gatling. By its name; the text decides. */
export function isLoadTest(path: string): boolean {
  return (
    /(^|\/)[^/]*(artillery|locustfile|k6|load[-_]?test|gatling)[^/]*\.(ya?ml|[cm]?[jt]s|py|json|scala)$/i.test(path) ||
    /(^|\/)(artillery|k6|load|load[-_]?tests?|performance|perf)\/(.+\/)?[^/]+\.(ya?ml|[cm]?[jt]s|py)$/i.test(path) ||
    path.endsWith('.jmx')
  );
}

/** What CodeDeploy is told of one deployment: an AppSpec file. By its name; the text decides. */
export function isDeploymentSpecification(path: string): boolean {
  return /(^|\/)[^/]*appspec[^/]*\.(ya?ml|json)$/i.test(path);
}

/** Rules that templates are held to, or the settings of what checks them. */
export function isPolicyFile(path: string): boolean {
  return (
    /\.(guard|rego|sentinel)$/.test(path) ||
    /(^|\/)(\.checkov|\.cfnlintrc|\.tflint|\.pre-commit-config|\.semgrep)(\.ya?ml|\.hcl)?$/.test(path)
  );
}

/** A description of events in AsyncAPI. */
export function isAsyncApi(path: string): boolean {
  return /(^|\/)[^/]*asyncapi[^/]*\.(ya?ml|json)$/i.test(path);
}

/** The settings of a catalogue of events, as EventCatalog keeps them. */
export function isEventCatalog(path: string): boolean {
  return /(^|\/)eventcatalog\.config\.[cm]?[jt]s$/.test(path);
}

/** What measuring a function with several sizes of memory gave, or was asked. */
export function isMemoryMeasurement(path: string): boolean {
  return /(^|\/)[^/]*power[-_]?tun(ing|er)[^/]*(\/.+)?\.(json|ya?ml|md)$/i.test(path);
}

/** What an application costs in a month, as its author worked it out. */
function isCostEstimate(path: string): boolean {
  return /(^|\/)costs?\.md$/i.test(path);
}

/** What a project depends on, and the commands it has names for. */
export function isProjectFile(path: string): boolean {
  return /(^|\/)(package\.json|Makefile|pyproject\.toml|requirements[^/]*\.txt|samconfig\.toml)$/.test(path);
}

/** What a worker of Cloudflare is deployed with. */
export function isWorkerFile(path: string): boolean {
  return /(^|\/)wrangler\.(toml|jsonc?)$/.test(path);
}

/** What Vercel is told about a project. */
export function isVercelFile(path: string): boolean {
  return /(^|\/)vercel\.json$/.test(path);
}

/** Where services of Kubernetes are kept, Knative's among them. By its name; the text decides. */
export function isServiceManifest(path: string): boolean {
  return (
    /(^|\/)([^/]*[-.])?(service|ksvc|knative)\.ya?ml$/i.test(path) ||
    /(^|\/)(knative|k8s|kubernetes|manifests)\/(.+\/)?[^/]+\.ya?ml$/i.test(path)
  );
}

const toldKinds: readonly ((path: string) => boolean)[] = [
  isPipeline,
  isOwnersFile,
  isDecision,
  isRunbook,
  isReadme,
  isSampleEvent,
  isLoadTest,
  isDeploymentSpecification,
  isPolicyFile,
  isAsyncApi,
  isMemoryMeasurement,
  isCostEstimate,
  isProjectFile,
  isWorkerFile,
  isVercelFile,
  isServiceManifest,
  isTestFile,
];
