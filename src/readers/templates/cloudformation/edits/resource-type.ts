import type { DocumentDraft } from '../../../documents/edits/document-draft.js';

/** The type of a resource: `AWS::SQS::Queue`; undefined when there is no such resource. */
export function typeOf(draft: DocumentDraft, resource: string): string | undefined {
  return draft.textAt(['Resources', resource, 'Type']);
}
