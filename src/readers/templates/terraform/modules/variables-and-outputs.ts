import type { OutputDeclaration, ParameterDeclaration } from '../../../../model/template.js';
import { outputOf, parameterOf } from '../../../resources/parameters.js';
import { keysOf } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { placeOf, writtenAt } from '../values/evaluate.js';
import type { Module, PlacedBlock } from './module.js';

/** The variables and outputs of a root module: those of others go to who calls them. */
export function variablesAndOutputs(root: Module): {
  readonly parameters: readonly ParameterDeclaration[];
  readonly outputs: readonly OutputDeclaration[];
} {
  const parameters = root.blocksOf('variable').map((placed) => {
    return parameterOf(written(placed), argumentOf(placed, 'default'), isText(placed));
  });
  const secrets = new Set(
    parameters
      .filter(({ masked, isCalledSecret }) => isCalledSecret || (masked.kind === 'known' && masked.value))
      .map(({ name }) => name),
  );
  const outputs = root
    .blocksOf('output')
    .map((placed) => outputOf(written(placed), argumentOf(placed, 'value'), (name) => secrets.has(name)));
  return { parameters, outputs };
}

function written(placed: PlacedBlock) {
  const { block, site } = placed;
  const name = block.labels[0]?.text ?? '';
  const path = { parent: { parent: undefined, key: block.type }, key: name };
  const { range } = writtenAt(block.labels[0] ?? block, site, path);
  const origin = { dialect: 'terraform', file: range.file, path: keysOf(path) } as const;
  return { name, range, origin, masked: argumentOf(placed, 'sensitive') };
}

function argumentOf({ block, site }: PlacedBlock, name: string): Place {
  const value = block.body.attributes.find((attribute) => attribute.name === name)?.value;
  return value ? placeOf(value, site) : Place.absent;
}

/** Numbers, flags and structures are no passwords. */
function isText({ block }: PlacedBlock): boolean {
  const type = block.body.attributes.find(({ name }) => name === 'type')?.value;
  if (type?.kind === 'template') return type.parts.every((part) => part.kind === 'text' && part.text === 'string');
  return type === undefined || (type.kind === 'name' && (type.name === 'string' || type.name === 'any'));
}
