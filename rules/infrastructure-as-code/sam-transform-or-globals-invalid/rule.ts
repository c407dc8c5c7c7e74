import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { MisusedPart } from '../../../src/model/template.js';

/** The tool that deploys a template takes all of it. */
export const check: Rule = ({ misused, functions }, verdict) => {
  const [first] = functions;
  if (misused.length === 0 && first) verdict.holds(first);
  for (const part of misused) {
    verdict.fails(
      { range: part.range, name: part.part },
      {
        message: `${part.part} is ${part.effect === 'refused' ? 'refused when deploying' : 'left out without a word'}: ${part.reason}.`,
        fix: () => repairs(part),
      },
    );
  }
};

function repairs({ range, meant, completes }: MisusedPart): readonly FixProposal[] {
  if (completes) {
    return [
      {
        title: `Add ${completes.path.join('.')} to the template`,
        safety: 'suggested',
        intents: [{ kind: 'complete-template', of: completes }],
      },
    ];
  }
  if (!meant) return [];
  const { name, by } = meant;
  const intents = [{ kind: 'replace-name', at: range, name, by }] as const;
  return [{ title: `Write ${by} instead of ${name}`, safety: 'suggested', intents }];
}
