import { worksInProcess } from '../../../src/knowledge/in-process-modules.js';
import { isOfAwsSdk } from '../../../src/knowledge/sdk-packages.js';
import type { Application, LambdaFunction } from '../../../src/model/application.js';
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

/** What a library does that nobody knows here may well be to reach a database. */
function useOfNetwork({ code, layers, mountsFileSystem }: LambdaFunction): 'needed' | 'none' | 'unknown' {
  if (!isAbsent(mountsFileSystem)) return 'needed';
  if (code.kind !== 'found' || layers.length > 0) return 'unknown';
  const { reach } = code.handler;
  if (reach.clients.some(({ provider }) => provider === 'database')) return 'needed';
  const isSeen =
    reach.complete &&
    reach.calls.some(({ provider }) => provider === 'aws') &&
    [...reach.clients, ...reach.calls].every(({ provider }) => provider === 'aws' || provider === 'powertools') &&
    reach.imports.every((each) => each.candidates.length > 0 || worksInProcess(each) || isOfAwsSdk(each.module));
  return isSeen && !reach.calls.some(({ service }) => servicesInside.test(service)) ? 'none' : 'unknown';
}

/** Services whose clients connect to addresses in the network. */
const servicesInside = /^(?:dax|elasticache|memorydb|neptunedata|kafka|opensearch|rdsdata|execute)/i;
