import { type Datum, literalOf, type Site, text } from '../../../evaluation/data.js';
import type { CdkApplication } from '../application.js';
import { type Construct, constructIn, type Part, partIn } from '../construct.js';
import { mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context, Method } from '../family.js';
import { makeRole } from '../roles.js';
import { arn } from '../values.js';

/** State machines. States are chained by methods; a machine holds every state that its first leads to. */
export const stepFunctionsFamilies: readonly ConstructFamily[] = [
  { types: ['aws-stepfunctions.StateMachine'], make: makeMachine },
];

/** Classes that are states: tasks of every service, and those of the language itself. */
export function isState(type: string): boolean {
  return type.startsWith('aws-stepfunctions-tasks.') || stateClasses.has(type);
}

/** States declare nothing of their own; what they lead to is kept. */
export const stateMethods: Readonly<Record<string, Method>> = {
  next: leadsTo(0),
  when: leadsTo(1),
  otherwise: leadsTo(0),
  branch: (state, given) => {
    for (const { datum } of given.positional) link(state, datum);
    return state.datum;
  },
  iterator: leadsTo(0),
  itemProcessor: leadsTo(0),
  addCatch: (state, given) => {
    link(state, given.at(0, 'handler'));
    return state.datum;
  },
  afterwards: (state) => state.datum,
  addRetry: (state) => state.datum,
};

const stateClasses: ReadonlySet<string> = new Set(
  'Pass Wait Choice Parallel Map DistributedMap Succeed Fail Task CustomState StateMachineFragment'
    .split(' ')
    .map((name) => `aws-stepfunctions.${name}`),
);

function leadsTo(index: number): Method {
  return (state, given) => {
    link(state, given.at(index, 'next') ?? given.positional.at(-1)?.datum);
    return state.datum;
  };
}

/** A chain begins at its first state; what is added to it follows. */
function link(state: Construct, next: Datum | undefined): void {
  if (next) state.followers.push(next);
}

function makeMachine(construct: Construct, context: Context): void {
  const { application } = context;
  const { props } = construct;
  const draft = application.declare(construct, 'AWS::StepFunctions::StateMachine', {
    StateMachineName: 'stateMachineName',
    DefinitionSubstitutions: 'definitionSubstitutions',
  });
  construct.role = constructIn(props.get('role')) ?? makeRole(construct, 'states.amazonaws.com', [], context, 'Role');
  const slot = props.slot('definitionBody') ?? props.slot('definition');
  if (!slot) return;
  const body = partIn(slot.datum);
  const [first] = body?.arguments ?? [];
  switch (body?.type.split('.').at(-1)) {
    case 'fromFile': {
      const path = literalOf(first);
      const found = path === undefined ? undefined : application.relativePath(path, draft.site);
      setAt(draft.properties, ['DefinitionUri'], {
        ...slot,
        datum: found === undefined ? slot.datum : text(found, slot.site),
      });
      return;
    }
    case 'fromString':
      setAt(draft.properties, ['DefinitionString'], { ...slot, datum: first ?? slot.datum });
      return;
    case 'fromChainable':
      setAt(draft.properties, ['Definition'], { ...slot, datum: definitionOf(first, slot.site, application) });
      return;
    default:
      setAt(draft.properties, ['Definition'], { ...slot, datum: definitionOf(slot.datum, slot.site, application) });
  }
}

/** The states from the first on, in the words of Amazon States Language, branches put beside each other. */
function definitionOf(start: Datum | undefined, site: Site, application: CdkApplication): Datum {
  const states = mapOf({}, site);
  const seen = new Set<object>();
  const visit = (datum: Datum | undefined): void => {
    if (datum?.kind === 'list') {
      for (const item of datum.items) visit(item.datum);
      return;
    }
    const part = partIn(datum);
    if (part) {
      for (const argument of part.arguments) visit(argument);
      return;
    }
    const state = constructIn(datum);
    if (!state || seen.has(state)) return;
    seen.add(state);
    if (isState(state.type))
      states.entries.set(state.name, { datum: stateOf(state), site: state.site, keySite: state.nameSite });
    for (const next of state.followers) visit(next);
  };
  visit(start);
  if (states.entries.size === 0) application.leaveOut(site, 'the states of a state machine are not known');
  const definition = mapOf({}, site);
  const [first] = states.entries.keys();
  if (first !== undefined) definition.entries.set('StartAt', { datum: text(first, site), site });
  definition.entries.set('States', { datum: states, site });
  return definition;
}

function stateOf(state: Construct): Datum {
  const { site, props } = state;
  const className = state.type.split('.')[1] ?? '';
  const isTask = state.type.startsWith('aws-stepfunctions-tasks.') || className === 'Task';
  const map = mapOf({ Type: text(isTask ? 'Task' : className.replace('DistributedMap', 'Map'), site) }, site);
  if (!isTask) return map;
  const target = targets.map((name) => props.get(name)).find((datum) => datum !== undefined);
  const used = target && (constructIn(target) ? arn(target) : usedBy(partIn(target)));
  const resource = className === 'LambdaInvoke' || className === 'InvokeFunction' ? used : undefined;
  if (resource) {
    map.entries.set('Resource', { datum: resource, site });
  } else {
    map.entries.set('Resource', { datum: text('arn:aws:states:::sdk', site), site });
    const key = parameters[className];
    if (used && key !== undefined) setAt(map, ['Parameters', key], { datum: used, site });
  }
  return map;
}

/** A task of version 1 takes its integration apart from the state. */
function usedBy(part: Part | undefined): Datum | undefined {
  const [first] = part?.arguments ?? [];
  return first && constructIn(first) ? arn(first) : undefined;
}

/** The props of tasks that name what they use. */
const targets = ['lambdaFunction', 'queue', 'topic', 'table', 'stateMachine', 'eventBus', 'task'];

const parameters: Readonly<Record<string, string>> = {
  SqsSendMessage: 'QueueUrl',
  SnsPublish: 'TopicArn',
  DynamoGetItem: 'TableName',
  DynamoPutItem: 'TableName',
  DynamoUpdateItem: 'TableName',
  DynamoDeleteItem: 'TableName',
  StepFunctionsStartExecution: 'StateMachineArn',
};
