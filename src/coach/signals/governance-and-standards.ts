import ignore from 'ignore';
import { isAlarm } from '../../model/alarms.js';
import { knownValues } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { completeParts } from './golden-path.js';
import { pipelinesWhere, stepsOf } from './pipelines.js';
import { askedOnce, filesWhere, isDecision, isOwnersFile, isRunbook } from './repository.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';
import { isTaggedWith } from './tags.js';
import { untaggedResources } from './untagged.js';

export const governanceAndStandardsSignals: SkillSignals = {
  skill: 'governance-and-standards',
  isObservable: ({ application }) => application.declarations.size > 0,
  observers: {
    'gov.tags': ({ application }) =>
      sightingsAt(
        [...application.declarations.values()].filter((each) => isTaggedWith(each, 'owner', 'service', 'stage')),
      ),
    'gov.policy-as-code': ({ application, repository }) =>
      [
        ...checksInPipelines(repository),
        ...checksBeforeCommits(repository),
        ...checksBySynthesis(repository).filter(
          (path) => application.dialect === 'cdk' && isAbove(path, application.root),
        ),
      ].map(sightingOfFile),
    'gov.audit-trail': ({ application }) =>
      sightingsAt(declaredKinds(application, 'AWS::CloudTrail::Trail', 'AWS::CloudTrail::EventDataStore')),
    'gov.adr-runbook': ({ application, repository }) => [
      ...writtenDown(repository).map(sightingOfFile),
      ...sightingsAt(
        [...application.declarations.values()]
          .filter(isAlarm)
          .filter(({ description }) => knownValues(description).some((text) => /run-?book|play-?book/i.test(text))),
      ),
    ],
    'gov.codeowners': ({ application, repository }) =>
      ownersIn(repository)
        .filter(({ lines }) => isOwned(application.root, lines))
        .map(({ path }) => sightingOfFile(path)),
    'gov.golden-path': ({ application, repository }) => sightingsAt(completeParts(application, repository)),
  },
  faults: { 'gov.bad.untagged': { severity: 'info', needsWhole: true, observe: untaggedResources } },
  unobservable: {},
};

/** Tools that hold templates to rules, as commands and as ready-made actions (their documentation, read 2026-11-21). */
const policyCheck =
  /\b(cfn-guard|checkov|conftest|cfn[-_]nag(_scan)?|tfsec|terrascan|kics|regula|opa (eval|test|exec)|trivy config|snyk iac|sentinel apply|pulumi \S* ?--policy-pack|validate-policy|check-no-new-access|cfn-policy-validator)\b/;

const checksInPipelines = pipelinesWhere((pipeline) => stepsOf(pipeline).some((step) => policyCheck.test(step)));

const checksBeforeCommits = filesWhere(
  (path, text) =>
    /(^|\/)\.pre-commit-config\.ya?ml$/.test(path) &&
    /id:\s*(checkov|terraform_checkov|terraform_tfsec|terraform_trivy|cfn-guard|cfn-nag|conftest|kics)\b/.test(text()),
);

/** cdk-nag runs whenever the program does: a project that depends on it has put it in. */
const checksBySynthesis = filesWhere(
  (path, text) =>
    /(^|\/)(package\.json|requirements[^/]*\.txt|pyproject\.toml)$/.test(path) && /(^|["'\s])cdk-nag\b/m.test(text()),
);

/** The project that a program belongs to is described above it. */
function isAbove(path: string, program: string): boolean {
  return program.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
}

/** Decisions and runbooks; indexes, and patterns for new ones, decide nothing. */
const writtenDown = filesWhere(
  (path) => (isDecision(path) || isRunbook(path)) && !/(^|\/)[^/]*(template|readme|index)[^/]*$/i.test(path),
);

interface OwnersLine {
  readonly covers: (path: string) => boolean;
  readonly hasOwner: boolean;
}

const ownersIn = askedOnce(({ paths, text }) =>
  paths.filter(isOwnersFile).map((path) => ({ path, lines: (text(path) ?? '').split(/\r?\n/).flatMap(ownersLine) })),
);

function ownersLine(line: string): readonly OwnersLine[] {
  const [pattern, ...owners] = line
    .replace(/(^|\s)#.*/, '')
    .trim()
    .split(/\s+/);
  // GitLab's sections begin with a bracket.
  if (!pattern || /^\^?\[/.test(pattern)) return [];
  const rule = ignore({ allowRelativePaths: true }).add(pattern);
  return [{ covers: (path) => rule.ignores(path), hasOwner: owners.length > 0 }];
}

/** The last line that covers a path counts; one without an owner takes the owners away. */
function isOwned(path: string, lines: readonly OwnersLine[]): boolean {
  return lines.findLast(({ covers }) => covers(path))?.hasOwner === true;
}
