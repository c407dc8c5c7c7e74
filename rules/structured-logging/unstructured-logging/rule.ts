import { formatsFreeText } from '../../../src/knowledge/log-formats.js';
import type { Handler, LambdaFunction } from '../../../src/model/application.js';
import type { LogFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, certain } from '../../../src/model/value.js';

/** What a function writes to its log are records with fields, by a logger or by the function's own log format. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    // Without a template nobody can tell the log format.
    if (handler.functions.length === 0) continue;
    const logs = handler.reach.logs.filter(({ phase, assumed }) => phase === 'invocation' && !assumed);
    const free = logs.filter(({ isFreeText }) => isFreeText);
    const [first] = free;
    if (logs.some(({ structured }) => structured) || (first && handler.functions.every(writesRecords))) {
      verdict.holds(handler);
      continue;
    }
    const [plain] = handler.functions.filter(writesText);
    // What a library writes beside is settled by its configuration, which may well take in all of it.
    if (!plain || free.length < logs.length || !tellsSomething(free)) continue;
    verdict.fails(handler, {
      message: `${functionsOf(handler)} writes free text to its log in ${free.length} lines of its code: nobody can search it by order or by request. Write JSON, with a logger or by the log format of the function.`,
      function: plain.name,
      habit: true,
      related: free.map(({ range }) => ({ range, message: 'Free text' })),
      fix: () => writeRecords(handler),
    });
  }
};

/** More than a word of an error or of having been called, which is found without fields. */
function tellsSomething(logs: readonly LogFact[]): boolean {
  return logs.length > 1 && logs.some(({ level }) => level !== 'error');
}

function writesRecords({ logFormat }: LambdaFunction): boolean {
  return always(logFormat, (format) => format === 'JSON');
}

/** Text is the default, and what is unknown may be anything. */
function writesText({ logFormat }: LambdaFunction): boolean {
  return always(logFormat, (format) => format === 'Text', true);
}

function writeRecords({ functions }: Handler): readonly FixProposal[] {
  const changed = functions.filter(writesText);
  if (!changed.every(({ runtime }) => formatsFreeText(certain(runtime) ?? ''))) return [];
  return [
    {
      title: `Let Lambda write the log of ${changed.map(({ name }) => name).join(', ')} as JSON`,
      safety: 'suggested',
      intents: changed.map(({ origin }) => ({
        kind: 'set-property',
        of: origin,
        declaration: 'function',
        property: 'logFormat',
        value: 'JSON',
      })),
    },
  ];
}
