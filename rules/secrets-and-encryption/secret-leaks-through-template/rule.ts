import type { Application } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { ParameterDeclaration } from '../../../src/model/template.js';
import { certain, isAbsent } from '../../../src/model/value.js';

/** A secret that is given when deploying is neither written down nor shown. */
export const check: Rule = (application, verdict) => {
  const { parameters, outputs } = application;
  const reported = variablesWithSecrets(application);
  for (const parameter of parameters) {
    const masked = certain(parameter.masked) === true;
    if ((!masked && !parameter.isCalledSecret) || reported.has(parameter.name)) continue;
    const written = parameter.default;
    const site = { range: written.kind === 'known' ? written.range : parameter.range, name: parameter.name };
    if (written.kind === 'known' && isSecretText(written.value)) {
      verdict.fails(site, {
        message: `${parameter.name} has a value here: everybody who can read the repository knows it, and who deploys without giving another one uses it. Leave it out.`,
        fix: () => [hidden(parameter, masked, true)],
      });
    } else if (!masked && (isAbsent(parameter.masked) || certain(parameter.masked) === false)) {
      verdict.fails(
        { range: parameter.range, name: parameter.name },
        {
          message: `${parameter.name} is not marked as a secret: the console, plans and logs show it to everybody who may look at the deployment. Mark it.`,
          severity: 'warning',
          fix: () => [hidden(parameter, false, false)],
        },
      );
    } else verdict.holds(site);
  }
  for (const output of outputs) {
    const { secret } = output;
    if (!secret || certain(output.masked) === true) continue;
    const what = secret.kind === 'parameter' ? secret.parameter : 'a key';
    verdict.fails(
      { range: output.range, name: output.name },
      {
        message: `The output ${output.name} shows ${what} to everybody who may look at the deployment. Leave it out, or put it into a secret store and show its name.`,
      },
    );
  }
};

/** Parameters of which another rule says that a function gets them as a plain variable. */
function variablesWithSecrets({ functions }: Application): ReadonlySet<string> {
  return new Set(
    functions.flatMap(({ environment }) =>
      environment.variables.flatMap(({ secret, parameter }) => {
        if (secret?.kind === 'parameter') return [secret.parameter];
        return secret?.kind === 'literal' && parameter ? [parameter.name] : [];
      }),
    ),
  );
}

/** Not empty, not a word for nothing, and not the name or address of something that holds the secret. */
function isSecretText(text: string): boolean {
  return (
    text.trim() !== '' &&
    !/^(?:none|null|nil|n\/?a|na|-+|unset|undefined|empty|false|true|disabled|\*+|x+|dummy|placeholder|\d{1,3})$/i.test(
      text.trim(),
    ) &&
    !/^(?:\{\{|\$\{|\/|arn:|https?:|ssm:|<|%)/.test(text.trim())
  );
}

function hidden({ name, origin }: ParameterDeclaration, masked: boolean, isWritten: boolean): FixProposal {
  const mask = { kind: 'change-parameter', of: origin, change: 'mask' } as const;
  const remove = { kind: 'change-parameter', of: origin, change: 'remove-default' } as const;
  return {
    title: isWritten
      ? `Leave out the value of ${name}${masked ? '' : ', and mark it as a secret'}`
      : `Mark ${name} as a secret`,
    safety: 'suggested',
    intents: [...(masked ? [] : [mask]), ...(isWritten ? [remove] : [])],
  };
}
