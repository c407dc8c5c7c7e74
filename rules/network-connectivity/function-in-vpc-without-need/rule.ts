import { useOfNetwork } from '../../../src/knowledge/network-use.js';
import type { Application } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent, rangeOf } from '../../../src/model/value.js';

/** A function is in a VPC for something that it reaches there. */
export const check: Rule = (application, verdict) => {
  if (isPolicy(application)) return;
  for (const declared of application.functions) {
    if (certain(declared.inVpc) !== true || declared.generated) continue;
    const use = useOfNetwork(declared);
    if (use === 'needed') verdict.holds(declared);
    else if (use === 'none') {
      verdict.fails(
        { name: declared.name, range: rangeOf(declared.inVpc) ?? declared.range },
        {
          message: `${declared.name} is in a VPC, and its code reaches nothing there: it calls services of AWS only, through a NAT gateway or endpoints that are paid for by the hour. Take it out of the VPC.`,
          function: declared.name,
          // Whoever keeps the network elsewhere may have asked for it.
          ...(declared.subnets.some(({ kind }) => kind !== 'known') && { severity: 'info' }),
          fix: () => [
            {
              title: `Take ${declared.name} out of the VPC`,
              safety: 'suggested',
              intents: [{ kind: 'remove-property', of: declared.origin, declaration: 'function', property: 'inVpc' }],
            },
          ],
        },
      );
    }
  }
};

/** Where every function is in a VPC, somebody decided so for all of them. */
function isPolicy({ functions }: Application): boolean {
  const own = functions.filter(({ generated }) => !generated);
  return own.length > 1 && own.every(({ inVpc }) => !isAbsent(inVpc));
}
