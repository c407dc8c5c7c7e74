import { editDistance } from '../../../src/model/edit-distance.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import type { StateGraph, WorkflowDefinition, WorkflowProblem, WorkflowState } from '../../../src/model/workflow.js';
import { isExpress, originIn, placedStates } from '../../../src/model/workflows.js';

/** A state machine can be created, and each of its states can be reached. */
export const check: Rule = ({ workflows }, verdict) => {
  for (const workflow of workflows) {
    const { definition } = workflow;
    if (!definition) continue;
    const problems = ownProblems(definition);
    const waiting = isExpress(workflow) ? waitingStates(definition) : [];
    if (problems.length + waiting.length === 0) verdict.holds(workflow);
    for (const problem of problems) {
      verdict.fails(
        { range: problem.range, name: problem.state ?? workflow.name },
        {
          message: messageOf(problem, workflow, definition),
          ...(problem.kind === 'silence-too-long' && { severity: 'warning' as const }),
          fix: () => renamed(workflow, definition, problem),
        },
      );
    }
    for (const state of waiting) {
      verdict.fails(state, {
        message: `${state.name} waits for ${waitedFor(state)}, which an Express workflow cannot do: ${workflow.name} cannot be created. Make it a standard workflow, or start the work without waiting.`,
      });
    }
  }
};

/** A broken transition leaves other states without a way to them: one fault, told once. */
function ownProblems({ problems }: WorkflowDefinition): readonly WorkflowProblem[] {
  const isBroken = problems.some(({ kind }) => causes.has(kind));
  return isBroken ? problems.filter(({ kind }) => !consequences.has(kind)) : problems;
}

const causes: ReadonlySet<WorkflowProblem['kind']> = new Set([
  'missing-state',
  'no-start',
  'no-way-on',
  'repeated-name',
  'unknown-type',
]);

const consequences: ReadonlySet<WorkflowProblem['kind']> = new Set(['unreachable-state', 'no-end']);

/** Express workflows do not wait for jobs, callbacks or activities (Step Functions developer guide, 2026-11). */
function waitingStates(definition: WorkflowDefinition): readonly WorkflowState[] {
  return placedStates(definition).flatMap(({ state }) =>
    state.task && state.task.waitsFor !== 'response' ? [state] : [],
  );
}

function waitedFor({ task }: WorkflowState): string {
  if (task?.integration === 'activity') return 'an activity';
  return task?.waitsFor === 'job' ? 'a job to end (.sync)' : 'a task token to come back (.waitForTaskToken)';
}

const refused = 'Step Functions refuses the definition';

function messageOf(problem: WorkflowProblem, { name }: WorkflowDeclaration, definition: WorkflowDefinition): string {
  const state = problem.state ?? name;
  switch (problem.kind) {
    case 'missing-state':
      return missingState(problem, state, definition);
    case 'no-start':
      return `${name} has no StartAt: ${refused}. Name the state that comes first.`;
    case 'no-states':
      return `${name} has a list of states without a state: ${refused}. Add one.`;
    case 'no-way-on':
      return `${state} has neither Next nor End: ${refused}. Say what follows, or that it ends there.`;
    case 'no-end':
      return `No state of ${name} ends: every one leads to another, and ${refused}. Give one "End": true, or a Succeed or Fail state.`;
    case 'unreachable-state':
      return `Nothing leads to ${state}: ${refused}. Lead to it from another state, or remove it.`;
    case 'repeated-name':
      return `${name} has two states called ${state}: names are unique in the whole definition, branches included, and ${refused}. Rename one.`;
    case 'unknown-type':
      return `${state} has no Type of Amazon States Language: ${refused}. Write Task, Choice, Parallel, Map, Pass, Wait, Succeed or Fail.`;
    case 'catch-all-in-front':
      return `States.ALL of ${state} does not stand alone and last: ${refused}, as what stands behind it could never count. Put it in an entry of its own at the end.`;
    case 'silence-too-long':
      return `HeartbeatSeconds of ${state} is not smaller than its TimeoutSeconds: the timeout always comes first, and silence is never noticed. Make it smaller.`;
  }
}

function missingState(problem: WorkflowProblem, state: string, definition: WorkflowDefinition): string {
  const { expected = '' } = problem;
  const meant = likely(problem, definition);
  const elsewhere = definition.graphs.some(({ states }) => states.some(({ name }) => name === expected));
  const advice = meant
    ? `Did you mean ${meant}?`
    : elsewhere
      ? 'There is one in another branch or iteration, but transitions stay within their own.'
      : 'Add it, or name one that is there.';
  const subject = problem.state === undefined ? `${state} starts at` : `${state} leads to`;
  return `${subject} ${expected}, and no state beside it has that name: ${refused}. ${advice}`;
}

/** The state that a name which none has was most likely meant to be. */
function likely({ expected = '', state, range }: WorkflowProblem, { graphs }: WorkflowDefinition): string | undefined {
  const graph = graphs.find((each) => belongsTo(each, state, range));
  const names = (graph?.states ?? []).map(({ name }) => name).filter((name) => name !== state);
  const limit = Math.max(1, Math.min(3, Math.floor(expected.length / 3)));
  const near = names
    .map((name) => ({ name, distance: editDistance(plain(expected), plain(name)) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  return first && first.distance !== second?.distance ? first.name : undefined;
}

function belongsTo(
  { states, startAt }: StateGraph,
  state: string | undefined,
  range: WorkflowProblem['range'],
): boolean {
  if (state !== undefined) return states.some(({ name }) => name === state);
  return startAt.kind === 'known' && startAt.range === range;
}

function plain(name: string): string {
  return name.replace(/[\s_-]/g, '').toLowerCase();
}

function renamed(
  workflow: WorkflowDeclaration,
  definition: WorkflowDefinition,
  problem: WorkflowProblem,
): readonly FixProposal[] {
  const from = problem.expected;
  const to = problem.kind === 'missing-state' ? likely(problem, definition) : undefined;
  if (from === undefined || to === undefined) return [];
  const { range } = problem;
  return [
    {
      title: `Write ${to} instead of ${from}`,
      safety: 'suggested',
      intents: [{ kind: 'rename-in-workflow', of: originIn(workflow, range), at: range, from, to }],
    },
  ];
}
