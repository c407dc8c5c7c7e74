import type { Rule } from '../../../src/model/rule.js';
import { injectionInto } from '../injection.js';

/** Values of an event go beside a statement, not into it. */
export const check: Rule = injectionInto(
  'sql',
  (called, functions) =>
    `${called} gets a statement with text of the event in it: whoever sends the event to ${functions} can read or change other rows. Write placeholders and hand the values over beside the statement.`,
  ({ range, text }) => [
    {
      title: `Write placeholders into the statement and hand the values to ${text} beside it`,
      safety: 'suggested',
      intents: [{ kind: 'bind-values', at: range }],
    },
  ],
);
