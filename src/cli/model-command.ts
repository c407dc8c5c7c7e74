import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import { type ApplicationDescription, describeApplication } from '../linker/index.js';
import type { Catalogue } from './catalogue.js';
import { type Io, wantsColour } from './io.js';
import { openAt } from './open.js';
import { findPlace } from './place.js';
import { oneOf, parseArguments } from './usage.js';

/** `model`: the applications as they are understood, for people who wonder and for tools. */
export async function model(args: readonly string[], io: Io, catalogue: Catalogue): Promise<number> {
  const { values, positionals } = parseArguments('model', args, {
    format: { type: 'string', default: 'pretty' },
    config: { type: 'string' },
    'no-cache': { type: 'boolean', default: false },
  });
  const format = oneOf('--format', values.format, ['pretty', 'json']);
  const place = findPlace(positionals, io);
  const workspace = await openAt(place, io, catalogue, { config: values.config, cache: !values['no-cache'] });
  const { applications } = await workspace.scan({ paths: place.paths });
  const described = withoutEmpty(together(applications.map(describeApplication))).map((each) =>
    withShownPaths(each, place.shown),
  );
  if (format === 'json') io.stdout.write(`${JSON.stringify({ version: 1, applications: described }, null, 2)}\n`);
  else io.stdout.write(pretty(described, createColors(wantsColour(io.stdout, io.environment))));
  return 0;
}

/** Handlers that no template names are linked one by one; a person sees them as one application. */
function together(all: readonly ApplicationDescription[]): readonly ApplicationDescription[] {
  const loose = all.filter(({ dialect }) => dialect === 'code');
  const [first] = loose;
  const declared = all.filter(({ dialect }) => dialect !== 'code');
  return first ? [...declared, { ...first, functions: loose.flatMap(({ functions }) => functions) }] : declared;
}

function withoutEmpty(all: readonly ApplicationDescription[]): readonly ApplicationDescription[] {
  return all.filter(
    ({ functions, resources, workflows }) => functions.length + resources.length + workflows.length > 0,
  );
}

/** The description with every path as the working directory sees it. */
function withShownPaths(description: ApplicationDescription, shown: (path: string) => string): ApplicationDescription {
  const isPath = new Set(['file', 'template']);
  const text = JSON.stringify({ ...description, root: shown(description.root) }, (key, value: unknown) =>
    isPath.has(key) && typeof value === 'string' ? shown(value) : value,
  );
  return JSON.parse(text) as ApplicationDescription;
}

function pretty(applications: readonly ApplicationDescription[], colours: Colors): string {
  return applications.map((application) => describe(application, colours)).join('\n');
}

function describe({ root, dialect, functions, resources, workflows }: ApplicationDescription, colours: Colors): string {
  const lines = functions.flatMap((each) => [
    `  ${colours.bold(each.name)} ${colours.dim([each.runtime ?? each.language, each.file].filter(Boolean).join(' '))}`,
    ...each.triggers.map(({ kind, source }) => `    from ${kind}${source ? ` ${source}` : ''}`),
    ...each.calls.map(
      ({ action, resource, file, line }) =>
        `    calls ${action}${resource ? ` on ${resource}` : ''} ${colours.dim(`${file}:${line}`)}`,
    ),
  ]);
  const others = [
    ...resources.map(({ name, kind }) => `  ${name} ${colours.dim(kind)}`),
    ...workflows.map(({ name }) => `  ${name} ${colours.dim('workflow')}`),
  ];
  return `${[`${colours.underline(root)} ${colours.dim(dialect)}`, ...lines, ...others].join('\n')}\n`;
}
