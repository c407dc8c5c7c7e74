import type { Handler, LinkedCall } from '../../../src/model/application.js';
import { functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { tableOf } from '../../../src/model/tables.js';
import type { TableDeclaration } from '../../../src/model/template.js';
import { certain, knownValues } from '../../../src/model/value.js';

/** An index that code asks is one of the table. */
export const check: Rule = (application, verdict) => {
  if (!application.complete) return;
  for (const handler of application.handlers) {
    for (const call of handler.reach.calls) {
      const table = tableOf(call, application);
      const declared = table && indexesOf(table);
      const asked = indexName(call, handler);
      if (!table || !declared || asked === undefined) continue;
      if (declared.includes(asked)) verdict.holds(call);
      else {
        verdict.fails(
          { range: call.range, name: functionsOf(handler) },
          {
            message: `${functionsOf(handler)} asks the index ${asked} of ${table.name}, which has ${declared.length === 0 ? 'no index' : `only ${declared.join(', ')}`}: DynamoDB refuses the call with a ValidationException. Declare the index, or ask one that is there.`,
            function: functionsOf(handler),
            related: [{ range: table.range, message: `${table.name} is declared here` }],
          },
        );
      }
    }
  }
};

/** The names of all indexes; undefined when one of them is not known, or there may be more. */
function indexesOf({ indexes, indexesComplete }: TableDeclaration): readonly string[] | undefined {
  const names = indexes.flatMap((index) => certain(index) ?? []);
  const areKnown = names.length === indexes.length && !names.some((name) => name.includes('${'));
  return indexesComplete && areKnown ? names : undefined;
}

/** Written in the call, or given to every function that runs the code in its environment. */
function indexName({ operation, arguments: given }: LinkedCall, { functions }: Handler): string | undefined {
  const argument = operation === 'Query' || operation === 'Scan' ? given.IndexName : undefined;
  if (argument?.kind === 'literal') return typeof argument.value === 'string' ? argument.value : undefined;
  if (argument?.kind !== 'environment') return undefined;
  const values = new Set(
    functions.flatMap(({ environment }) =>
      environment.variables
        .filter(({ name }) => name === argument.name)
        .flatMap(({ value }) => knownValues(value).map((target) => (target.kind === 'text' ? target.text : ''))),
    ),
  );
  const [only, ...others] = values;
  return others.length === 0 && only !== '' && !only?.includes('${') ? only : undefined;
}
