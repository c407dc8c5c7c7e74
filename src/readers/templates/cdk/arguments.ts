import type { Call, Datum, Given } from '../../evaluation/data.js';
import type { Slot } from '../../evaluation/slots.js';
import { camelCase } from './names.js';
import { Props } from './props.js';

/** The arguments of a call, in order or by name. */
export class Arguments {
  readonly call: Call;
  readonly positional: readonly Given[];

  constructor(call: Call) {
    this.call = call;
    this.positional = call.arguments.filter((given) => given.name === undefined && !given.isRest);
  }

  /** The argument at a place, or of that name. */
  slot(index: number, name?: string): Slot | undefined {
    const found =
      this.positional[index] ??
      this.call.arguments.find((given) => given.name !== undefined && camelCase(given.name) === name);
    return found?.datum.kind === 'nothing' ? undefined : found;
  }

  at(index: number, name?: string): Datum | undefined {
    return this.slot(index, name)?.datum;
  }

  /** What the argument at a place sets, or all named arguments: Python has no map there. */
  props(index: number): Props {
    const given = this.positional[index];
    if (given) return Props.of(given.datum, given.site);
    return Props.named(this.call.arguments, this.call.site);
  }

  /** Arguments from a place on. */
  from(index: number): readonly Given[] {
    return this.positional.slice(index);
  }
}
