import type {
  Declaration,
  PermissionDeclaration,
  TriggerDeclaration,
  TriggerType,
} from '../../../../model/template.js';
import { absent, knownValues, unknown } from '../../../../model/value.js';
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
      source: resource.properties.get('SourceArn').target(),
    },
  ],
};

/**
 * Triggers that show only by the permission they need: a service may call a function, and nothing else declares that it
 * does. What starts such a function is known, the details are not.
 */
export function triggersByPermission(declarations: readonly Declaration[]): readonly TriggerDeclaration[] {
  const started = new Set<string>();
  for (const declaration of declarations) {
    if (declaration.kind !== 'trigger') continue;
    for (const key of keysFor(declaration)) started.add(key);
  }
  return declarations.flatMap((declaration) => {
    if (declaration.kind !== 'permission') return [];
    const [principal] = knownValues(declaration.principal);
    const service = services.find(({ name }) => name.test(principal ?? ''));
    if (!service) return [];
    const isStarted = functionIds(declaration).some((id) => service.types.some((type) => started.has(`${id} ${type}`)));
    return isStarted ? [] : [triggerOf(declaration, service)];
  });
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
  const authorization = unknown(range, 'the route is declared elsewhere');
  return httpTrigger(
    own,
    { function: consumer, source },
    { gateway: 'unknown', method: absent, path: absent, authorization },
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
}

/** How services invoke functions (Lambda developer guide, invoking from other services, 2026-10). */
const services: readonly Service[] = [
  { name: /^apigateway\.amazonaws\.com/, types: ['http'], asynchronous: false },
  { name: /^elasticloadbalancing\.amazonaws\.com/, types: ['http'], asynchronous: false },
  { name: /^s3\.amazonaws\.com/, types: ['storage'], asynchronous: true },
  { name: /^sns\.amazonaws\.com/, types: ['topic'], asynchronous: true },
  { name: /^(events|scheduler)\.amazonaws\.com/, types: ['bus', 'schedule'], asynchronous: true },
  { name: /^logs\./, types: ['log'], asynchronous: true },
  { name: /^cognito-idp\.amazonaws\.com/, types: ['identity'], asynchronous: false },
  { name: /^(iot|ses|config|codecommit)\.amazonaws\.com/, types: ['other'], asynchronous: true },
  { name: /^(lex|lexv2|alexa-appkit|secretsmanager)\.amazon(aws)?\.com/, types: ['other'], asynchronous: false },
];
