import { loadsEnvironmentFile } from '../../../src/knowledge/environment-files.js';
import { isReadByOthers } from '../../../src/knowledge/lambda-environment.js';
import { readsNoProjectVariables } from '../../../src/knowledge/plain-packages.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { ImportFact } from '../../../src/model/code.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import type { EnvironmentVariable } from '../../../src/model/template.js';

/** Every variable a function is given is read by its code. */
export const check: Rule = ({ functions }, verdict) => {
  const read = new Map(functions.map((declared) => [declared, namesRead(declared)]));
  for (const [variable, getting] of variables(functions)) {
    if (isReadByOthers(variable.name) || variable.servesTemplate) continue;
    const answers = getting.map((declared) => read.get(declared)?.has(variable.name));
    if (answers.includes(true)) verdict.holds(variable);
    // Where one function cannot be judged, it may be the one that reads it.
    else if (!answers.includes(undefined)) {
      const [first, ...others] = getting;
      if (!first) continue;
      verdict.fails(variable, {
        message: `No code that ${namesOf(getting)} ${others.length === 0 ? 'reaches' : 'reach'} reads ${variable.name}: whoever changes it waits for an effect that never comes. Remove it.`,
        function: first.name,
        cause: variable.range,
        fix: () => [
          {
            title: `Remove ${variable.name}`,
            safety: 'suggested',
            intents: [{ kind: 'remove-environment', of: first.origin, name: variable.name, at: variable.range }],
          },
        ],
      });
    }
  }
};

/** Each variable as it is written, with the functions that get it from there. */
function variables(functions: readonly LambdaFunction[]): Iterable<readonly [EnvironmentVariable, LambdaFunction[]]> {
  const written = new Map<string, readonly [EnvironmentVariable, LambdaFunction[]]>();
  for (const declared of functions) {
    for (const variable of declared.environment.variables) {
      const key = rangeKey(variable.range);
      const found = written.get(key);
      if (found) found[1].push(declared);
      else written.set(key, [variable, [declared]]);
    }
  }
  return written.values();
}

/** The variables the code reads; undefined where something may read others. */
function namesRead({ code, layers, generated }: LambdaFunction): ReadonlySet<string> | undefined {
  if (code.kind !== 'found' || layers.length > 0 || generated) return undefined;
  const { reach, language } = code.handler;
  if (!reach.complete || reach.environmentUses.length > 0) return undefined;
  const isPlain = reach.imports.every(
    (each) =>
      each.typeOnly ||
      leadsTo(each, reach.files) ||
      (readsNoProjectVariables(each.module, language) && !loadsEnvironmentFile(each)),
  );
  return isPlain ? reach.inFiles.variables : undefined;
}

/** In some languages a package is imported as a file is. */
function leadsTo({ candidates }: ImportFact, files: readonly string[]): boolean {
  return candidates.some(({ path }) => files.some((file) => file === path || file.endsWith(`/${path}`)));
}

function namesOf(functions: readonly LambdaFunction[]): string {
  const [first, second] = functions.map(({ name }) => name);
  if (functions.length === 1 || second === undefined) return first ?? '';
  return functions.length === 2 ? `${first} and ${second}` : `any of ${functions.length} functions`;
}
