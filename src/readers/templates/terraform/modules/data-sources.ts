import { policyDocument } from '../../../aws-provider/index.js';
import { type Head, type PlaceEntry, unknownHead } from '../../../values/head.js';
import type { ResourceObject } from '../values/objects.js';
import { templateOf } from './declaring-template.js';
import type { DeclaredBlock } from './module.js';

/**
 * What a reference to a data source leads to. A policy document gives what it says; an archive is kept as what it is made
 * from; the others are looked up in an account when deploying.
 */
export function dataObject(declared: DeclaredBlock): readonly Head[] {
  const { id, type, place } = declared;
  const { written } = place;
  if (!written) return [];
  if (type === 'archive_file') {
    const object: ResourceObject = { kind: 'map', entries: place.entries(), ...written, resource: { id, type } };
    return [object];
  }
  const reason = `${id} is known only when deploying`;
  if (type !== 'aws_iam_policy_document') return [unknownHead(written, reason, id)];
  const document = policyDocument(place, { spelling: 'snake_case', template: templateOf(declared.module) });
  const entries: readonly PlaceEntry[] = ['json', 'minified_json'].map((key) => ({
    key,
    keyRange: written.range,
    place: document,
  }));
  return [{ kind: 'map', entries, ...written, incomplete: reason }];
}
