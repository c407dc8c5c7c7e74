import type { Environment, EnvironmentVariable } from '../../../../model/template.js';
import type { Place } from '../place.js';

/** The variables of `Environment.Variables`, each with the parameter that gives its value. */
export function environmentOf(variables: Place): Environment {
  return {
    variables: variables.entries().map(({ key, keyRange, place }): EnvironmentVariable => {
      const parameter = parameterOf(place);
      return { name: key, range: keyRange, value: place.target(), ...(parameter && { parameter }) };
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
