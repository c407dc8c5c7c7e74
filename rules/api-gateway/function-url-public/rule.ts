import { verifiesCaller } from '../../../src/knowledge/callers.js';
import type { FunctionUrl } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { always } from '../../../src/model/value.js';

/** A function URL knows who calls. */
export const check: Rule = ({ urls }, verdict) => {
  for (const url of urls) {
    if (always(url.authorization, (kind) => kind === 'iam') || checksCallerItself(url)) verdict.holds(url);
    else if (always(url.authorization, (kind) => kind === 'none')) {
      const name = url.target?.name ?? 'the function';
      verdict.fails(url, {
        message: `The URL of ${name} answers everybody: there is no authorizer, throttle or firewall before the function. Ask for signed requests (AWS_IAM), or check the caller in the code.`,
        function: name,
        fix: () => [
          {
            title: 'Ask for signed requests (AWS_IAM)',
            safety: 'suggested',
            intents: [
              {
                kind: 'set-property',
                of: url.origin,
                declaration: 'function-url',
                property: 'authorization',
                value: 'iam',
              },
            ],
          },
        ],
      });
    }
  }
};

function checksCallerItself({ target }: FunctionUrl): boolean {
  return target?.code.kind === 'found' && target.code.handler.reach.imports.some(verifiesCaller);
}
