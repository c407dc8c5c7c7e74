import type { Declaration, Target, WorkflowDeclaration } from '../../../../model/template.js';
import { absent, known, unknown, type Value } from '../../../../model/value.js';
import { topOf } from '../evaluate.js';
import { lineStartsOf } from '../file.js';
import { parseJson } from '../json.js';
import type { Place } from '../place.js';
import type { StackResource } from '../stack.js';
import { withPlaceholders } from '../text.js';
import { eventDeadLetters } from './made-resources.js';
import { declared, declaredPart, itself, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { rolePolicies } from './serverless-policies.js';
import { readStates } from './states.js';

/** State machines with the resources their tasks use. */
export const workflows: ResourceFamily = {
  'AWS::StepFunctions::StateMachine': (resource, application) => [workflow(resource, application)],
  'AWS::Serverless::StateMachine': (resource, application) => [
    workflow(resource, application),
    ...generatedRole(resource, application),
    ...startingEvents(resource, application),
  ],
};

function workflow(resource: StackResource, application: ReadApplication): WorkflowDeclaration {
  const own = declared(resource, application);
  const definition = definitionOf(resource);
  if (!definition) return { ...own, kind: 'workflow', states: absent, tasks: [] };
  const { place, at, file } = definition;
  const written = { kind: 'workflow', ...(file && { definitionFile: file }) } as const;
  if (!place) return { ...own, ...written, states: unknown(at, 'the definition cannot be read'), tasks: [] };
  const { count, tasks } = readStates(place);
  return {
    ...own,
    ...written,
    states: place.get('States').isMap() ? known(count, at) : unknown(at, 'the definition cannot be read'),
    tasks: tasks.flatMap((task) => taskTarget(task, definition, resource, application)),
  };
}

interface Definition {
  readonly at: WorkflowDeclaration['range'];
  /** Undefined when it is written and cannot be read. */
  readonly place: Place | undefined;
  readonly file?: string;
  /** It was text: places in it are not places of the file. */
  readonly isText?: true;
}

function definitionOf(resource: StackResource): Definition | undefined {
  const { properties, stack } = resource;
  const inline = properties.get('Definition');
  if (inline.range && !inline.isAbsent) return { at: inline.range, place: inline };
  const text = properties.get('DefinitionString');
  if (text.range && !text.isAbsent) return { at: text.range, place: parsedText(text, resource), isText: true };
  for (const name of ['DefinitionUri', 'DefinitionS3Location']) {
    const location = properties.get(name);
    if (!location.range || location.isAbsent) continue;
    const file = location.literal === undefined ? undefined : stack.fileAt(location.literal);
    if (!file) return { at: location.range, place: undefined };
    return { at: location.range, place: topOf(file, stack), file: file.path };
  }
  return undefined;
}

/** References in the text become `${Name}`, which `taskTarget` turns back. */
function parsedText(text: Place, { stack }: StackResource): Place | undefined {
  const [head] = text.heads;
  if (head?.kind !== 'text') return head?.kind === 'map' ? text : undefined;
  const json = withPlaceholders(head.parts);
  const { root } = parseJson(json);
  const file = { ...stack.file, lineStarts: lineStartsOf(json) };
  return root?.kind === 'map' ? topOf({ ...file, root }, stack) : undefined;
}

/** What a task names, with `${Name}` filled in from the substitutions of the state machine. */
function taskTarget(
  task: Place,
  { at, isText }: Definition,
  resource: StackResource,
  application: ReadApplication,
): readonly Value<Target>[] {
  const text = task.literal;
  const name = text === undefined ? undefined : /\$\{([^}]+)\}/.exec(text)?.[1];
  const range = isText ? at : (task.range ?? at);
  if (name === undefined) {
    const target = task.target();
    return target.kind === 'absent' ? [] : [isText ? moved(target, at) : target];
  }
  const substitution = resource.properties.get('DefinitionSubstitutions', name);
  if (!substitution.isAbsent) return [moved(substitution.target(), range)];
  const id = name.split('.')[0] ?? name;
  const found = application.resource(id) ?? application.resource(resource.stack.prefix + id);
  if (found) return [known({ kind: 'resource', id: found.id }, range)];
  return [unknown(range, `${name} is not substituted here`)];
}

function moved(value: Value<Target>, range: WorkflowDeclaration['range']): Value<Target> {
  if (value.kind === 'absent') return value;
  if (value.kind !== 'choice') return { ...value, range };
  return {
    ...value,
    range,
    options: value.options.map((option) => ('range' in option ? { ...option, range } : option)),
  };
}

function generatedRole(resource: StackResource, application: ReadApplication): readonly Declaration[] {
  if (!resource.properties.get('Role').isAbsent) return [];
  const own = declaredPart(resource, application, { suffix: 'Role', written: undefined, type: 'AWS::IAM::Role' });
  const assumedBy = [known('states.amazonaws.com', resource.keyRange)];
  return [{ ...own, kind: 'role', ...rolePolicies(resource, application), assumedBy, generated: true }];
}

/** Rules and schedules that SAM makes to start the state machine. */
function startingEvents(resource: StackResource, application: ReadApplication): readonly Declaration[] {
  return resource.properties
    .get('Events')
    .entries()
    .flatMap(({ key, keyRange, place }): readonly Declaration[] => {
      const rule = ruleKinds.get(place.get('Type').literal ?? '');
      if (!rule) return [];
      const properties = place.get('Properties');
      const own = declaredPart(resource, application, {
        suffix: `.${key}`,
        name: key,
        written: place.written,
        range: keyRange,
      });
      const { target: deadLetter, made } = eventDeadLetters({ owner: resource, name: key, properties, application });
      const source = rule === 'rule' ? properties.get('EventBusName').target() : absent;
      const targets = [{ target: itself(resource), deadLetter, range: keyRange }];
      return [{ ...own, kind: 'bus-rule', rule, source, targets }, ...(made ? [made] : [])];
    });
}

const ruleKinds: ReadonlyMap<string, 'rule' | 'schedule'> = new Map([
  ['EventBridgeRule', 'rule'],
  ['CloudWatchEvent', 'rule'],
  ['Schedule', 'schedule'],
  ['ScheduleV2', 'schedule'],
]);
