import type { EventFlow } from '../../../src/model/application.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

type FileWrite = EventFlow['fileWrites'][number];

/** A temporary file that gets a new name at each invocation is removed by the same invocation. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { reach } = handler;
    // What cannot be followed may remove it; a deployment ends before the disk is full.
    if (!reach.complete || isStartedOnlyBy(handler, 'deployment')) continue;
    const isCleaning = reach.fileRemovals.some(({ phase }) => phase === 'invocation');
    for (const write of reach.eventFlow.fileWrites) {
      if (write.path.root !== 'temporary' || write.phase === 'start' || write.assumed) continue;
      if (isCleaning || write.removesItself || write.isAskedFor || !isNewEachTime(write)) verdict.holds(write);
      else {
        verdict.fails(write, {
          message: `${write.text} leaves ${nameOf(write)} in /tmp, and nothing that ${functionsOf(handler)} runs removes it: the next invocations of the same environment find it there, until the disk is full. Remove it when it is done with, also after an error.`,
          function: functionOf(handler),
          fix: () => [removedWhenDone(write)],
        });
      }
    }
  }
};

function removedWhenDone({ range, text }: FileWrite): FixProposal {
  return {
    title: `Remove what ${text} writes when its block ends, also after an error`,
    safety: 'suggested',
    intents: [{ kind: 'remove-when-done', at: range }],
  };
}

/** One that is always called the same is written over each time. */
function isNewEachTime({ isTemporaryName, isGenerated, fromEvent }: FileWrite): boolean {
  return isTemporaryName || isGenerated || fromEvent;
}

function nameOf({ isTemporaryName, isGenerated }: FileWrite): string {
  return isTemporaryName || isGenerated ? 'a new file at each invocation' : 'a file named after its event';
}
