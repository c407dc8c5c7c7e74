import type { Origin, TemplateFacts } from '../../../model/template.js';
import { pathTo, placeOf } from '../../evaluation/place.js';
import { rangeOf } from '../../evaluation/sites.js';
import { outputOf, parameterOf } from '../../resources/parameters.js';
import { keysOf, unknownHead } from '../../values/head.js';
import { Place } from '../../values/place.js';
import type { CdkApplication } from './application.js';
import type { Construct } from './construct.js';
import { rendered } from './values.js';

/** `CfnParameter` and `CfnOutput`: what the stacks of a program are given and show. */
export function parametersAndOutputs({
  parameters,
  outputs,
}: CdkApplication): Required<Pick<TemplateFacts, 'parameters' | 'outputs'>> {
  const declared = parameters.map((construct) => {
    const type = propOf(construct, 'type').literal ?? 'String';
    return parameterOf(written(construct), propOf(construct, 'default'), type === 'String');
  });
  const secrets = new Set(
    declared
      .filter(({ masked, isCalledSecret }) => isCalledSecret || (masked.kind === 'known' && masked.value))
      .map(({ name }) => name),
  );
  return {
    parameters: declared,
    outputs: outputs.map((construct) =>
      outputOf(written(construct), propOf(construct, 'value'), (name) => secrets.has(name)),
    ),
  };
}

function written(construct: Construct) {
  const { name, nameSite, site } = construct;
  const origin: Origin = { dialect: 'cdk', file: rangeOf(site).file, path: keysOf(pathTo(site)) };
  return { name, range: rangeOf(nameSite), origin, masked: propOf(construct, 'noEcho') };
}

function propOf({ props, site }: Construct, name: string): Place {
  const slot = props.slot(name);
  if (slot) return placeOf(slot.datum, slot.site, rendered);
  if (props.incomplete === undefined) return Place.absent;
  return Place.of(unknownHead({ range: rangeOf(site), path: undefined }, props.incomplete));
}
