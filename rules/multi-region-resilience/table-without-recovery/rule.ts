import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { holdsPassingItems } from '../../../src/model/stores.js';
import type { TableDeclaration } from '../../../src/model/template.js';
import { always, isAbsent } from '../../../src/model/value.js';

/** A table whose items stay can be set back to any moment of the last weeks. */
export const check: Rule = ({ tables }, verdict) => {
  for (const table of tables) {
    if (holdsPassingItems(table)) continue;
    if (always(table.recovery, (on) => on)) verdict.holds(table);
    else if (isAbsent(table.recovery) || always(table.recovery, (on) => !on)) {
      verdict.fails(table, {
        message: `${table.name} has no point-in-time recovery: what a faulty deployment or a wrong delete overwrites is gone. Switch it on, and the table can be set back to any second of the last 35 days.`,
        habit: true,
        fix: () => [switchOn(table)],
      });
    }
  }
};

function switchOn({ name, origin }: TableDeclaration): FixProposal {
  return {
    title: `Switch on point-in-time recovery for ${name}`,
    safety: 'suggested',
    intents: [{ kind: 'set-property', of: origin, declaration: 'table', property: 'recovery', value: true }],
  };
}
