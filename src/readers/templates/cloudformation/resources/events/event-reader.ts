import type { SourceRange } from '../../../../../model/source.js';
import type { Declaration, Target } from '../../../../../model/template.js';
import type { Known } from '../../../../../model/value.js';
import type { Resource } from '../../../../resources/resource.js';
import type { Declared, ReadApplication } from '../../../../resources/resource-reader.js';
import type { Place } from '../../../../values/place.js';

/** One entry of `Events` of a SAM function. */
export interface ServerlessEvent {
  /** What the trigger says of itself. */
  readonly declared: Declared;
  readonly name: string;
  readonly keyRange: SourceRange;
  /** The whole entry, `Type` and `Properties`. */
  readonly place: Place;
  readonly properties: Place;
  readonly owner: Resource;
  readonly function: Known<Target>;
  readonly application: ReadApplication;
}

/** What one kind of event declares: the trigger, and what SAM makes for it. */
export type EventReader = (event: ServerlessEvent) => readonly Declaration[];
