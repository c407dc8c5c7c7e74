import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import {
  describePolicies,
  type PlaceDescription,
  type PolicyDescription,
  type StatementDescription,
} from '../linker/index.js';
import type { Catalogue } from './catalogue.js';
import { type Io, wantsColour } from './io.js';
import { openAt } from './open.js';
import { findPlace } from './place.js';
import { oneOf, parseArguments } from './usage.js';

/** `policy`: the rights each function needs, and the lines that need them. */
export async function policy(args: readonly string[], io: Io, catalogue: Catalogue): Promise<number> {
  const { values, positionals } = parseArguments('policy', args, {
    format: { type: 'string', default: 'pretty' },
    config: { type: 'string' },
    'no-cache': { type: 'boolean', default: false },
  });
  const format = oneOf('--format', values.format, ['pretty', 'json']);
  const place = findPlace(positionals, io);
  const workspace = await openAt(place, io, catalogue, { config: values.config, cache: !values['no-cache'] });
  const { applications } = await workspace.scan({ paths: place.paths });
  const policies = applications.flatMap(describePolicies).map((each) => withShownPaths(each, place.shown));
  if (format === 'json') io.stdout.write(`${JSON.stringify(toJson(policies), null, 2)}\n`);
  else io.stdout.write(pretty(policies, createColors(wantsColour(io.stdout, io.environment))));
  return 0;
}

/** What other tools read: only what the code calls. */
function toJson(policies: readonly PolicyDescription[]) {
  return {
    version: 1,
    functions: policies.map(({ application, name, atLeast, statements }) => ({
      application,
      name,
      atLeast,
      statements: statements.map(({ actions, resources, because }) => ({
        actions: actions.map((action) => action.name),
        resources,
        because,
      })),
    })),
  };
}

function withShownPaths(policy: PolicyDescription, shown: (path: string) => string): PolicyDescription {
  const places = (all: readonly PlaceDescription[]) => all.map((each) => ({ ...each, file: shown(each.file) }));
  const statements = (all: readonly StatementDescription[]) =>
    all.map((each) => ({
      ...each,
      actions: each.actions.map((action) => ({ ...action, because: places(action.because) })),
      because: places(each.because),
    }));
  return {
    ...policy,
    application: shown(policy.application),
    statements: statements(policy.statements),
    platform: statements(policy.platform),
  };
}

function pretty(policies: readonly PolicyDescription[], colours: Colors): string {
  return policies.map((each) => describe(each, colours)).join('\n');
}

function describe({ application, name, atLeast, statements, platform }: PolicyDescription, colours: Colors): string {
  const needed =
    statements.length === 0 ? [`  ${nothing(atLeast)}`] : statements.flatMap((each) => lines(each, colours));
  return `${[
    `${colours.bold(name)} ${colours.dim(application)}`,
    ...needed,
    ...(atLeast && statements.length > 0
      ? [`  ${colours.yellow('At least this:')} some of what it runs or calls cannot be seen from here.`]
      : []),
    ...(platform.length > 0 ? [`  What runs it needs ${platform.map(inOneLine).join('; ')}.`] : []),
  ].join('\n')}\n`;
}

function nothing(atLeast: boolean): string {
  return atLeast ? 'What its code calls cannot be seen from here.' : 'Its code calls nothing that needs a right.';
}

/** As in a policy document, with the lines that need each action behind it. */
function lines({ actions, resources }: StatementDescription, colours: Colors): readonly string[] {
  const width = Math.max(...actions.map(({ name }) => name.length));
  const named = actions.map(({ name, because }, at) => {
    const comma = at === actions.length - 1 ? '' : ',';
    const places = because.map(({ file, line }) => `${file}:${line}`).join(', ');
    return `      ${`"${name}"${comma}`.padEnd(width + 3)} ${colours.dim(`// ${places}`)}`;
  });
  const on = resources.map((resource) => `"${resource}"`).join(', ');
  return ['  {', '    "Effect": "Allow",', '    "Action": [', ...named, '    ],', `    "Resource": [${on}]`, '  }'];
}

function inOneLine({ actions, resources }: StatementDescription): string {
  return `${actions.map(({ name }) => name).join(', ')} on ${resources.join(', ')}`;
}
