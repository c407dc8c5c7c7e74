import { entryOf, type TemplateNode, textOf } from '../../documents/nodes.js';

/** What the CDK calls a construct, and what a person does. */
export interface ConstructName {
  /** The way from the application: `OrdersStack/Backend/Save`. */
  readonly id: string;
  readonly name: string;
  /** The CDK makes it by itself. */
  readonly isGenerated: boolean;
}

/**
 * The name of the construct that a resource is written for. The resource itself has an id of its own below the construct
 * that people know (`OrdersStack/Save/Resource`). Without the path in its metadata, which the CDK can be told to leave out,
 * the logical name without its checksum stands for it.
 */
export function constructName(logicalId: string, resource: TemplateNode, stack: string): ConstructName {
  const written = textOf(entryOf(entryOf(resource, 'Metadata')?.value, 'aws:cdk:path')?.value);
  const path = written ?? `${stack}/${logicalId.replace(/[0-9A-F]{8}$/, '')}`;
  const segments = path.split('/');
  const own = ownSegments.test(segments.at(-1) ?? '') && segments.length > 2 ? segments.slice(0, -1) : segments;
  const [last = logicalId] = (own.at(-1) ?? logicalId).split(':');
  const isPart = own.length > 2 && (partSegments.test(last) || own.at(-1) !== last);
  return {
    id: own.join('/'),
    name: isPart ? `${own.at(-2)}/${last}` : last,
    isGenerated: own.some((segment) => madeByItself.test(segment)),
  };
}

/** What a construct calls the one resource it is about. */
const ownSegments = /^(Resource|Default)$/;

/**
 * What constructs call the resources they add to themselves: alone these say nothing, nor do those with the name of another
 * construct behind a colon (`SqsEventSource:OrdersPendingCharges073DFA2F`).
 */
const partSegments = /^(ServiceRole|DefaultPolicy|Role|Policy|Handler|FunctionUrl|LogGroup|EventInvokeConfig|Account)$/;

/**
 * Constructs of the CDK's own: singletons with a checksum in their name (log retention, custom resources, notifications of
 * buckets), and the providers that run custom resources (aws-cdk-lib 2.276, core and custom-resources).
 */
const madeByItself =
  /[0-9a-f]{32}$|[0-9A-F]{16,}$|^Custom::|CustomResourceProvider$|^framework-(onEvent|isComplete|onTimeout)$|^waiter-state-machine$|^CDKMetadata$/;
