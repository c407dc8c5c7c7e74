import type { PartRegion } from '../../../../model/template.js';
import type { Expression } from '../syntax/nodes.js';
import { bodyPlace } from '../values/bodies.js';
import { writtenAt } from '../values/evaluate.js';
import type { Module, PlacedBlock } from './module.js';

/** Calls of modules that are handed a provider of AWS with a region of its own: `providers = { aws = aws.second }`. */
export function regionsOf(root: Module): readonly PartRegion[] {
  const regions = providerRegions(root);
  return root.callBlocks.flatMap(({ block, site }) => {
    const providers = block.body.attributes.find(({ name }) => name === 'providers');
    const alias = providers && aliasIn(providers.value);
    const region = alias === undefined ? undefined : regions.get(alias);
    if (!providers || region === undefined) return [];
    return [{ within: `module.${block.labels[0]?.text}`, region, range: writtenAt(providers, site).range }];
  });
}

/** The regions of providers by their alias; the one without is `''`. */
function providerRegions(root: Module): ReadonlyMap<string, string> {
  const providers = root.blocksOf('provider').filter(({ block }) => block.labels[0]?.text === 'aws');
  return new Map(
    providers.flatMap((placed): readonly [string, string][] => {
      const provider = settingsOf(placed);
      const region = provider.get('region').literal;
      return region === undefined ? [] : [[provider.get('alias').literal ?? '', region]];
    }),
  );
}

function settingsOf({ block, site }: PlacedBlock) {
  return bodyPlace(block, site, { parent: undefined, key: 'provider' });
}

/** `second` of `{ aws = aws.second }`, and nothing of `{ aws = aws }`. */
function aliasIn(providers: Expression): string | undefined {
  if (providers.kind !== 'object') return undefined;
  const given = providers.entries.find(({ key }) => key.kind === 'literal' && key.value === 'aws')?.value;
  if (given?.kind === 'name' && given.name === 'aws') return '';
  return given?.kind === 'attribute' && given.of.kind === 'name' ? given.name : undefined;
}
