import type { Datum, Site } from './data.js';

/** A value under a name or in a list: the value, and where the program puts it there. */
export interface Slot {
  readonly datum: Datum;
  readonly site: Site;
  /** Where its key is written, when it has one that is written. */
  readonly keySite?: Site;
}

/** Values by name: the variables of a scope, the entries of a map, the fields of an instance. */
export class Slots extends Map<string, Slot> {
  static #made = 0;
  /** Counts up with every new one: what is made after a branch began need not be taken back when the branch ends. */
  readonly order = ++Slots.#made;

  /** The order of one that would be made now. */
  static get now(): number {
    return Slots.#made;
  }
}
