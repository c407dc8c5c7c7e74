import type { Environment, EnvironmentSecret, EnvironmentVariable } from '../../../../model/template.js';
import { detectSecret } from '../../../code/secrets.js';
import type { Place } from '../place.js';
import { literalOf } from '../text.js';

/** The variables of `Environment.Variables`, each with the parameter that gives its value. */
export function environmentOf(variables: Place): Environment {
  return {
    variables: variables.entries().map(({ key, keyRange, place }): EnvironmentVariable => {
      const parameter = parameterOf(place);
      const secret = secretIn(key, place, parameter);
      return {
        name: key,
        range: keyRange,
        value: place.target(),
        ...(parameter && { parameter }),
        ...(secret && { secret }),
      };
    }),
    complete: variables.isComplete,
  };
}

function parameterOf(place: Place): EnvironmentVariable['parameter'] {
  for (const head of place.heads) {
    if ((head.kind === 'text' || head.kind === 'unknown') && head.parameter) return head.parameter;
  }
  return undefined;
}

/** CloudFormation puts the secret itself in the place of such a reference. */
const resolvedReference = /\{\{resolve:secretsmanager:/;

function secretIn(
  name: string,
  place: Place,
  parameter: EnvironmentVariable['parameter'],
): EnvironmentSecret | undefined {
  if (parameter?.masked) return { kind: 'masked-parameter', parameter: parameter.name };
  for (const head of place.heads) {
    if (head.kind !== 'text') continue;
    if (head.parts.some((part) => typeof part === 'string' && resolvedReference.test(part)))
      return { kind: 'resolved' };
    const literal = literalOf(head.parts);
    const type = literal === undefined ? undefined : detectSecret(literal, name);
    if (type) return { kind: 'literal', type };
  }
  return undefined;
}
