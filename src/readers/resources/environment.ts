import type { Environment, EnvironmentSecret, EnvironmentVariable } from '../../model/template.js';
import { detectSecret, isCalledSecret } from '../secrets.js';
import type { Place } from '../values/place.js';
import { literalOf } from '../values/text.js';

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

/** Secrets in a store hold settings as well, beside the password: a host, a user's name, an address. */
function isSetting(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  const last = words.at(-1) ?? '';
  if (words.includes('public')) return true;
  if (last === 'url' || last === 'uri') return !words.some((word) => addressesWithPassword.test(word));
  return settings.has(last);
}

const settings: ReadonlySet<string> = new Set(
  'arn audience bucket cluster database db dbname domain email endpoint engine host hostname id ip issuer name port realm region tenant user username version'.split(
    ' ',
  ),
);

const addressesWithPassword = /^(?:webhook|hook|database|db|mongo|redis|postgres|mysql|jdbc|amqp|rabbitmq|broker|dsn)/;

/** CloudFormation puts the secret itself in the place of such a reference. */
const resolvedReference = /\{\{resolve:secretsmanager:/;

function secretIn(
  name: string,
  place: Place,
  parameter: EnvironmentVariable['parameter'],
): EnvironmentSecret | undefined {
  if (parameter?.masked) return { kind: 'masked-parameter', parameter: parameter.name };
  for (const head of place.heads) {
    if (head.kind === 'unknown' && head.parameter && isCalledSecret(name) && isCalledSecret(head.parameter.name)) {
      return { kind: 'parameter', parameter: head.parameter.name };
    }
    if (head.kind !== 'text') continue;
    if (head.parts.some((part) => typeof part === 'string' && resolvedReference.test(part))) {
      return isSetting(name) ? undefined : { kind: 'resolved' };
    }
    const literal = literalOf(head.parts);
    const type = literal === undefined ? undefined : detectSecret(literal, name);
    if (type) return { kind: 'literal', type };
  }
  return undefined;
}
