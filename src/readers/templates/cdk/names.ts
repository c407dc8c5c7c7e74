import type { SymbolDatum } from '../../evaluation/data.js';

/**
 * What a symbol is called in the one way this reader knows: `aws-sqs.Queue`, `core.Duration.seconds`,
 * `aws-lambda.Runtime.NODEJS_22_X`; undefined for what is none of the CDK. All its packages are the same here: version 2
 * (`aws-cdk-lib/aws-sqs`, `aws_cdk.aws_sqs`), version 1 (`@aws-cdk/aws-sqs`), `monocdk`, and those still in alpha.
 */
export function cdkName(symbol: SymbolDatum): string | undefined {
  const found = placeInCdk(symbol.module, symbol.path);
  return found && [areas.get(found.area) ?? found.area, ...found.names].join('.');
}

/** The module of the CDK that a name lies in, as it is called today (`aws-lambda-destinations`), and the name in it. */
export function placeInCdk(
  module: string,
  path: readonly string[],
): { readonly area: string; readonly names: readonly string[] } | undefined {
  const inside = modulePath(module);
  if (inside === undefined) return undefined;
  const [first = '', ...others] = [...inside, ...path];
  const isModule = /^aws[_-]/.test(first) || submodules.has(first);
  const names = (isModule ? others : [first, ...others]).filter((name) => name !== '').map(camelCase);
  const area = isModule ? first.replaceAll('_', '-').replace(/-alpha$/, '') : 'core';
  return { area, names: area === 'core' && names[0] === 'core' ? names.slice(1) : names };
}

/** Python writes names in snake case; constants and classes are the same everywhere. */
export function camelCase(name: string): string {
  if (!/^[a-z][a-z0-9]*_/.test(name)) return name.replace(/^([a-z]\w*[a-z0-9])_$/, '$1');
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/_$/, '');
}

/** Whether a module is one of the CDK. */
export function isCdkModule(module: string): boolean {
  return modulePath(module) !== undefined;
}

function modulePath(module: string): readonly string[] | undefined {
  if (module === 'constructs') return ['core'];
  const node = /^(?:aws-cdk-lib|monocdk)(?:\/(.+))?$/.exec(module);
  if (node) return node[1] === undefined ? [] : node[1].split('/').filter((part) => part !== 'lib');
  const scoped = /^@aws-cdk\/([^/]+)/.exec(module);
  if (scoped) return [scoped[1] ?? ''];
  const python = /^aws_cdk(?:\.(.+))?$/.exec(module);
  return python ? (python[1]?.split('.') ?? []) : undefined;
}

const submodules: ReadonlySet<string> = new Set([
  'core',
  'pipelines',
  'custom_resources',
  'custom-resources',
  'cx-api',
]);

/** The same things under older names. */
const areas: ReadonlyMap<string, string> = new Map([
  ['aws-apigatewayv2-integrations', 'aws-apigatewayv2'],
  ['aws-apigatewayv2-authorizers', 'aws-apigatewayv2'],
  ['aws-lambda-python', 'aws-lambda'],
  ['aws-lambda-go', 'aws-lambda'],
  ['aws-lambda-nodejs', 'aws-lambda'],
  ['aws-lambda-dotnet', 'aws-lambda'],
  ['aws-lambda-event-sources', 'aws-lambda'],
  ['aws-lambda-destinations', 'aws-lambda'],
]);
