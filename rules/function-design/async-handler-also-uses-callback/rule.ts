import { takesCallbacks } from '../../../src/knowledge/handler-forms.js';
import type { Handler } from '../../../src/model/application.js';
import type { CallbackAnswer } from '../../../src/model/code.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { knownValues } from '../../../src/model/value.js';

/** An async handler answers by what it returns or throws, and by that alone. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { fact, reach } = handler;
    if (!fact.isAsync || !reach.endsWithPromise || failsAnyway(handler)) continue;
    const answers = fact.callback?.answers ?? [];
    // What another function does late is lost; what the handler itself does in time is only against the rules.
    const worst = answers.find(({ isOwn }) => !isOwn) ?? answers[0];
    if (!worst) {
      verdict.holds(handler);
      continue;
    }
    verdict.fails(
      { range: worst.range, name: handler.name },
      {
        message: describe(worst, handler),
        function: functionOf(handler),
        ...(worst.isOwn ? { severity: 'warning' as const } : {}),
        related: answers
          .filter((each) => each !== worst)
          .map(({ range, text }) => ({ range, message: `${text} answers too` })),
        fix: () => [
          {
            title: `Let ${fact.name} return its answer and throw its errors`,
            safety: 'suggested',
            intents: [{ kind: 'answer-by-return', at: fact.range }],
          },
        ],
      },
    );
  }
};

function describe({ text, isOwn }: CallbackAnswer, handler: Handler): string {
  const name = functionsOf(handler);
  if (!isOwn) {
    return `${name} is async, so its answer is what it returns: when ${text} is called later, nothing has been returned and the caller has got null. Wait for the work, and return its result.`;
  }
  return `${name} is async and also answers through ${text}: whichever comes first counts, an error after it is lost, and Node.js 24 refuses such a handler. Return the answer, and throw errors.`;
}

/** Where callbacks are gone, that is the fault, and another rule tells of it. */
function failsAnyway({ functions }: Handler): boolean {
  return functions.some(({ runtime }) => knownValues(runtime).some((name) => !takesCallbacks(name)));
}
