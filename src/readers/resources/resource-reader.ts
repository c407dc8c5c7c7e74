import type { SourceRange } from '../../model/source.js';
import type { Declaration, Dialect, Origin, OtherDeclaration, Target } from '../../model/template.js';
import { type Known, known, possibilities, type Value } from '../../model/value.js';
import { keysOf, type Written } from '../values/head.js';
import type { Place } from '../values/place.js';
import { encryptionKeyOf } from './encryption.js';
import type { Resource } from './resource.js';
import { tagsOf } from './tags.js';

/** The declarations one resource makes: mostly itself, for some types parts of it too. */
export type ResourceReader = (resource: Resource, application: ReadApplication) => readonly Declaration[];

/** Readers by resource type. */
export type ResourceFamily = Readonly<Record<string, ResourceReader>>;

/** What the readers may ask of the application around a resource. */
export interface ReadApplication {
  readonly dialect: Dialect;
  /** All resources of the application, nested stacks included, of these types. */
  ofType(...types: readonly string[]): readonly Resource[];
  /** By id in the application. */
  resource(id: string): Resource | undefined;
  /** Tags that every resource of the application gets: maps, or lists of keys and values. */
  readonly sharedTags?: readonly Place[];
}

/** What every declaration says of itself. */
export interface Declared {
  readonly id: string;
  readonly name: string;
  readonly origin: Origin;
  readonly range: SourceRange;
  readonly type: string;
  readonly conditional: boolean;
  readonly tags?: Value<readonly string[]>;
}

/** The resource itself as a declaration. */
export function declared(resource: Resource, application: ReadApplication): Declared {
  const tags = tagsOf(resource, application.sharedTags ?? []);
  return { ...untagged(resource, application), ...(tags && { tags }) };
}

function untagged(resource: Resource, { dialect }: ReadApplication): Declared {
  const encryptionKey = encryptionKeyOf(resource);
  return {
    id: resource.id,
    name: resource.logicalId,
    origin: { dialect, file: (resource.place.range ?? resource.keyRange).file, path: resource.place.path },
    range: resource.keyRange,
    type: resource.writtenType ?? resource.type,
    conditional: resource.conditional,
    ...(encryptionKey && encryptionKey.kind !== 'absent' && { encryptionKey }),
  };
}

/** The resource as one the model has no words for. */
export function other(resource: Resource, application: ReadApplication): OtherDeclaration {
  const kind = resource.kindOfResource ?? (cloudFormationType.test(resource.type) ? resource.type : undefined);
  return { ...declared(resource, application), kind: 'other', ...(kind !== undefined && { resource: kind }) };
}

const cloudFormationType = /^(?!Custom::)\w+::\w+::\w+$/;

/** Where a part of a resource is written. */
export interface Part {
  /** What is added to the resource's id: `.Orders` for the event `Orders`, `Role` for what SAM calls so itself. */
  readonly suffix: string;
  /** The name a person knows it by; without one, resource and suffix. */
  readonly name?: string;
  /** Undefined for what is not written: then it stands at the resource. */
  readonly written: Written | undefined;
  readonly range?: SourceRange;
  readonly type?: string;
}

/** A part of a resource as a declaration of its own. */
export function declaredPart(resource: Resource, application: ReadApplication, part: Part): Declared {
  const whole = untagged(resource, application);
  return {
    ...whole,
    id: whole.id + part.suffix,
    name: part.name ?? whole.name + part.suffix,
    origin: part.written ? originOf(part.written, application) : whole.origin,
    range: part.range ?? part.written?.range ?? whole.range,
    type: part.type ?? whole.type,
  };
}

/** Where something is written, so that it can be found again. */
export function originOf(written: Written, { dialect }: ReadApplication): Origin {
  return { dialect, file: written.range.file, path: keysOf(written.path) };
}

/** A reference to the resource itself. */
export function itself(resource: Resource, attribute?: string): Known<Target> {
  return known({ kind: 'resource', id: resource.id, ...(attribute && { attribute }) }, resource.keyRange);
}

/** The resources a value may point to. */
export function pointedAt(value: Value<Target>, application: ReadApplication): readonly Resource[] {
  return possibilities(value).flatMap((option) => {
    if (option.kind !== 'known' || option.value.kind !== 'resource') return [];
    return application.resource(option.value.id) ?? [];
  });
}

const functionTypes: ReadonlySet<string> = new Set([
  'AWS::Serverless::Function',
  'AWS::Lambda::Function',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
]);

/** Whether a value may point to a function, of this application or by the ARN of one. */
export function mayBeFunction(value: Value<Target>, application: ReadApplication): boolean {
  return possibilities(value).some((option) => {
    if (option.kind !== 'known') return false;
    if (option.value.kind === 'text') return /:function:|:lambda:path\//.test(option.value.text);
    const type = application.resource(option.value.id)?.type;
    return type === undefined ? /Alias/.test(option.value.id) : functionTypes.has(type);
  });
}

/** A place that may be anything that holds true or false, `true` for a list with this word in it. */
export function listHolds(list: Place, word: string): Value<boolean> {
  return list.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const items = head.kind === 'list' ? head.items : [list];
    return known(
      items.some((item) => item.literal === word),
      head.range,
      head.definedAt,
    );
  });
}
