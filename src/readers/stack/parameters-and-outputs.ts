import type { Origin, OutputDeclaration, ParameterDeclaration } from '../../model/template.js';
import { outputOf, parameterOf } from '../resources/parameters.js';
import type { PlaceEntry } from '../values/head.js';
import { Place } from '../values/place.js';

/** What a template says of itself to those who deploy it and who look at it afterwards. */
export interface ParametersAndOutputs {
  readonly parameters: readonly ParameterDeclaration[];
  readonly outputs: readonly OutputDeclaration[];
}

/** The sections `Parameters` and `Outputs`. */
export function parametersAndOutputs(
  parameters: Place,
  outputs: Place,
  dialect: Origin['dialect'],
): ParametersAndOutputs {
  const declared = parameters.entries().map((entry) => {
    const { key: name, keyRange: range, place } = entry;
    const masked = place.get('NoEcho');
    const type = place.get('Type').literal ?? 'String';
    return parameterOf(
      { name, range, origin: originOf(entry, dialect), masked },
      place.get('Default'),
      type === 'String' && place.get('AllowedValues').isAbsent,
    );
  });
  const secrets = new Set(
    declared.filter(({ masked, isCalledSecret }) => isCalledSecret || masked.kind === 'known').map(({ name }) => name),
  );
  return {
    parameters: declared,
    outputs: outputs.entries().map((entry) => {
      const { key: name, keyRange: range, place } = entry;
      const own = { name, range, origin: originOf(entry, dialect), masked: Place.absent };
      return outputOf(own, place.get('Value'), (parameter) => secrets.has(parameter));
    }),
  };
}

function originOf({ keyRange, place }: PlaceEntry, dialect: Origin['dialect']): Origin {
  return { dialect, file: keyRange.file, path: place.path };
}
