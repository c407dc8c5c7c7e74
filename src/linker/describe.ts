import type { Application, Grant, Handler, LambdaFunction, LinkedCall, Trigger } from '../model/application.js';
import type { SourceRange } from '../model/source.js';
import type { Declaration, DeclarationKind, Target } from '../model/template.js';
import { knownValues, mapValue, possibilities, type Value } from '../model/value.js';
import type {
  ApplicationDescription,
  CallDescription,
  FunctionDescription,
  GrantDescription,
  ResourceDescription,
  TriggerDescription,
} from './description.js';

/** Describes an application; handlers that no function names stand among the functions. */
export function describeApplication(application: Application): ApplicationDescription {
  const { root, dialect, declarations } = application;
  const unclaimed = application.handlers.filter(({ functions }) => functions.length === 0);
  return {
    root,
    dialect,
    functions: [
      ...application.functions.map((each) => describeFunction(each, application)),
      ...unclaimed.map((each) => describeHandler(each, application)),
    ],
    resources: [...declarations.values()].flatMap((declaration) => describeResource(declaration, application)),
    workflows: application.workflows.map((workflow) =>
      noteUnknown({ name: workflow.name, states: only(workflow.states), ...place(workflow, application) }),
    ),
  };
}

function describeFunction(declared: LambdaFunction, application: Application): FunctionDescription {
  const { code } = declared;
  const found = code.kind === 'found' ? code.handler : undefined;
  return noteUnknown({
    name: declared.name,
    file: code.kind === 'unknown' ? null : found?.file,
    handler: found ? found.name : only(declared.handler),
    language: found?.language,
    runtime: only(declared.runtime),
    timeoutSeconds: only(declared.timeoutSeconds),
    memoryMb: only(declared.memoryMb),
    ...place(declared, application),
    triggers: declared.triggers.map((trigger) => describeTrigger(trigger, application)),
    grants: (declared.executionRole?.grants ?? []).map((grant) => describeGrant(grant, application)),
    calls: found ? describeCalls(found, application) : [],
  });
}

function describeHandler(handler: Handler, application: Application): FunctionDescription {
  return {
    name: handler.name,
    file: handler.file,
    handler: handler.name,
    language: handler.language,
    line: line(handler),
    triggers: handler.events.map((kind) => ({ kind })),
    grants: [],
    calls: describeCalls(handler, application),
  };
}

function describeTrigger(trigger: Trigger, application: Application): TriggerDescription {
  const [source] = targets([trigger.source], application) ?? [];
  return noteUnknown({ kind: trigger.trigger, source, ...place(trigger, application) });
}

function describeGrant(grant: Grant, application: Application): GrantDescription {
  return noteUnknown({
    effect: only(mapValue(grant.effect, (effect): 'allow' | 'deny' => (effect === 'Allow' ? 'allow' : 'deny'))),
    actions: texts(grant.actions),
    notActions: texts(grant.notActions),
    resources: targets(grant.resources, application),
    notResources: targets(grant.notResources, application),
    ...place(grant, application),
  });
}

/** The work of a utility is no call to a service. */
function describeCalls({ reach }: Handler, application: Application): readonly CallDescription[] {
  return reach.calls
    .filter(({ provider }) => provider !== 'powertools')
    .flatMap((call) => describeCall(call, application));
}

function describeCall(call: LinkedCall, application: Application): readonly CallDescription[] {
  const actions = call.actions.length > 0 ? call.actions : [`${call.service}:${call.operation}`];
  const resources = call.resources.length > 0 ? call.resources : [undefined];
  return actions.flatMap((action) =>
    resources.map((id) => ({
      action,
      ...(id !== undefined && { resource: nameOf(id, application) }),
      file: call.range.file,
      line: line(call),
    })),
  );
}

const listedElsewhere: ReadonlySet<DeclarationKind> = new Set(['function', 'trigger', 'workflow']);

function describeResource(declaration: Declaration, application: Application): readonly ResourceDescription[] {
  if (listedElsewhere.has(declaration.kind) || ('generated' in declaration && declaration.generated)) return [];
  return [{ name: declaration.name, kind: declaration.kind, ...place(declaration, application) }];
}

/** Without what may be undefined being there as `undefined`. */
type Described<Description> = {
  [Name in keyof Description as undefined extends Description[Name] ? never : Name]: Description[Name];
} & {
  [Name in keyof Description as undefined extends Description[Name] ? Name : never]?: Exclude<
    Description[Name],
    undefined
  >;
} & { readonly unknown?: readonly string[] };

/** Leaves out what is undefined, and lists in `unknown` what is null or holds a null. */
function noteUnknown<Description extends object>(description: Description): Described<Description> {
  const entries = Object.entries(description).filter(([, value]) => value !== undefined);
  const unknown = entries
    .filter(([, value]) => value === null || (Array.isArray(value) && value.includes(null)))
    .map(([name]) => name);
  const stated: Record<string, unknown> = Object.fromEntries(entries);
  if (unknown.length > 0) stated.unknown = unknown;
  return stated as Described<Description>;
}

/** The value; undefined when absent, null when unknown. Of a condition, the value when it is the same either way. */
function only<T>(value: Value<T>): T | null | undefined {
  if (value.kind === 'absent') return undefined;
  const options = knownValues(value);
  const isSame = options.length === possibilities(value).length && new Set(options).size === 1;
  return isSame ? options[0] : null;
}

/** Every possibility of every value, null for what is unknown; undefined when nothing is written. */
function texts(list: readonly Value<string>[]): readonly (string | null)[] | undefined {
  const written = list
    .flatMap((value) => possibilities(value))
    .flatMap((option) => (option.kind === 'absent' ? [] : [option.kind === 'known' ? option.value : null]));
  return written.length > 0 ? written : undefined;
}

function targets(list: readonly Value<Target>[], application: Application): readonly (string | null)[] | undefined {
  return texts(list.map((value) => mapValue(value, (target) => targetText(target, application))));
}

function targetText(target: Target, application: Application): string {
  return target.kind === 'text' ? target.text : nameOf(target.id, application) + (target.suffix ?? '');
}

function nameOf(id: string, { declarations }: Application): string {
  return declarations.get(id)?.name ?? id;
}

function place(
  { range }: { readonly range: SourceRange },
  { root }: Application,
): { readonly line: number; readonly template?: string } {
  return { line: line({ range }), ...(range.file !== root && { template: range.file }) };
}

function line({ range }: { readonly range: SourceRange }): number {
  return range.start.line + 1;
}
