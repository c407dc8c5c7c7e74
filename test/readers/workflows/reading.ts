import type { WorkflowDeclaration } from '../../../src/model/template.js';
import type { WorkflowDefinition, WorkflowState } from '../../../src/model/workflow.js';
import { createStatesLanguageReader } from '../../../src/readers/templates/states-language/index.js';

/** The state machine of a file of its own. */
export function workflowIn(text: string, path = 'flow.asl.json'): WorkflowDeclaration {
  const reader = createStatesLanguageReader();
  const [facts] = reader.assemble(new Map([[path, reader.read({ path, text })]]));
  const workflow = facts?.declarations.find((each): each is WorkflowDeclaration => each.kind === 'workflow');
  if (!workflow) throw new Error(`${path} is no state machine: ${JSON.stringify(facts?.problems)}`);
  return workflow;
}

/** What a definition says, given as an object or text. */
export function definitionOf(machine: object | string): WorkflowDefinition {
  const { definition } = workflowIn(typeof machine === 'string' ? machine : JSON.stringify(machine));
  if (!definition) throw new Error('the definition was not read');
  return definition;
}

/** The only state, made of these properties. */
export function state(properties: object, machine: object = {}): WorkflowState {
  const definition = definitionOf({ StartAt: 'A', States: { A: { Type: 'Task', ...properties } }, ...machine });
  const found = definition.graphs[0]?.states[0];
  if (!found) throw new Error('there is no state');
  return found;
}
