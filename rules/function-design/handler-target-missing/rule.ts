import type { LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, rangeOf } from '../../../src/model/value.js';

/** The handler string of each function leads to code that exists. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const { code } = declared;
    if (code.kind === 'found') verdict.holds(declared);
    if (code.kind !== 'missing') continue;
    const handler = certain(declared.handler) ?? 'its handler';
    verdict.fails(
      { name: declared.name, range: rangeOf(declared.handler) ?? declared.range },
      {
        message:
          code.missing === 'file'
            ? `${declared.name} starts at ${handler}, and there is no ${code.expected}: each invocation fails before any code runs. Name an existing file.`
            : `${declared.name} starts at ${handler}, and ${code.expected} is not exported there: each invocation fails before any code runs. Name an existing export.`,
        function: declared.name,
        fix: () => code.suggestions.slice(0, 3).map((suggestion) => nameInstead(declared, suggestion)),
      },
    );
  }
};

function nameInstead(declared: LambdaFunction, value: string): FixProposal {
  const replaces = rangeOf(declared.handler);
  return {
    title: `Use ${value}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: declared.origin,
        declaration: 'function',
        property: 'handler',
        value,
        ...(replaces && { replaces }),
      },
    ],
  };
}
