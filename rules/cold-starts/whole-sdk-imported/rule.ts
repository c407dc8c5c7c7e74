import { isSingleClientPackage, isWholeSdkPackage } from '../../../src/knowledge/sdk-packages.js';
import type { ImportFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Only the clients that are used are loaded. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const sdkImport of handler.reach.imports) {
      if (sdkImport.typeOnly) continue;
      if (isSingleClientPackage(sdkImport.module)) verdict.holds(sdkImport);
      else if (isWholeSdkPackage(sdkImport.module)) {
        verdict.fails(sdkImport, {
          message: `${sdkImport.module} is loaded whole for ${purpose(sdkImport)}: every cold start of ${functionsOf(handler)} pays for hundreds of clients. Import only what it uses.`,
          function: functionOf(handler),
          fix: () => [narrow(sdkImport)],
        });
      }
    }
  }
};

function purpose({ membersUsed, names }: ImportFact): string {
  const members =
    membersUsed ?? names.map((name) => name.imported).filter((name) => name !== '*' && name !== 'default');
  return members.length > 0 ? members.join(', ') : 'a few clients';
}

function narrow(sdkImport: ImportFact): FixProposal {
  return {
    title: `Import only ${purpose(sdkImport)}`,
    safety: 'safe',
    intents: [{ kind: 'narrow-import', at: sdkImport.statementRange }],
  };
}
