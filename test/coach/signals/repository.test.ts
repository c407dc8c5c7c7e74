import { describe, expect, it, test } from 'vitest';
import { deploys, pipelinesOf, runsTests, stepsOf, takesDown } from '../../../src/coach/signals/pipelines.js';
import {
  askedOnce,
  isDecision,
  isDeploymentSpecification,
  isLoadTest,
  isOwnersFile,
  isPipeline,
  isPolicyFile,
  isRunbook,
  isSampleEvent,
  isTestFile,
  isTold,
} from '../../../src/coach/signals/repository.js';
import type { Repository } from '../../../src/coach/signals/signal.js';

function repository(files: Readonly<Record<string, string>>): Repository {
  return { paths: Object.keys(files).sort(), text: (path) => files[path], isWhole: true };
}

test.each([
  [isPipeline, '.github/workflows/deploy.yml', '.github/dependabot.yml'],
  [isPipeline, 'ci/buildspec-prod.yaml', 'build.yaml'],
  [isPipeline, 'Jenkinsfile', 'docs/Jenkins.md'],
  [isOwnersFile, '.github/CODEOWNERS', 'src/CODEOWNERS'],
  [isDecision, 'docs/adr/0001-use-events.md', 'docs/adr/picture.png'],
  [isRunbook, 'docs/runbooks/dead-letters.md', 'docs/running.md'],
  [isTestFile, 'src/orders.test.ts', 'src/latest.ts'],
  [isTestFile, 'tests/unit/test_orders.py', 'tests/orders.json'],
  [isTestFile, 'src/test/java/shop/SaveTest.java', 'src/main/java/shop/Save.java'],
  [isTestFile, 'Shop.Tests/SaveTests.cs', 'Shop/Save.cs'],
  [isTestFile, 'orders_test.go', 'orders.go'],
  [isSampleEvent, 'events/order.json', 'src/event.json'],
  [isLoadTest, 'load/artillery.yml', 'src/download.ts'],
  [isDeploymentSpecification, 'deploy/appspec.yaml', 'src/app-specification.yaml'],
  [isPolicyFile, 'rules/tables.guard', 'rules/tables.yaml'],
])('%o takes %s and not %s', (isOfKind, path, other) => {
  expect([isOfKind(path), isOfKind(other), isTold(path)]).toEqual([true, false, true]);
});

it('asks once as long as a repository is the same', () => {
  let asked = 0;
  const count = askedOnce(({ paths }) => {
    asked++;
    return paths.length;
  });
  const first = repository({ a: '' });
  expect([count(first), count(first), count(repository({})), asked]).toEqual([1, 1, 0, 2]);
});

describe('pipelines', () => {
  function steps(path: string, text: string) {
    return pipelinesOf(repository({ [path]: text })).flatMap(stepsOf);
  }

  it('have their steps in order, comments left out', () => {
    const workflow = `jobs:
  all:
    steps:
      - uses: actions/checkout@v5
      - run: |
          # first
          npm ci
          sam deploy \\
            --no-confirm-changeset
`;
    expect(steps('.github/workflows/all.yml', workflow)).toEqual([
      'actions/checkout@v5',
      'npm ci',
      'sam deploy --no-confirm-changeset',
    ]);
  });

  it('are read in the words of other services', () => {
    expect(steps('buildspec.yml', 'phases:\n  build:\n    commands: [npm test, cdk deploy]\n')).toEqual([
      'npm test',
      'cdk deploy',
    ]);
    expect(steps('Jenkinsfile', "stage('a') {\n  sh 'sls deploy'\n}")).toContain("sh 'sls deploy'");
    const azure = `stages:
  - stage: build
    jobs: [{ job: all, steps: [{ script: npm test }] }]
  - stage: release
    jobs: [{ job: all, steps: [{ task: AWSCLI@1 }] }]
`;
    const [pipeline] = pipelinesOf(repository({ 'azure-pipelines.yml': azure }));
    expect(pipeline?.jobs).toEqual([
      { name: 'build', needs: [], steps: ['npm test'] },
      { name: 'release', needs: ['build'], steps: ['AWSCLI@1'] },
    ]);
  });

  it('run what they hand over to', () => {
    const files = {
      '.github/workflows/ci.yml': 'jobs:\n  deploy: { uses: ./.github/workflows/shared.yml }\n',
      '.github/workflows/shared.yml':
        'on: { workflow_call: {} }\njobs:\n  all: { steps: [{ run: pulumi up --yes }] }\n',
    };
    const [ci, shared] = pipelinesOf(repository(files));
    expect([ci && stepsOf(ci), ci?.isReusable, shared?.isReusable]).toEqual([['pulumi up --yes'], false, true]);
  });

  it('end with jobs that wait for each other', () => {
    const circle = 'jobs:\n  a: { needs: b, steps: [{ run: one }] }\n  b: { needs: a, steps: [{ run: two }] }\n';
    expect(steps('.github/workflows/circle.yml', circle)).toHaveLength(2);
  });

  test.each([
    [deploys, 'npx cdk deploy --all', 'cdk diff'],
    [deploys, 'terraform -chdir=infra apply -auto-approve', 'terraform plan'],
    [deploys, 'npm run deploy:prod', 'npm run build'],
    [takesDown, 'aws cloudformation delete-stack --stack-name pr', 'aws cloudformation describe-stacks'],
    [runsTests, 'npm run test:unit', 'npm run latest'],
    [runsTests, './mvnw -B verify', './mvnw -B package'],
  ])('%o knows %s from %s', (isOfKind, step, other) => {
    expect([isOfKind(step), isOfKind(other)]).toEqual([true, false]);
  });
});
