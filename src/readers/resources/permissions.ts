import type {
  Declaration,
  PermissionDeclaration,
  Target,
  TriggerDeclaration,
  TriggerType,
} from '../../model/template.js';
import { absent, knownValues, unknown, type Value } from '../../model/value.js';
import { type Declared, declared, type ResourceFamily } from './resource-reader.js';
import { httpTrigger, pushTrigger } from './triggers.js';

/** Rights of services to call a function. */
export const permissions: ResourceFamily = {
  'AWS::Lambda::Permission': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'permission',
      function: resource.properties.get('FunctionName').target(),
      principal: resource.properties.get('Principal').name(),
      action: resource.properties.get('Action').string(),
      source: resource.properties.get('SourceArn').target(),
      sourceAccount: resource.properties.get('SourceAccount').name(),
      organization: resource.properties.get('PrincipalOrgID').string(),
      eventSourceToken: resource.properties.get('EventSourceToken').string(),
      onlyThroughUrl: resource.properties.get('InvokedViaFunctionUrl').boolean(),
    },
  ],
};

/**
 * Triggers that show only by the permission they need: a service may call a function, and nothing else declares that it
 * does. What starts such a function is known, the details are not. Permissions are also left over and copied: one shows
 * nothing when its source is declared here and calls others, or when service and source do not fit together.
 */
export function triggersByPermission(declarations: readonly Declaration[]): readonly TriggerDeclaration[] {
  const started = new Set<string>();
  const withTargets = new Set<string>();
  for (const declaration of declarations) {
    if (declaration.kind === 'topic' || declaration.kind === 'bus-rule') withTargets.add(declaration.id);
    if (declaration.kind !== 'trigger') continue;
    for (const key of keysFor(declaration)) started.add(key);
  }
  return declarations.flatMap((declaration) => {
    if (declaration.kind !== 'permission') return [];
    const [principal] = knownValues(declaration.principal);
    const service = services.find(({ name }) => name.test(principal ?? ''));
    if (!service || !isFrom(service, declaration.source, withTargets)) return [];
    const isStarted = functionIds(declaration).some((id) => service.types.some((type) => started.has(`${id} ${type}`)));
    return isStarted ? [] : [triggerOf(declaration, service)];
  });
}

function isFrom({ source }: Service, given: Value<Target>, withTargets: ReadonlySet<string>): boolean {
  if (given.kind === 'absent') return source === undefined || !source.isNeeded;
  return knownValues(given).every((target) =>
    target.kind === 'resource' ? !withTargets.has(target.id) : (source?.arn.test(target.text) ?? true),
  );
}

function triggerOf(permission: PermissionDeclaration, { types: [type], asynchronous }: Service): TriggerDeclaration {
  const { function: consumer, source, range } = permission;
  const own: Declared = {
    id: `${permission.id}.Trigger`,
    name: permission.name,
    origin: permission.origin,
    range,
    type: permission.type,
    conditional: permission.conditional,
  };
  if (type !== 'http') return pushTrigger(own, { function: consumer, source }, { trigger: type, asynchronous });
  const elsewhere = unknown(range, 'the route is declared elsewhere');
  return httpTrigger(
    own,
    { function: consumer, source },
    { gateway: 'unknown', method: absent, path: absent, authorization: elsewhere, integration: elsewhere },
  );
}

function keysFor(declaration: TriggerDeclaration): readonly string[] {
  return functionIds(declaration).map((id) => `${id} ${declaration.trigger}`);
}

function functionIds({ function: consumer }: TriggerDeclaration | PermissionDeclaration): readonly string[] {
  return knownValues(consumer).map((target) => (target.kind === 'resource' ? target.id : target.text));
}

interface Service {
  readonly name: RegExp;
  /** What its triggers may be; the first when nothing else is known. */
  readonly types: readonly [Exclude<TriggerType, 'queue' | 'stream'>, ...TriggerType[]];
  readonly asynchronous: boolean;
  /** Of the resource that calls, where the service has others that call in another way or not at all. */
  readonly source?: { readonly arn: RegExp; readonly isNeeded: boolean };
}

/** How services invoke functions (Lambda developer guide, invoking from other services, 2026-10). */
const services: readonly Service[] = [
  { name: /^apigateway\.amazonaws\.com/, types: ['http'], asynchronous: false },
  { name: /^elasticloadbalancing\.amazonaws\.com/, types: ['http'], asynchronous: false },
  { name: /^s3\.amazonaws\.com/, types: ['storage'], asynchronous: true, source: from('s3') },
  { name: /^sns\.amazonaws\.com/, types: ['topic'], asynchronous: true, source: from('sns') },
  {
    name: /^(events|scheduler)\.amazonaws\.com/,
    types: ['bus', 'schedule'],
    asynchronous: true,
    source: { ...from('(events|scheduler)'), isNeeded: true },
  },
  { name: /^logs\./, types: ['log'], asynchronous: true },
  { name: /^cognito-idp\.amazonaws\.com/, types: ['identity'], asynchronous: false },
  // An authorizer of IoT waits for its function.
  {
    name: /^iot\.amazonaws\.com/,
    types: ['other'],
    asynchronous: true,
    source: { arn: /^arn:(?:\$\{[^}]*\}|[^:]*):iot:.*:rule\//, isNeeded: true },
  },
  { name: /^(ses|config|codecommit)\.amazonaws\.com/, types: ['other'], asynchronous: true },
  { name: /^(lex|lexv2|alexa-appkit|secretsmanager)\.amazon(aws)?\.com/, types: ['other'], asynchronous: false },
];

/** Something else in the place of the service's name cannot be told, or is another service. */
function from(service: string): NonNullable<Service['source']> {
  return { arn: new RegExp(`^arn:(\\$\\{[^}]*\\}|[^:]*):(${service}|\\$\\{[^}]*\\}):|^\\$\\{`), isNeeded: false };
}
