import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import type { WorkflowDefinition, WorkflowState } from '../../../src/model/workflow.js';
import { changeOf, freeStateName, type PlacedState, placedStates } from '../../../src/model/workflows.js';

/** A choice says what becomes of input that none of its rules matches. */
export const check: Rule = ({ workflows }, verdict) => {
  for (const workflow of workflows) {
    const { definition } = workflow;
    if (!definition?.complete) continue;
    for (const placed of placedStates(definition)) {
      const { state } = placed;
      const rules = state.transitions.filter(({ kind }) => kind === 'choice').length;
      if (state.type.kind !== 'known' || state.type.value !== 'Choice' || rules === 0) continue;
      const hasDefault = state.transitions.some(({ kind }) => kind === 'default');
      if (hasDefault || state.leavesNothingOut || isCaughtAround(placed)) verdict.holds(state);
      else {
        verdict.fails(state, {
          message: `${state.name} has no Default: input that ${rules === 1 ? 'its one rule does not match' : `none of its ${rules} rules matches`} ends the execution with States.NoChoiceMatched. Say where it goes, if only to a Fail state with a reason.`,
          fix: () => [failOtherwise(workflow, definition, state)],
        });
      }
    }
  }
};

/** A parallel or map state around it has somewhere to go when no rule matches. */
function isCaughtAround({ around }: PlacedState): boolean {
  return around.some(({ catches }) =>
    catches.some(({ errors }) =>
      errors.some((error) => error.kind !== 'known' || /^States\.(ALL|NoChoiceMatched)$/.test(error.value)),
    ),
  );
}

function failOtherwise(
  workflow: WorkflowDeclaration,
  definition: WorkflowDefinition,
  state: WorkflowState,
): FixProposal {
  const name = freeStateName(definition, [state.name, 'unmatched']);
  return {
    title: `Lead other input to a new Fail state ${name}`,
    safety: 'suggested',
    intents: [
      changeOf(workflow, state, {
        change: 'add-failing-default',
        name,
        error: 'NoChoiceMatched',
        cause: `No rule of ${state.name} matches the input`,
      }),
    ],
  };
}
