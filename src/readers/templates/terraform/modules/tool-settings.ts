import type { ToolSettings } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { firstWritten } from '../../../resources/api-access.js';
import { placeOf, writtenAt } from '../values/evaluate.js';
import type { Module, PlacedBlock } from './module.js';

/** What the `terraform` blocks of a root module say. Versions of providers count where none of Terraform itself is asked for. */
export function toolSettings(root: Module): ToolSettings {
  const blocks = root.settings;
  return {
    remoteState: firstWritten(blocks.map(stateOf)),
    version: firstWritten([...blocks.map(ownVersion), ...blocks.flatMap(providerVersions)]),
    stages: [],
  };
}

/** A backend of its own, or HCP Terraform. Without either the state lies beside the configuration. */
function stateOf({ block, site }: PlacedBlock): Value<boolean> {
  const backend = block.body.blocks.find(({ type }) => type === 'backend' || type === 'cloud');
  if (!backend) return absent;
  const isLocal = backend.type === 'backend' && backend.labels[0]?.text === 'local';
  return known(!isLocal, writtenAt(backend, site).range);
}

function ownVersion({ block, site }: PlacedBlock): Value<string> {
  const required = block.body.attributes.find(({ name }) => name === 'required_version');
  return required ? placeOf(required.value, site).string() : absent;
}

function providerVersions({ block, site }: PlacedBlock): readonly Value<string>[] {
  return block.body.blocks
    .filter(({ type }) => type === 'required_providers')
    .flatMap(({ body }) => body.attributes)
    .map(({ value }) => placeOf(value, site).get('version').string());
}
