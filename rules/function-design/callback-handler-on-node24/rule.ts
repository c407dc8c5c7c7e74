import { takesCallbacks } from '../../../src/knowledge/handler-forms.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { CallbackUse, FunctionFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** A handler answers in a way that its runtime knows. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { fact, functions } = handler;
    // A wrapper is what the runtime calls, and it may take fewer parameters than what it wraps.
    if (fact.wrappers.length > 0) continue;
    const [deployed] = functions.filter(withoutCallbacks);
    if (!deployed) continue;
    const { callback } = fact;
    if (!callback || !isRefused(callback)) {
      verdict.holds(handler);
      continue;
    }
    const runtime = certain(deployed.runtime) ?? '';
    verdict.fails(handler, {
      message: `${runtime} has no callbacks any more: ${whatFails(deployed, callback)}. Make the handler async, and return or throw instead.`,
      function: deployed.name,
      related: callback.answers.map(({ range, text }) => ({ range, message: `${text} answers` })),
      fix: () => [answerByReturn(fact)],
    });
  }
};

function withoutCallbacks({ runtime }: LambdaFunction): boolean {
  const name = certain(runtime);
  return name !== undefined && !takesCallbacks(name);
}

/** Two parameters and `context.done` are let through, and fail when they get there. */
function isRefused({ declared, answers }: CallbackUse): boolean {
  return declared || answers.some(({ text }) => /\.(?:done|succeed|fail)$/.test(text));
}

function whatFails({ name }: LambdaFunction, { declared, answers }: CallbackUse): string {
  if (declared) return `it counts the three parameters of ${name} and refuses to start it`;
  return `${answers[0]?.text ?? 'context.done'} does not exist there, and ${name} fails when it calls it`;
}

function answerByReturn({ name, range }: FunctionFact): FixProposal {
  return {
    title: `Let ${name} return its answer and throw its errors`,
    safety: 'suggested',
    intents: [{ kind: 'answer-by-return', at: range }],
  };
}
