import type {
  Application,
  FunctionNetwork,
  FunctionUrl,
  LinkedPollTrigger,
  Role,
  Stage,
  Trigger,
} from '../model/application.js';
import type { FunctionRights } from '../model/rights.js';
import type { FunctionDeclaration, LogGroupDeclaration, TemplateFacts } from '../model/template.js';
import { deadLetterQueues, redriveTargets } from './dead-letters.js';
import { Declarations } from './declarations.js';
import type { FunctionDraft, QueueDraft, RoleDraft } from './drafts.js';
import type { FileLookup } from './file-lookup.js';
import { linkHandlers } from './handlers/link.js';
import { linkLogGroups } from './log-groups.js';
import { Networks } from './networks.js';
import { functionRights } from './rights/function-rights.js';
import { isFullyVisible } from './rights/visible-role.js';
import { grantsOf } from './roles.js';
import { linkTriggers } from './triggers.js';

/** Joins what a root template declares with the code of its functions. */
export function linkTemplate(template: TemplateFacts, files: FileLookup): Application {
  const declarations = new Declarations(template.declarations);
  const functions = draftFunctions(declarations);
  const queues = linkQueues(declarations);
  const roles = linkRoles(declarations, functions);
  const triggers = linkTriggers(declarations, { functions, queues });
  attachTriggers(triggers, functions, queues);
  attachAsyncInvokes(declarations, functions);
  const urls = linkUrls(declarations, functions);
  const handlers = linkHandlers([...functions.values()], declarations, files);
  return {
    root: template.root,
    dialect: template.dialect,
    complete: template.incomplete.length === 0,
    functions: [...functions.values()],
    handlers,
    triggers,
    queues: [...queues.values()],
    topics: declarations.ofKind('topic'),
    tables: declarations.ofKind('table'),
    apis: declarations.ofKind('api'),
    stages: linkStages(declarations, triggers),
    urls,
    roles,
    logGroups: declarations.ofKind('log-group'),
    workflows: declarations.ofKind('workflow'),
    unresolved: template.unresolved ?? [],
    misused: template.misused ?? [],
    parameters: template.parameters ?? [],
    outputs: template.outputs ?? [],
    ...(template.tool && { tool: template.tool }),
    ...(template.regions && { regions: template.regions }),
    declarations: declarations.byId,
  };
}

function draftFunctions(declarations: Declarations): ReadonlyMap<string, FunctionDraft> {
  const logGroups = linkLogGroups(declarations);
  const networks = new Networks(declarations);
  return new Map(
    declarations
      .ofKind('function')
      .map((declaration): [string, FunctionDraft] => [
        declaration.id,
        draftFunction(declaration, logGroups.get(declaration) ?? [], networks.of(declaration), declarations),
      ]),
  );
}

function draftFunction(
  declaration: FunctionDeclaration,
  logGroups: readonly LogGroupDeclaration[],
  network: FunctionNetwork | undefined,
  declarations: Declarations,
): FunctionDraft {
  let rights: FunctionRights | undefined;
  return {
    ...declaration,
    triggers: [],
    logGroups: [...logGroups],
    ...(network && { network }),
    code: { kind: 'unknown', reason: 'it is not linked yet' },
    get rights() {
      rights ??= functionRights(this, declarations);
      return rights;
    },
  };
}

function linkQueues(declarations: Declarations): ReadonlyMap<string, QueueDraft> {
  const deadLetters = deadLetterQueues(declarations);
  const queues = new Map(
    declarations
      .ofKind('queue')
      .map((queue): [string, QueueDraft] => [
        queue.id,
        { ...queue, consumers: [], servesAsDeadLetterQueue: deadLetters.has(queue) },
      ]),
  );
  for (const queue of queues.values()) {
    const [target] = redriveTargets(queue, declarations);
    const deadLetterQueue = target && queues.get(target.id);
    if (deadLetterQueue) queue.deadLetterQueue = deadLetterQueue;
  }
  return queues;
}

function linkRoles(declarations: Declarations, functions: ReadonlyMap<string, FunctionDraft>): readonly Role[] {
  const roles = new Map(
    declarations.ofKind('role').map((role): [string, RoleDraft] => {
      const grants = grantsOf(role, declarations);
      const fullyVisible = isFullyVisible(role, grants, declarations);
      return [role.id, { ...role, grants, fullyVisible, functions: [] }];
    }),
  );
  for (const each of functions.values()) {
    const declared = declarations.first(each.role, each.id, ['role']);
    const role = declared && roles.get(declared.id);
    if (!role) continue;
    each.executionRole = role;
    role.functions.push(each);
  }
  return [...roles.values()];
}

function attachTriggers(
  triggers: readonly Trigger[],
  functions: ReadonlyMap<string, FunctionDraft>,
  queues: ReadonlyMap<string, QueueDraft>,
): void {
  for (const trigger of triggers) {
    if (trigger.consumer) functions.get(trigger.consumer.id)?.triggers.push(trigger);
    if (isPoll(trigger) && trigger.queue) queues.get(trigger.queue.id)?.consumers.push(trigger);
  }
}

function isPoll(trigger: Trigger): trigger is LinkedPollTrigger {
  return trigger.trigger === 'queue' || trigger.trigger === 'stream';
}

function attachAsyncInvokes(declarations: Declarations, functions: ReadonlyMap<string, FunctionDraft>): void {
  for (const asyncInvoke of declarations.ofKind('async-invoke')) {
    for (const { id } of declarations.functions(asyncInvoke.function, asyncInvoke.id)) {
      const owner = functions.get(id);
      if (owner) owner.asyncInvoke ??= asyncInvoke;
    }
  }
}

function linkStages(declarations: Declarations, triggers: readonly Trigger[]): readonly Stage[] {
  const routes = triggers.filter((trigger) => trigger.trigger === 'http');
  return declarations.ofKind('stage').map((stage) => {
    const ofApi = declarations.first(stage.api, stage.id, ['api']);
    if (ofApi?.kind !== 'api') return { ...stage, routes: [] };
    return { ...stage, ofApi, routes: routes.filter(({ api }) => api === ofApi) };
  });
}

function linkUrls(declarations: Declarations, functions: ReadonlyMap<string, FunctionDraft>): readonly FunctionUrl[] {
  return declarations.ofKind('function-url').map((url) => {
    const [owner] = declarations.functions(url.function, url.id);
    const target = owner && functions.get(owner.id);
    return { ...url, ...(target && { target }) };
  });
}
