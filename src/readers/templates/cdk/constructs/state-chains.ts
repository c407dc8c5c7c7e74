import { type Datum, optionsOf, type Site } from '../../../evaluation/data.js';
import { Construct, Part } from '../construct.js';
import type { Method } from '../family.js';
import type { Props } from '../props.js';

/** What follows a state, and what is done about its failures. */
export interface StateLinks {
  next?: { readonly to: Construct; readonly site: Site };
  /** What follows is handed in from somewhere that is not known. */
  isOpen?: true;
  readonly choices: { readonly condition: Datum | undefined; readonly next: Datum }[];
  otherwise?: Datum;
  /** Branches of a parallel state, in their order. */
  readonly branches: Datum[];
  /** What a map does with each item. */
  items?: Datum;
  readonly retries: { readonly props: Props; readonly site: Site }[];
  readonly catches: { readonly handler: Datum; readonly props: Props; readonly site: Site }[];
}

/** States one after the other: the first, and those that something can be put behind. */
export class Chain {
  readonly start: Construct;
  readonly ends: readonly Construct[];

  constructor(start: Construct, ends: readonly Construct[]) {
    this.start = start;
    this.ends = ends;
  }

  datum(site: Site): Datum {
    return { kind: 'object', object: this, site };
  }
}

/** Classes that are states: tasks of every service, and those of the language itself. */
export function isState(type: string): boolean {
  return type.startsWith('aws-stepfunctions-tasks.') || stateClasses.has(type);
}

const stateClasses: ReadonlySet<string> = new Set(
  'Pass Wait Choice Parallel Map DistributedMap Succeed Fail Task CustomState'
    .split(' ')
    .map((name) => `aws-stepfunctions.${name}`),
);

const links = new WeakMap<Construct, StateLinks>();

/** What was said of a state so far. */
export function linksOf(state: Construct): StateLinks {
  const known = links.get(state) ?? { choices: [], branches: [], retries: [], catches: [] };
  links.set(state, known);
  return known;
}

/** The states a value is: one, or several one after the other. Undefined when it is none. */
export function chainOf(datum: Datum | undefined): Chain | undefined {
  if (!datum) return undefined;
  for (const option of optionsOf(datum)) {
    const object = option.kind === 'object' ? option.object : undefined;
    if (object instanceof Chain) return object;
    if (object instanceof Construct && isState(object.type)) return new Chain(object, isFinal(object) ? [] : [object]);
    if (!(object instanceof Part) || !object.type.startsWith('aws-stepfunctions.Chain.')) continue;
    const [first, ...others] = object.arguments;
    const chain = chainOf(first);
    return chain && others.reduce((before, next) => put(before, next, option.site), chain);
  }
  return undefined;
}

/** A choice leads on by its rules alone. */
function isFinal({ type }: Construct): boolean {
  return /\.(Choice|Succeed|Fail)$/.test(type);
}

function put(chain: Chain, next: Datum | undefined, site: Site): Chain {
  const following = chainOf(next);
  for (const end of chain.ends) {
    const known = linksOf(end);
    if (end.type.endsWith('.Choice')) {
      if (next) known.otherwise ??= next;
    } else if (following) known.next ??= { to: following.start, site };
    else known.isOpen = true;
  }
  return new Chain(chain.start, following?.ends ?? []);
}

/** What can be said of a state. */
export const stateMethods: Readonly<Record<string, Method>> = {
  next: (state, given) => {
    const chain = chainOf(state.datum);
    return chain && put(chain, given.at(0, 'next'), given.call.site).datum(given.call.site);
  },
  when: (state, given) => {
    const next = given.at(1, 'next');
    if (next) linksOf(state).choices.push({ condition: given.at(0, 'condition'), next });
    return state.datum;
  },
  otherwise: (state, given) => {
    const next = given.at(0, 'def');
    if (next) linksOf(state).otherwise = next;
    return state.datum;
  },
  afterwards: (state, given) => {
    const otherwise = given.props(0).get('includeOtherwise');
    // What follows is where the choice leads when no rule matches, too.
    const ends = otherwise?.kind === 'boolean' && otherwise.value ? [state] : [];
    return new Chain(state, [...openEnds(state), ...ends]).datum(given.call.site);
  },
  branch: (state, given) => {
    linksOf(state).branches.push(...given.positional.map(({ datum }) => datum));
    return state.datum;
  },
  iterator: itemsOf,
  itemProcessor: itemsOf,
  addRetry: (state, given) => {
    linksOf(state).retries.push({ props: given.props(0), site: given.call.site });
    return state.datum;
  },
  addCatch: (state, given) => {
    const handler = given.at(0, 'handler');
    if (handler) linksOf(state).catches.push({ handler, props: given.props(1), site: given.call.site });
    return state.datum;
  },
};

function itemsOf(state: Construct, given: Parameters<Method>[1]): Datum {
  const items = given.at(0, 'iterator') ?? given.at(0, 'processor');
  if (items) linksOf(state).items = items;
  return state.datum;
}

/** More can be put behind several states at once. */
export function chainMethod(chain: Chain, name: string, given: Parameters<Method>[1]): Datum {
  const { site } = given.call;
  return (name === 'next' ? put(chain, given.at(0, 'next'), site) : chain).datum(site);
}

/** The states that something can be put behind of all that the rules of a choice lead to. */
function openEnds(choice: Construct): readonly Construct[] {
  const seen = new Set<Construct>();
  const ends: Construct[] = [];
  const open = [choice];
  for (let state = open.pop(); state; state = open.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    const following = followersOf(state);
    if (!isFinal(state) && !linksOf(state).next) ends.push(state);
    open.push(...following);
  }
  return ends;
}

/** Every state that one leads to. */
export function followersOf(state: Construct): readonly Construct[] {
  const { next, choices, otherwise, catches } = linksOf(state);
  const named = [...choices.map((choice) => choice.next), otherwise, ...catches.map(({ handler }) => handler)];
  return [...(next ? [next.to] : []), ...named.flatMap((datum) => chainOf(datum)?.start ?? [])];
}
