import type { Rule } from '../../../src/model/rule.js';

/** New code is enough for a function to be deployed again. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const { name, detectsCodeChange } = declared;
    if (detectsCodeChange.kind !== 'known' || declared.generated) continue;
    const site = { name, range: detectsCodeChange.range };
    if (detectsCodeChange.value) verdict.holds(site);
    else {
      verdict.fails(site, {
        message: `New code of ${name} is not deployed: its package keeps its name, and nothing says that the content changed, so the old code runs on. Add a hash of the package.`,
        function: name,
        fix: () => [
          {
            title: `Add the hash of the package of ${name}`,
            safety: 'suggested',
            intents: [
              {
                kind: 'set-property',
                of: declared.origin,
                declaration: 'function',
                property: 'detectsCodeChange',
                value: true,
              },
            ],
          },
        ],
      });
    }
  }
};
