import type { Target, WorkflowDeclaration } from '../../model/template.js';
import { absent, known, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { readStates } from './states.js';

/** State machines with the resources their tasks use. */
export const workflows: ResourceFamily = {
  'AWS::StepFunctions::StateMachine': (resource, application) => [workflow(resource, application)],
};

/** A state machine from its definition, inline, as text or in a file. */
export function workflow(resource: Resource, application: ReadApplication): WorkflowDeclaration {
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

function definitionOf(resource: Resource): Definition | undefined {
  const { properties, template } = resource;
  const inline = properties.get('Definition');
  if (inline.range && !inline.isAbsent) return { at: inline.range, place: inline };
  const text = properties.get('DefinitionString');
  if (text.range && !text.isAbsent) return { at: text.range, place: template.definitionIn(text), isText: true };
  for (const name of ['DefinitionUri', 'DefinitionS3Location']) {
    const location = properties.get(name);
    if (!location.range || location.isAbsent) continue;
    const found = location.literal === undefined ? undefined : template.definitionAt(location.literal);
    return { at: location.range, place: undefined, ...found };
  }
  return undefined;
}

/** What a task names, with `${Name}` filled in from the substitutions of the state machine. */
function taskTarget(
  task: Place,
  { at, isText }: Definition,
  resource: Resource,
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
  const found = application.resource(id) ?? application.resource(resource.template.prefix + id);
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
