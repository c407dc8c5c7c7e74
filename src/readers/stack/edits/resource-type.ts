import type { DocumentDraft } from '../../documents/edits/document-draft.js';

/** The type of a resource: `AWS::SQS::Queue`; undefined when there is no such resource. */
export function typeOf(draft: DocumentDraft, resource: string): string | undefined {
  return draft.textAt(['Resources', resource, 'Type']);
}

/** The type of a resource that is referred to: it may stand in another file whose names count here too. */
export function referredType(draft: DocumentDraft, resource: string): string | undefined {
  return typeOf(draft, resource) ?? draft.elsewhere.get(resource);
}
