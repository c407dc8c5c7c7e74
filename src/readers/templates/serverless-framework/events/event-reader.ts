import type { SourceRange } from '../../../../model/source.js';
import type { Declaration, Target } from '../../../../model/template.js';
import type { Known } from '../../../../model/value.js';
import type { Declared, ReadApplication } from '../../../resources/resource-reader.js';
import type { Written } from '../../../values/head.js';
import type { Place } from '../../../values/place.js';
import type { FunctionResource } from '../function-resource.js';
import type { Service } from '../service.js';

/** One entry of a function's `events`, to be read. */
export interface FunctionEvent {
  /** The framework's word for it: `sqs`. */
  readonly type: string;
  /** What the trigger says of itself. */
  readonly declared: Declared;
  /** What is written behind the word: settings, or the one that matters most as a text. */
  readonly value: Place;
  readonly written: Written;
  readonly keyRange: SourceRange;
  readonly owner: FunctionResource;
  readonly function: Known<Target>;
  readonly service: Service;
  readonly application: ReadApplication;
}

/** What one kind of event declares: triggers, and what the framework makes for them. */
export type EventReader = (event: FunctionEvent) => readonly Declaration[];

/** A setting of an event; `short` is the one that may stand in the place of all settings. */
export function setting({ value }: Pick<FunctionEvent, 'value'>, name: string, short?: string): Place {
  if (value.isMap()) return value.get(name);
  return name === short ? value : value.get(name);
}

/** The event's declaration for the part of it with a number: events may stand for several sources. */
export function numbered(declared: Declared, at: number): Declared {
  return at === 0 ? declared : { ...declared, id: `${declared.id}${at + 1}` };
}
