import type { Datum, MapDatum, ObjectDatum, Site, TextDatum } from '../../evaluation/data.js';
import type { Draft } from './draft.js';
import type { Props } from './props.js';

/** A construct of the application: a stack, a queue, or one of the project's own. */
export class Construct {
  /** `aws-sqs.Queue`; `core.Construct` for one of the project's own. */
  readonly type: string;
  /** The way from the stack: `OrdersStack/Api/Handler`. */
  readonly id: string;
  readonly name: string;
  /** The call that makes it. */
  readonly site: Site;
  /** Where its id is written. */
  readonly nameSite: Site;
  readonly props: Props;
  readonly isConditional: boolean;
  /** It is declared elsewhere and only named here. */
  readonly isImported: boolean;
  /** The resource it is; none for a stack, or what is declared elsewhere. */
  draft: Draft | undefined;
  /** Properties it has beside those that every one of its kind has. */
  readonly members = new Map<string, Datum>();
  /** The role it runs with. */
  role: Construct | undefined;

  constructor(from: ConstructStart) {
    this.type = from.type;
    this.id = from.id;
    this.name = from.name;
    this.site = from.site;
    this.nameSite = from.nameSite;
    this.props = from.props;
    this.isConditional = from.isConditional;
    this.isImported = from.isImported ?? false;
  }

  /** The construct as a value of the program. */
  get datum(): ObjectDatum {
    return { kind: 'object', object: this, site: this.site };
  }
}

type ConstructStart = Pick<Construct, 'type' | 'id' | 'name' | 'site' | 'nameSite' | 'props' | 'isConditional'> & {
  readonly isImported?: boolean;
};

/**
 * Anything else a package gives that is neither a construct nor written down: an event source, a target, an integration.
 * What it is and what it was given; whoever it is handed to knows what that means.
 */
export class Part {
  /** `aws-lambda.SqsEventSource`, `aws-lambda.Code.fromAsset`. */
  readonly type: string;
  readonly arguments: readonly Datum[];
  /** The last argument that is a map, and named arguments. */
  readonly props: Props;
  readonly site: Site;

  constructor(type: string, given: readonly Datum[], props: Props, site: Site) {
    this.type = type;
    this.arguments = given;
    this.props = props;
    this.site = site;
  }

  /** The class without its package: `SqsEventSource`. */
  get className(): string {
    return this.type.split('.')[1] ?? '';
  }

  get datum(): ObjectDatum {
    return { kind: 'object', object: this, site: this.site };
  }
}

/** A stretch of time. */
export class TimeSpan {
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

/** A statement of a policy, which the program may go on changing. */
export class PolicyStatement {
  readonly map: MapDatum;

  constructor(map: MapDatum) {
    this.map = map;
  }
}

/** The construct a value is, if it is one. */
export function constructIn(datum: Datum | undefined): Construct | undefined {
  const object = objectOf(datum);
  return object instanceof Construct ? object : undefined;
}

/** The part a value is, if it is one. */
export function partIn(datum: Datum | undefined): Part | undefined {
  const object = objectOf(datum);
  return object instanceof Part ? object : undefined;
}

function objectOf(datum: Datum | undefined): object | undefined {
  if (datum?.kind === 'object') return datum.object;
  if (datum?.kind === 'instance') return objectOf(datum.base);
  if (datum?.kind !== 'choice') return undefined;
  // One of several constructs: the first that is one stands for them.
  for (const option of datum.options) {
    const object = objectOf(option);
    if (object) return object;
  }
  return undefined;
}

/** A reference to what a construct declares, as a text. `attribute` is the model's word for it. */
export function reference(construct: Construct, attribute: string | undefined, site: Site): TextDatum {
  const name = attribute === undefined ? construct.id : `${construct.id}.${attribute}`;
  return {
    kind: 'text',
    parts: [{ kind: 'resource', id: construct.id, name, ...(attribute !== undefined && { attribute }) }],
    site,
  };
}
