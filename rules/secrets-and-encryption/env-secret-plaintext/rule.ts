import { nameOfSecret } from '../../../src/knowledge/secret-types.js';
import type { Application, LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import type { EnvironmentSecret, EnvironmentVariable } from '../../../src/model/template.js';

/** A function is given the name of a secret, and reads the secret itself when it runs. */
export const check: Rule = (application, verdict) => {
  for (const declared of application.functions) {
    for (const variable of declared.environment.variables) {
      if (variable.secret) {
        verdict.fails(variable, {
          message: `${variable.name} of ${declared.name} holds ${describe(variable.secret)}: everybody who may read the function's configuration can read it. Give the function the secret's ARN and read it at run time.`,
          function: declared.name,
          cause: variable.range,
          fix: () => (isShared(application, variable) ? [] : [keepInSecretStore(application, declared, variable)]),
        });
      } else if (namesSecret(application, variable)) verdict.holds(variable);
    }
  }
};

/** Given to several functions at one place, it would have to be replaced for all of them at once. */
function isShared({ functions }: Application, { range }: EnvironmentVariable): boolean {
  const place = rangeKey(range);
  const sharing = functions.filter(({ environment }) =>
    environment.variables.some((variable) => rangeKey(variable.range) === place),
  );
  return sharing.length > 1;
}

function describe(secret: EnvironmentSecret): string {
  switch (secret.kind) {
    case 'literal':
      return nameOfSecret(secret.type);
    case 'masked-parameter':
      return `the parameter ${secret.parameter}, which is marked as secret`;
    case 'parameter':
      return `the parameter ${secret.parameter} as it is given`;
    case 'resolved':
      return 'a secret that is filled in when deploying';
  }
}

function namesSecret({ declarations }: Application, { value }: EnvironmentVariable): boolean {
  if (value.kind !== 'known' || value.value.kind !== 'resource') return false;
  return declarations.get(value.value.id)?.kind === 'secret';
}

function keepInSecretStore(
  application: Application,
  declared: LambdaFunction,
  variable: EnvironmentVariable,
): FixProposal {
  const name = freeName(application, declared, `${declared.name}Secret`);
  const arn = { reference: name, attribute: 'arn', kind: 'secret' } as const;
  return {
    title: `Keep it in a secret ${name}; ${variable.name} becomes its ARN, to be read at run time`,
    safety: 'suggested',
    intents: [
      {
        kind: 'add-resource',
        near: declared.origin,
        resource: { kind: 'secret', name, description: `${variable.name} of ${declared.name}` },
      },
      { kind: 'set-environment', of: declared.origin, name: variable.name, value: arn },
      { kind: 'add-grant', of: declared.origin, actions: ['secretsmanager:GetSecretValue'], resource: arn },
    ],
  };
}
