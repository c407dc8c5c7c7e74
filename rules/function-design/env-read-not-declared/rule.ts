import { loadsEnvironmentFile } from '../../../src/knowledge/environment-files.js';
import { undeclaredVariableProvider } from '../../../src/knowledge/lambda-environment.js';
import type { Application, Handler, LambdaFunction, Reached } from '../../../src/model/application.js';
import type { EnvironmentReadFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { NewValue } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';

/** Every variable the code cannot do without is given to the function. */
export const check: Rule = (application, verdict) => {
  const given = handlersGiven(application);
  for (const declared of application.functions) {
    if (declared.code.kind !== 'found' || !declared.environment.complete) continue;
    const { handler } = declared.code;
    const { reach } = handler;
    if (reach.imports.some(loadsEnvironmentFile)) continue;
    const own = new Set(declared.environment.variables.map(({ name }) => name));
    for (const read of reach.environmentReads) {
      if (read.optional || read.assumed || undeclaredVariableProvider(read.name)) continue;
      if (own.has(read.name)) verdict.holds(read);
      else if (isNeeded(read) || ![...(given.get(placeOf(read)) ?? [])].some((other) => other !== handler)) {
        verdict.fails(read, {
          message: `${read.name} is read here and ${declared.name} does not get it: the value is missing at run time. Add it to the function's environment.`,
          function: declared.name,
          related: [{ range: declared.range, message: `${declared.name} is declared here` }],
          fix: () => [declareVariable(application, declared, read)],
        });
      }
    }
  }
};

/**
 * For each read the handlers that are given the variable. Code that several handlers share reads what any of them needs:
 * when one is given it, another may well do without.
 */
function handlersGiven({ handlers }: Application): ReadonlyMap<string, ReadonlySet<Handler>> {
  const given = new Map<string, Set<Handler>>();
  for (const handler of handlers) {
    const names = new Set(
      handler.functions.flatMap(({ environment }) => environment.variables.map(({ name }) => name)),
    );
    for (const read of handler.reach.environmentReads) {
      if (!names.has(read.name)) continue;
      const place = placeOf(read);
      given.set(place, (given.get(place) ?? new Set()).add(handler));
    }
  }
  return given;
}

/** A module that fails when it is loaded fails for every handler. */
function isNeeded({ failsWhenMissing, phase }: Reached<EnvironmentReadFact>): boolean {
  return failsWhenMissing === true && phase === 'start';
}

function placeOf({ name, range }: EnvironmentReadFact): string {
  return `${range.file} ${range.start.line} ${range.start.character} ${name}`;
}

function declareVariable(application: Application, declared: LambdaFunction, read: EnvironmentReadFact): FixProposal {
  const resource = resourceMeant(application, read.name);
  if (resource) {
    return {
      title: `Give ${declared.name} the variable ${read.name} (${resource.name})`,
      safety: 'suggested',
      intents: [{ kind: 'set-environment', of: declared.origin, name: read.name, value: resource.value }],
    };
  }
  const parameter = read.name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
  return {
    title: `Give ${declared.name} the variable ${read.name} from a parameter ${parameter}`,
    safety: 'suggested',
    intents: [{ kind: 'set-environment-from-parameter', of: declared.origin, name: read.name, parameter }],
  };
}

interface MeantResource {
  readonly name: string;
  readonly value: NewValue;
}

/** `ORDERS_TABLE` means the table Orders; `TABLE_NAME` means the table when there is only one. */
function resourceMeant({ tables, queues, topics }: Application, variable: string): MeantResource | undefined {
  const kinds = [
    { word: 'TABLE', resources: tables, attribute: 'name' },
    { word: 'QUEUE', resources: queues, attribute: 'url' },
    { word: 'TOPIC', resources: topics, attribute: 'arn' },
  ] as const;
  const words = variable.split('_');
  for (const { word, resources, attribute } of kinds) {
    if (!words.includes(word)) continue;
    const subject = words
      .filter((part) => ![word, 'NAME', 'URL', 'ARN'].includes(part))
      .join('')
      .toLowerCase();
    const [only, ...others] = resources.filter(({ name }) => name.toLowerCase().includes(subject));
    if (!only || others.length > 0) continue;
    const { name, kind, origin } = only;
    return { name, value: { reference: name, attribute, kind, origin } };
  }
  return undefined;
}
