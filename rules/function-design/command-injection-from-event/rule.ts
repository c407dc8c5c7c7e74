import type { Rule } from '../../../src/model/rule.js';
import { injectionInto } from '../injection.js';

/** Nothing of an event decides which command runs. */
export const check: Rule = injectionInto(
  'command',
  (called, functions) =>
    `${called} runs a command with text of the event in it: whoever sends the event to ${functions} can run commands of their own. Start the program without a shell and hand it its arguments one by one.`,
);
