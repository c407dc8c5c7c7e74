import type { Origin } from '../../../model/template.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { typeOf } from './resource-type.js';

/** What an origin leads to in the template. */
export interface Subject {
  /** The type of the resource or SAM event; of a section of `Globals` that of its resources. */
  readonly type: string;
  /** Where its properties stand, or would stand. */
  readonly properties: readonly string[];
  /** The logical id of the resource it belongs to; undefined in `Globals`. */
  readonly resource: string | undefined;
}

/**
 * What stands at an origin: a resource, an event of a SAM function, a part of a resource's properties, a section of
 * `Globals`. Undefined when there is nothing of that name.
 */
export function placeOf(draft: DocumentDraft, { path }: Origin): Subject | undefined {
  const [section, name, ...rest] = path;
  if (section === 'Globals' && name !== undefined) {
    return { type: `AWS::Serverless::${name}`, properties: path, resource: undefined };
  }
  if (section !== 'Resources' || name === undefined || !draft.at(['Resources', name])) return undefined;
  const resourceType = typeOf(draft, name);
  if (resourceType === undefined) return undefined;
  if (rest.length <= 1) {
    return { type: resourceType, properties: ['Resources', name, 'Properties'], resource: name };
  }
  const place = draft.at(path);
  if (place?.kind !== 'map') return undefined;
  const type = draft.textAt([...path, 'Type']);
  const isEvent = rest[1] === 'Events' && rest.length === 3;
  if (!isEvent) return { type: partType(resourceType, rest), properties: path, resource: name };
  return type === undefined ? undefined : { type, properties: [...path, 'Properties'], resource: name };
}

/** Parts that SAM keeps on the function are resources of their own elsewhere: they are written in SAM's words. */
function partType(resourceType: string, rest: readonly string[]): string {
  return resourceType.startsWith('AWS::Serverless::') ? `Serverless::${rest.at(-1)}` : resourceType;
}
