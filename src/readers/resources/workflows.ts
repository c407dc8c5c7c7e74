import type { WorkflowDeclaration } from '../../model/template.js';
import { absent, known, unknown, type Value } from '../../model/value.js';
import type { WorkflowDefinition } from '../../model/workflow.js';
import { type Filling, filledIn } from '../values/filled-in.js';
import { Place } from '../values/place.js';
import { countOf, readDefinition, tasksOf } from '../workflows/definition.js';
import type { TaskSurroundings } from '../workflows/task.js';
import type { Resource } from './resource.js';
import { declared, mayBeFunction, type ReadApplication, type ResourceFamily } from './resource-reader.js';

/** State machines with what their definitions say. */
export const workflows: ResourceFamily = {
  'AWS::StepFunctions::StateMachine': (resource, application) => [workflow(resource, application)],
};

/** A state machine from its definition, inline, as text or in a file. SAM has other names for some of its properties. */
export function workflow(resource: Resource, application: ReadApplication): WorkflowDeclaration {
  const own = declared(resource, application);
  const written = definitionOf(resource);
  const place = written?.place && filledIn(written.place, substitutions(resource, application));
  const definition = written && place && readDefinition(place, written.at, surroundings(application));
  return {
    ...own,
    kind: 'workflow',
    ...settings(resource.properties),
    ...(written?.file && { definitionFile: written.file }),
    states: stateCount(written, definition),
    tasks: definition ? tasksOf(definition) : [],
    ...(definition && { definition }),
  };
}

interface Written {
  readonly at: WorkflowDeclaration['range'];
  /** Undefined when it is written and cannot be read. */
  readonly place: Place | undefined;
  readonly file?: string;
}

function definitionOf({ properties, template }: Resource): Written | undefined {
  const inline = properties.get('Definition');
  if (inline.range && !inline.isAbsent) return { at: inline.range, place: inline };
  const text = properties.get('DefinitionString');
  if (text.range && !text.isAbsent) return { at: text.range, place: template.definitionIn(text) };
  for (const name of ['DefinitionUri', 'DefinitionS3Location']) {
    const location = properties.get(name);
    if (!location.range || location.isAbsent) continue;
    const found = location.literal === undefined ? undefined : template.definitionAt(location.literal);
    return { at: location.range, place: undefined, ...found };
  }
  return undefined;
}

function stateCount(written: Written | undefined, definition: WorkflowDefinition | undefined): Value<number> {
  if (!written) return absent;
  return definition ? known(countOf(definition), written.at) : unknown(written.at, 'the definition cannot be read');
}

/**
 * What `${Name}` stands for in the definition. A name that is not substituted and is that of a resource means it: that is
 * how a text comes out whose references another tool fills in.
 */
function substitutions(resource: Resource, application: ReadApplication): Filling {
  return (name) => {
    const substitution = resource.properties.get('DefinitionSubstitutions', name);
    if (!substitution.isAbsent) return substitution;
    const { range } = resource.properties;
    const id = name.split('.')[0] ?? name;
    const found = application.resource(id) ?? application.resource(resource.template.prefix + id);
    if (!found || !range) return undefined;
    return Place.of({ kind: 'text', parts: [{ kind: 'resource', id: found.id, name }], range, path: undefined });
  };
}

function surroundings(application: ReadApplication): TaskSurroundings {
  return {
    kindOf(target) {
      if (target.kind !== 'resource') return undefined;
      if (application.resource(target.id)?.type === 'AWS::StepFunctions::Activity') return 'activity';
      return mayBeFunction(known(target, nowhere), application) ? 'function' : undefined;
    },
  };
}

const nowhere = { file: '', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function settings(properties: Place) {
  const either = (...keys: readonly (readonly [string, ...string[]])[]) =>
    keys.map(([key, ...inner]) => properties.get(key, ...inner)).find((place) => !place.isAbsent) ?? Place.absent;
  return {
    workflowType: either(['StateMachineType'], ['Type']).oneOf('STANDARD', 'EXPRESS'),
    logLevel: either(['LoggingConfiguration', 'Level'], ['Logging', 'Level']).oneOf('ALL', 'ERROR', 'FATAL', 'OFF'),
    tracing: either(['TracingConfiguration', 'Enabled'], ['Tracing', 'Enabled']).boolean(),
    role: either(['RoleArn'], ['Role']).target(),
  };
}
