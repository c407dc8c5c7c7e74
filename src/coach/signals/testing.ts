import type { Application } from '../../model/application.js';
import { declaredKinds } from './declared-kinds.js';
import { deploys, pipelinesOf, pipelinesWhere, runsTests, stepsOf, takesDown } from './pipelines.js';
import {
  askedOnce,
  filesWhere,
  isAsyncApi,
  isLoadTest,
  isProjectFile,
  isSampleEvent,
  isTestFile,
} from './repository.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
import type { Repository, SkillSignals } from './signal.js';
import { testsOf } from './tested-code.js';
import { isBeyondUnits, untestedHandlers } from './untested.js';

export const testingSignals: SkillSignals = {
  skill: 'testing',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'test.unit-core': ({ application, repository }) => unitTests(application, repository).map(sightingOfFile),
    'test.event-fixtures': ({ repository }) => usedEvents(repository).map(sightingOfFile),
    'test.integration': ({ repository }) => integrationTests(repository).map(sightingOfFile),
    'test.contract': ({ repository }) => contracts(repository).map(sightingOfFile),
    'test.load-chaos': ({ application, repository }) => [
      ...loadTests(repository).map(sightingOfFile),
      ...sightingsAt(declaredKinds(application, 'AWS::FIS::ExperimentTemplate')),
    ],
    'test.pipeline-gate': ({ repository }) => gates(repository).map(sightingOfFile),
  },
  faults: { 'test.bad.none': { severity: 'info', needsWhole: true, observe: untestedHandlers } },
  unobservable: {},
};

/** Tests of the code that the handlers reach, those that need what is deployed left out. */
function unitTests({ handlers, root }: Application, repository: Repository): readonly string[] {
  const folder = root === '.' ? '' : root.slice(0, Math.max(0, root.lastIndexOf('/')));
  const files = new Set(handlers.flatMap(({ reach }) => reach.files));
  const tests = [...files].flatMap((file) => testsOf(file, folder, repository));
  return [...new Set(tests)].filter((test) => !isBeyondUnits(test));
}

/** Events that a test or a command of their project reads, or a pipeline by their whole path. */
const usedEvents = askedOnce((repository): readonly string[] => {
  const users = new Map<string, string[]>();
  for (const path of repository.paths.filter((each) => isTestFile(each) || isProjectFile(each))) {
    for (const name of new Set(repository.text(path)?.match(/[\w.-]+\.json\b/g))) {
      const known = users.get(name);
      if (known) known.push(path);
      else users.set(name, [path]);
    }
  }
  const steps = pipelinesOf(repository).flatMap(stepsOf);
  return repository.paths.filter(isSampleEvent).filter((path) => {
    const [, project = '', name = ''] = /^(.*?)[^/]*(?:events|payloads)\/(?:.+\/)?([^/]+)$/i.exec(path) ?? [];
    return users.get(name)?.some((user) => user.startsWith(project)) || steps.some((step) => step.includes(path));
  });
});

/** They find out where something runs, or start something that stands in for it. */
const integrationTests = filesWhere(
  (path, text) =>
    isTestFile(path) &&
    (/testcontainers|localstack|DynamoDBLocal|dynamodb-local/i.test(text()) ||
      (isBeyondUnits(path) &&
        /describe_?stacks|stack_?outputs?\b|cdk-outputs|remote invoke|process\.env\.|os\.environ|getenv/i.test(
          text(),
        ))),
);

/** Descriptions of events that two tests or more hold messages against, and tests of a tool for contracts. */
const contracts = askedOnce((repository): readonly string[] => {
  const tests = repository.paths.filter(isTestFile).map((path) => ({ path, text: repository.text(path) ?? '' }));
  const pacts = tests.filter(({ text }) =>
    /@pact-foundation\/pact|^\s*from pact\b|au\.com\.dius\.pact|PactNet|pact-go/m.test(text),
  );
  const validating = tests.filter(({ text }) => /\b(ajv|jsonschema|json-schema|JsonSchema|validate)\b/i.test(text));
  const schemas = repository.paths.filter(
    (path) => isAsyncApi(path) || /\.schema\.json$|(^|\/)schemas\/.+\.json$/.test(path),
  );
  const shared = schemas.filter((schema) => {
    const name = schema.slice(schema.lastIndexOf('/') + 1);
    return validating.filter(({ text }) => text.includes(name)).length >= 2;
  });
  return [...shared, ...pacts.map(({ path }) => path)];
});

const loadTests = filesWhere(
  (path, text) =>
    isLoadTest(path) &&
    (path.endsWith('.jmx') ||
      (/\.ya?ml$/.test(path) && /^config:/m.test(text()) && /^scenarios:/m.test(text())) ||
      /\bfrom ['"]k6(\/|['"])|\bfrom locust import|\bimport locust\b|io\.gatling\./.test(text())),
);

/** They deploy, test what runs there, and take it down again. */
const gates = pipelinesWhere((pipeline) => {
  const steps = stepsOf(pipeline);
  const deployed = steps.findIndex(deploys);
  const tested = deployed < 0 ? -1 : steps.findIndex((step, at) => at > deployed && runsTests(step));
  return tested >= 0 && steps.some((step, at) => at > tested && takesDown(step));
});
