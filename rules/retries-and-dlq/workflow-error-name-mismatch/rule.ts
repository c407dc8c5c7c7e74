import type { Application, Handler, LinkedThrownError } from '../../../src/model/application.js';
import { editDistance } from '../../../src/model/edit-distance.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey, type SourceRange } from '../../../src/model/source.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import { type Known, knownValues, possibilities } from '../../../src/model/value.js';
import type { WorkflowState } from '../../../src/model/workflow.js';
import { invokesFunction, originIn, type PlacedTask, placedTasks } from '../../../src/model/workflows.js';

/** A Retry or Catch names the errors of a function as its runtime does. */
export const check: Rule = (application, verdict) => {
  for (const workflow of application.workflows) {
    if (!workflow.definition) continue;
    for (const placed of placedTasks(workflow.definition)) {
      const handler = invokesFunction(placed.task) ? handlerOf(placed, application) : undefined;
      if (!handler) continue;
      const { state } = placed;
      const thrown = handler.reach.thrownErrors.filter(({ reportedAs }) => reportedAs !== undefined);
      for (const [name, places] of namedErrors(state)) {
        const [place] = places;
        if (!place) continue;
        if (thrown.some(({ reportedAs }) => reportedAs === name)) {
          verdict.holds({ range: place, name: state.name });
          continue;
        }
        const meant = meantBy(name, thrown, state);
        if (meant?.reportedAs === undefined) continue;
        verdict.fails(
          { range: place, name: state.name },
          {
            message: messageOf(state, name, meant, handler),
            ...(handler.functions[0] && { function: handler.functions[0].name }),
            related: [{ range: meant.declared ?? meant.range, message: `it is reported as ${meant.reportedAs}` }],
            fix: () => renamed(workflow, name, meant, places),
          },
        );
      }
    }
  }
};

/** The code of the one function that a task invokes. */
function handlerOf({ task }: PlacedTask, { functions }: Application): Handler | undefined {
  const ids = task.targets.flatMap(({ target }) =>
    knownValues(target).flatMap((each) => (each.kind === 'resource' ? [each.id] : [])),
  );
  const [invoked, ...others] = functions.filter(({ id }) => ids.includes(id));
  return invoked?.code.kind === 'found' && others.length === 0 ? invoked.code.handler : undefined;
}

/** Names that Step Functions and Lambda give to errors of their own are no errors of the function. */
const reserved = /^(?:States|Lambda)\./;

/** The places where a state names errors of its function, by name. */
function namedErrors({ retries, catches }: WorkflowState): ReadonlyMap<string, readonly SourceRange[]> {
  const places = new Map<string, SourceRange[]>();
  const known = [...retries, ...catches].flatMap(({ errors }) =>
    errors.flatMap((error) => possibilities(error).filter((each): each is Known<string> => each.kind === 'known')),
  );
  for (const { value, range } of known) {
    if (!reserved.test(value)) places.set(value, [...(places.get(value) ?? []), range]);
  }
  return places;
}

/**
 * The error that a name was certainly meant for: one whose class is called so and whose runtime calls it otherwise, or one
 * that is a slip of the pen away and that nothing else names.
 */
function meantBy(
  name: string,
  thrown: readonly LinkedThrownError[],
  state: WorkflowState,
): LinkedThrownError | undefined {
  const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  const sameClass = thrown.find(({ className, text }) => className === last || text === name);
  if (sameClass) return sameClass;
  const named = namedErrors(state);
  const near = thrown.filter(
    ({ reportedAs = '', declared }) =>
      declared !== undefined && !named.has(reportedAs) && name.length > 5 && editDistance(name, reportedAs) <= 2,
  );
  return new Set(near.map(({ reportedAs }) => reportedAs)).size === 1 ? near[0] : undefined;
}

function messageOf(state: WorkflowState, name: string, meant: LinkedThrownError, { language }: Handler): string {
  const reported = meant.reportedAs ?? '';
  const isScript = language === 'typescript' || language === 'javascript';
  const advice =
    isScript && reported === 'Error'
      ? `Set its name to '${name}' in the class.`
      : meant.text !== undefined
        ? 'Give it a type of its own, and name that.'
        : `Name ${reported}.`;
  return `${state.name} names ${name}, but Lambda reports that error as ${reported}: this entry never counts, and the error takes another way or ends the execution. ${advice}`;
}

/** Names that many errors share say nothing. */
const common: ReadonlySet<string> = new Set(['Error', 'errorString', 'wrapError', 'Exception', 'RuntimeException']);

function renamed(
  workflow: WorkflowDeclaration,
  from: string,
  { reportedAs: to }: LinkedThrownError,
  places: readonly SourceRange[],
): readonly FixProposal[] {
  if (to === undefined || common.has(to)) return [];
  // In a text all of them stand at one place.
  const distinct = [...new Map(places.map((place) => [rangeKey(place), place])).values()];
  return [
    {
      title: `Name ${to} instead of ${from}`,
      safety: 'suggested',
      intents: distinct.map((at) => ({ kind: 'rename-in-workflow', of: originIn(workflow, at), at, from, to })),
    },
  ];
}
