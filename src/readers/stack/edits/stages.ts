import type { NewValue } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf } from '../../documents/edits/new-node.js';
import { textAt } from '../../documents/edits/places.js';
import type { Subject } from './subjects.js';

/** A stage of a REST API says its rates method by method, with stars for all of them. */
export function setMethodRate(
  draft: DocumentDraft,
  { properties }: Subject,
  property: string,
  value: NewValue,
  after: readonly string[],
): boolean {
  const name = rates[property];
  if (name === undefined || typeof value !== 'number') return false;
  const path = [...properties, 'MethodSettings'];
  const settings = draft.at(path);
  if (!settings) {
    const all = mapOf({ ResourcePath: '/*', HttpMethod: '*', [name]: value });
    return draft.set(path, [all], { after });
  }
  if (settings.kind !== 'list') return false;
  const forAll = settings.items.findIndex((_, at) => {
    const words = ['ResourcePath', 'HttpMethod'].map((key) => textAt(draft.at([...path, String(at), key])));
    return words.every((word) => word !== undefined && /^\/?\*$/.test(word));
  });
  if (forAll === -1) return draft.append(path, mapOf({ ResourcePath: '/*', HttpMethod: '*', [name]: value }));
  return draft.set([...path, String(forAll), name], value);
}

/** Whether a type says its rates by methods. */
export function hasMethodSettings(type: string): boolean {
  return type === 'AWS::Serverless::Api' || type === 'AWS::ApiGateway::Stage';
}

const rates: Readonly<Record<string, string>> = {
  rateLimit: 'ThrottlingRateLimit',
  burstLimit: 'ThrottlingBurstLimit',
};
