import type { Origin } from '../../../model/template.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { referredId } from '../../documents/edits/places.js';
import { typeOf } from './resource-type.js';
import type { Subject } from './subjects.js';

/**
 * What else must be said for IAM authorization to work once it is written at a route or API: an HTTP API of SAM needs the
 * IAM authorizer turned on, in the API the event names or, for the one SAM makes, in `Globals`. False when that API
 * stands elsewhere.
 */
export function requireIam(draft: DocumentDraft, of: Origin, { type, properties }: Subject): boolean {
  if (type === 'AWS::Serverless::HttpApi') return enable(draft, properties);
  if (type !== 'HttpApi') return true;
  const named = draft.at([...properties, 'ApiId']);
  if (!named) return enable(draft, ['Globals', 'HttpApi']);
  const id = referredId(named);
  if (id === undefined || typeOf(draft, id) !== 'AWS::Serverless::HttpApi') return false;
  return of.path[0] === 'Resources' && enable(draft, ['Resources', id, 'Properties']);
}

function enable(draft: DocumentDraft, properties: readonly string[]): boolean {
  return draft.set([...properties, 'Auth', 'EnableIamAuthorizer'], true, {
    after: ['AWSTemplateFormatVersion', 'Transform', 'Description', 'Metadata', 'Type'],
  });
}
