import type { Datum, FunctionDatum, MapDatum, Site } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';

/** What is known of a resource when the program makes it. */
export interface ResourceParts {
  /** Unique in the application. */
  readonly id: string;
  readonly name: string;
  /** `aws:lambda:Function`. */
  readonly token: string;
  readonly inputs: MapDatum;
  /** The call that makes it. */
  readonly site: Site;
  /** Where its name is given. */
  readonly nameSite: Site;
  readonly conditional: boolean;
  /** Among its options: it is not deleted. */
  readonly isKept?: Slot;
  /** The function of the program that is its code. */
  readonly callback?: FunctionDatum;
  /** Made by Pulumi itself, not by the user: the role of a callback function. */
  readonly generated?: true;
  readonly choosesPolicies?: true;
  /** What it is made of, by the name of the output it stands under: `func` of a subscription. */
  readonly outputs?: ReadonlyMap<string, Datum>;
}

/** A resource that a program made, as a value of the program. */
export class MadeResource {
  readonly parts: ResourceParts;

  constructor(parts: ResourceParts) {
    this.parts = parts;
  }
}

/** The resource a value is, or the one above an instance of a class that extends a resource's class. */
export function resourceIn(datum: Datum | undefined): MadeResource | undefined {
  if (datum?.kind === 'object') return datum.object instanceof MadeResource ? datum.object : undefined;
  return datum?.kind === 'instance' ? resourceIn(datum.base) : undefined;
}
