import type { Origin } from '../../../../../model/template.js';
import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { entryAt } from '../../../../documents/edits/places.js';
import { providerTypeOf, shortToken } from '../../resources/tokens.js';

/** The provider's type of a resource of the file: `aws_sqs_queue`. Undefined for what is none or of another package. */
export function typeOf(draft: DocumentDraft, name: string): string | undefined {
  const written = draft.textAt(['resources', name, 'type']);
  return written === undefined ? undefined : providerTypeOf(shortToken(written));
}

/** The name of the resource that an origin lies in. */
export function resourceAt(draft: DocumentDraft, { path }: Origin): string | undefined {
  const [section, name] = path;
  return section === 'resources' && name !== undefined && entryAt(draft.at(['resources']), name) ? name : undefined;
}

/** The resource that a text refers to as a whole: `${queue.arn}`. */
export function referredResource(draft: DocumentDraft, path: readonly string[]): string | undefined {
  return /^\$\{([\w-]+)(?:\.\w+)?\}$/.exec(draft.textAt(path) ?? '')?.[1];
}

/** Where the inputs of a resource stand, or would stand. */
export function propertiesOf(name: string): readonly string[] {
  return ['resources', name, 'properties'];
}
