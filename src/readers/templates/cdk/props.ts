import { choiceOf, type Datum, type Given, nothing, optionsOf, type Site, unknown } from '../../evaluation/data.js';
import { type Slot, Slots } from '../../evaluation/slots.js';
import { partIn } from './construct.js';
import { camelCase } from './names.js';

/** The properties something is made with. Python's names are those of TypeScript here. */
export class Props {
  readonly entries: Slots;
  /** Why there may be more of them. */
  readonly incomplete: string | undefined;
  /** Where they are written, or else the call. */
  readonly site: Site;

  constructor(entries: Slots, incomplete: string | undefined, site: Site) {
    this.entries = entries;
    this.incomplete = incomplete;
    this.site = site;
  }

  /** No properties at all. */
  static none(site: Site): Props {
    return new Props(new Slots(), undefined, site);
  }

  /** Properties given as a map, as an instance with fields, or as one of several. */
  static of(datum: Datum | undefined, site: Site): Props {
    const entries = new Slots();
    let incomplete: string | undefined;
    const options = datum ? optionsOf(datum) : [];
    for (const option of options) {
      if (option.kind === 'unknown') incomplete = option.reason;
      // Python sets properties by a class of their own: `MethodOptions(authorization_type=…)`.
      const part = partIn(option);
      const slots = part?.props.entries ?? slotsOf(option);
      if (option.kind === 'map') incomplete ??= option.incomplete;
      incomplete ??= part?.props.incomplete;
      for (const [key, slot] of slots ?? []) {
        const before = entries.get(camelCase(key))?.datum ?? nothing(slot.site);
        const isSure = options.length === 1;
        entries.set(camelCase(key), isSure ? slot : { ...slot, datum: choiceOf([before, slot.datum], slot.site) });
      }
    }
    return new Props(entries, incomplete, datum?.site ?? site);
  }

  /** The named arguments of a call as properties. */
  static named(given: readonly Given[], site: Site): Props {
    const named = given.filter(({ name }) => name !== undefined);
    const entries = new Slots(
      named.map((each): [string, Slot] => [camelCase(each.name ?? ''), { ...each, keySite: each.site }]),
    );
    const rest = given.find(({ isRest }) => isRest);
    const reason =
      rest?.datum.kind === 'unknown' ? rest.datum.reason : 'what is handed on here is known only when it runs';
    return new Props(entries, rest && reason, site);
  }

  /** Undefined when it is not given; unknown when it may be. */
  get(name: string): Datum | undefined {
    return this.slot(name)?.datum;
  }

  slot(name: string): Slot | undefined {
    const slot = this.entries.get(name);
    if (slot) return slot.datum.kind === 'nothing' ? undefined : slot;
    if (this.incomplete === undefined) return undefined;
    return { datum: unknown(this.site, this.incomplete, name), site: this.site };
  }

  /** A property that is itself a set of properties. */
  inner(name: string): Props {
    const slot = this.entries.get(name);
    return slot ? Props.of(slot.datum, slot.site) : new Props(new Slots(), this.incomplete, this.site);
  }
}

function slotsOf(datum: Datum): Slots | undefined {
  if (datum.kind === 'map') return datum.entries;
  return datum.kind === 'instance' ? datum.fields : undefined;
}
