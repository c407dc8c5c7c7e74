import { type BatchOperation, batchOperation, fieldName } from '../../../src/knowledge/batch-operations.js';
import type { AnswerFact } from '../../../src/model/flow.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Who sends several entries in one call looks for those that were not taken. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const call of handler.reach.calls) {
      const batch = batchOperation(call);
      if (!batch || call.phase !== 'invocation' || call.assumed || !call.answer || call.answer.isHandedOn) continue;
      if (looksForFailures(call.answer, batch)) {
        verdict.holds(call);
        continue;
      }
      verdict.fails(call, {
        message: `${call.operation} succeeds even when it took none of the ${batch.entries}: ${functionsOf(handler)} never looks at ${batch.failures}, so those that were refused are lost without an error. Send them again, or fail.`,
        function: functionOf(handler),
        fix: () => [
          {
            title: `Fail when ${batch.failures} says that something was not taken`,
            safety: 'suggested',
            intents: [
              {
                kind: 'check-answer',
                at: call.range,
                operation: call.operation,
                field: batch.failures,
                form: batch.form,
              },
            ],
          },
        ],
      });
    }
  }
};

function looksForFailures({ fields }: AnswerFact, { failures, alsoShown }: BatchOperation): boolean {
  return [failures, ...alsoShown].some((wanted) => fields.some(({ name }) => name.includes(fieldName(wanted))));
}
