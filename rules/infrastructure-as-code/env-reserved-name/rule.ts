import { isReservedVariable } from '../../../src/knowledge/lambda-environment.js';
import type { Application, LambdaFunction } from '../../../src/model/application.js';
import type { EnvironmentReadFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Intent } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import type { EnvironmentVariable } from '../../../src/model/template.js';
import { certain, isAbsent } from '../../../src/model/value.js';

/** No variable has a name that Lambda keeps for itself. */
export const check: Rule = (application, verdict) => {
  for (const declared of application.functions) {
    for (const variable of declared.environment.variables) {
      // `AWS::NoValue` takes a variable away that all functions get.
      if (!isReservedVariable(variable.name) || isAbsent(variable.value)) verdict.holds(variable);
      else {
        verdict.fails(variable, {
          message: `Lambda keeps ${variable.name} for itself and refuses ${declared.name} with it: the deployment fails. ${isCredential(variable.name) ? 'Use another name.' : 'Leave it out, or use another name.'}`,
          function: declared.name,
          cause: variable.range,
          fix: () => repairs(application, declared, variable),
        });
      }
    }
  }
};

/** What Lambda sets need not be given; credentials and values of another kind are wanted under another name. */
function repairs(
  application: Application,
  declared: LambdaFunction,
  variable: EnvironmentVariable,
): readonly FixProposal[] {
  const { name, range } = variable;
  const renamed = rename(application, variable);
  if (isCredential(name)) return renamed;
  const removed: FixProposal = {
    title: `Leave out ${name}: Lambda sets it`,
    safety: 'suggested',
    intents: [{ kind: 'remove-environment', of: declared.origin, name, at: range }],
  };
  const value = certain(variable.value);
  const isOwnValue = value?.kind === 'text' && !value.text.includes('${');
  return isOwnValue ? [...renamed, removed] : [removed, ...renamed];
}

function isCredential(name: string): boolean {
  return /ACCESS_KEY|SESSION_TOKEN/.test(name);
}

/** In the template and wherever the code of the functions that get it reads it. */
function rename(application: Application, { name, range }: EnvironmentVariable): readonly FixProposal[] {
  const place = rangeKey(range);
  const getting = application.functions.filter(({ environment }) =>
    environment.variables.some((each) => rangeKey(each.range) === place),
  );
  const by = freeName(name, getting);
  const intents = new Map<string, Intent>([[place, { kind: 'replace-name', at: range, name, by }]]);
  for (const { code } of getting) {
    if (code.kind !== 'found' || !code.handler.reach.complete) return [];
    for (const read of code.handler.reach.environmentReads) {
      if (read.name !== name) continue;
      if (!showsWhereItComesFrom(read)) return [];
      intents.set(rangeKey(read.range), { kind: 'replace-name', at: read.range, name, by });
    }
  }
  const where = intents.size === 1 ? '' : ', in the template and in the code';
  return [{ title: `Call it ${by}${where}`, safety: 'suggested', intents: [...intents.values()] }];
}

/** A name alone is that of a local variable as well, which others use. */
function showsWhereItComesFrom({ name, range: { start, end } }: EnvironmentReadFact): boolean {
  return start.line !== end.line || end.character - start.character > name.length;
}

function freeName(name: string, functions: readonly LambdaFunction[]): string {
  const wanted = `APP_${name.replace(/^(?:AWS_LAMBDA_|AWS_|LAMBDA_|_X_|_)/, '')}`;
  const taken = new Set(functions.flatMap(({ environment }) => environment.variables.map((each) => each.name)));
  for (let count = 1; ; count++) {
    const free = count === 1 ? wanted : `${wanted}_${count}`;
    if (!taken.has(free)) return free;
  }
}
