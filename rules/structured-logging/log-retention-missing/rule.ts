import type { Application, LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { LogGroupDeclaration } from '../../../src/model/template.js';
import { certain, isAbsent } from '../../../src/model/value.js';

const soundRetentionDays = 30;

/** Each log group is declared and forgets its lines in the end. */
export const check: Rule = (application, verdict) => {
  for (const logGroup of application.logGroups) {
    if (isLeftToTool(logGroup)) continue;
    if (logGroup.retentionDays.kind === 'known') verdict.holds(logGroup);
    else if (isAbsent(logGroup.retentionDays)) {
      verdict.fails(logGroup, {
        message: `${logGroup.name} has no retention: its lines, and their cost, stay for ever. Say how many days they are of use.`,
        fix: () => [setRetention(logGroup)],
      });
    }
  }
  if (!application.complete || application.logGroups.some(hasUnknownName)) return;
  const declaresSome = application.functions.some(({ logGroups }) => logGroups.some((each) => !isLeftToTool(each)));
  for (const declared of application.functions) {
    if (declared.generated || !isAbsent(declared.logGroup)) continue;
    const [made] = declared.logGroups;
    if ((made && !declared.logGroups.every(isLeftToTool)) || isKeptFromLogging(declared)) continue;
    verdict.fails(declared, {
      message: made
        ? `${declared.name} keeps every line of its log for ever: its log group is made without a retention. Say how many days the lines are of use.`
        : `${declared.name} has no log group in the template: Lambda makes one that keeps every line for ever. Declare it with a retention.`,
      function: declared.name,
      // Where no function has one, that may be settled for the whole account; where some have, this one was forgotten.
      ...(!declaresSome && { severity: 'info', habit: true }),
      fix: () => [made ? setRetention(made) : addLogGroup(application, declared)],
    });
  }
};

/** Nobody wrote it, and nobody said how long it keeps its lines. */
function isLeftToTool({ generated, retentionDays }: LogGroupDeclaration): boolean {
  return generated === true && isAbsent(retentionDays);
}

/** Its logs go elsewhere by an extension, and the way to CloudWatch is closed. */
function isKeptFromLogging({ executionRole }: LambdaFunction): boolean {
  return (executionRole?.grants ?? []).some(
    ({ effect, actions }) =>
      certain(effect) === 'Deny' && actions.some((action) => /^(\*|logs:(\*|Create|Put))/.test(certain(action) ?? '')),
  );
}

/** It could be any function's. */
function hasUnknownName({ logGroupName }: LogGroupDeclaration): boolean {
  return logGroupName.kind === 'unknown' || logGroupName.kind === 'choice';
}

function setRetention(logGroup: LogGroupDeclaration): FixProposal {
  return {
    title: `Keep the lines of ${logGroup.name} for ${soundRetentionDays} days`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: logGroup.origin,
        declaration: 'log-group',
        property: 'retentionDays',
        value: soundRetentionDays,
      },
    ],
  };
}

function addLogGroup(application: Application, declared: LambdaFunction): FixProposal {
  const name = freeName(application, declared, `${declared.name}Logs`);
  return {
    title: `Add a log group ${name} that keeps lines for ${soundRetentionDays} days`,
    safety: 'suggested',
    intents: [
      {
        kind: 'add-resource',
        near: declared.origin,
        resource: {
          kind: 'log-group',
          name,
          logGroupName: { join: ['/aws/lambda/', { reference: declared.name, attribute: 'name' }] },
          retentionDays: soundRetentionDays,
        },
      },
    ],
  };
}
