import type { LambdaFunction, LinkedPollTrigger, Queue, Trigger } from '../model/application.js';
import type {
  DeclarationKind,
  FunctionUrlDeclaration,
  HttpTrigger,
  PushTrigger,
  TriggerDeclaration,
  TriggerType,
  WorkflowDeclaration,
} from '../model/template.js';
import { absent, known, rangeOf } from '../model/value.js';
import type { Declarations } from './declarations.js';

/** The linked nodes a trigger can point to, by id of their declaration. */
export interface TriggerEnds {
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly queues: ReadonlyMap<string, Queue>;
}

/**
 * Everything that starts a function: the declared triggers, and two that are declared as something else. A function URL
 * is also an `http` trigger of gateway `url`, and a workflow that runs a function is also a `workflow` trigger of it, so
 * that who asks what starts a function need only look at its triggers. Those carry the id of the URL, or the ids of
 * workflow and function with `/` between them.
 */
export function linkTriggers(declarations: Declarations, ends: TriggerEnds): readonly Trigger[] {
  const declared = declarations.ofKind('trigger').map((trigger) => linkTrigger(trigger, declarations, ends));
  const has = (type: (trigger: Trigger) => boolean, consumer: LambdaFunction | undefined) =>
    declared.some((trigger) => type(trigger) && trigger.consumer === consumer);
  const ofUrls = declarations
    .ofKind('function-url')
    .map((url) => linkTrigger(urlTrigger(url), declarations, ends))
    .filter(({ consumer }) => !has((trigger) => trigger.trigger === 'http' && trigger.gateway === 'url', consumer));
  const ofWorkflows = declarations
    .ofKind('workflow')
    .flatMap((workflow) => workflowTriggers(workflow, declarations))
    .map((trigger) => linkTrigger(trigger, declarations, ends))
    .filter(
      ({ consumer, sourceDeclaration }) =>
        !has((trigger) => trigger.trigger === 'workflow' && trigger.sourceDeclaration === sourceDeclaration, consumer),
    );
  return [...declared, ...ofUrls, ...ofWorkflows];
}

function linkTrigger(trigger: TriggerDeclaration, declarations: Declarations, ends: TriggerEnds): Trigger {
  const [target] = declarations.functions(trigger.function, trigger.id);
  const consumer = target && ends.functions.get(target.id);
  const source = declarations.first(trigger.source, trigger.id, sourceKinds[trigger.trigger]);
  const links = { ...(consumer && { consumer }), ...(source && { sourceDeclaration: source }) };
  switch (trigger.trigger) {
    case 'http':
      return { ...trigger, ...links, ...(source?.kind === 'api' && { api: source }) };
    case 'queue':
    case 'stream': {
      const queue = source?.kind === 'queue' && ends.queues.get(source.id);
      return { ...trigger, ...links, ...(queue && { queue }) } satisfies LinkedPollTrigger;
    }
    default:
      return { ...trigger, ...links };
  }
}

/** What a source may be when only its name is written. */
const sourceKinds: Readonly<Record<TriggerType, readonly DeclarationKind[]>> = {
  http: ['api'],
  queue: ['queue'],
  topic: ['topic'],
  bus: ['bus', 'bus-rule'],
  schedule: ['bus-rule'],
  stream: ['stream', 'table'],
  storage: ['bucket'],
  log: ['log-group'],
  identity: [],
  workflow: ['workflow'],
  deployment: [],
  other: [],
};

function urlTrigger(url: FunctionUrlDeclaration): HttpTrigger {
  const { kind: _, ...declared } = url;
  return {
    ...declared,
    kind: 'trigger',
    trigger: 'http',
    gateway: 'url',
    source: absent,
    method: absent,
    path: absent,
    payloadFormat: absent,
    integration: absent,
    integrationTimeoutSeconds: absent,
    validated: absent,
  };
}

function workflowTriggers(workflow: WorkflowDeclaration, declarations: Declarations): readonly PushTrigger[] {
  const { name, origin, type, conditional, range } = workflow;
  const triggers = new Map<string, PushTrigger>();
  for (const task of workflow.tasks) {
    for (const target of declarations.functions(task, workflow.id)) {
      if (triggers.has(target.id)) continue;
      const place = rangeOf(task) ?? range;
      triggers.set(target.id, {
        kind: 'trigger',
        trigger: 'workflow',
        id: `${workflow.id}/${target.id}`,
        name,
        origin,
        type,
        conditional,
        range: place,
        function: known({ kind: 'resource', id: target.id }, place),
        source: known({ kind: 'resource', id: workflow.id }, range),
        asynchronous: false,
        deadLetter: absent,
        enabled: absent,
      });
    }
  }
  return [...triggers.values()];
}
