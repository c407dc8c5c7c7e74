import type { SymbolDatum } from '../../../evaluation/data.js';

/** Something of a package of Pulumi, in the same words for every language: `aws` and `['lambda', 'Function']`. */
export interface PulumiName {
  /** `pulumi`, `aws`, `aws-native`, `aws-apigateway`, `awsx`. */
  readonly pkg: string;
  readonly path: readonly string[];
}

/** The name of a symbol when it is of a package of Pulumi. */
export function pulumiName({ module, path }: SymbolDatum): PulumiName | undefined {
  const node = /^@pulumi\/([\w-]+)(?:\/(.+))?$/.exec(module);
  if (node) return named(node[1] ?? '', (node[2] ?? '').split('/'), path);
  const python = /^pulumi(?:_([a-z_]+))?(?:\.(.+))?$/.exec(module);
  if (python) return named((python[1] ?? 'pulumi').replaceAll('_', '-'), (python[2] ?? '').split('.'), path);
  return undefined;
}

function named(pkg: string, inside: readonly string[], path: readonly string[]): PulumiName {
  const steps = [...inside, ...path].filter((step) => step !== '' && step !== 'default');
  return { pkg, path: steps.map((step) => step.replace(/_$/, '')) };
}

/** The type of resource a class makes: `aws:lambda:Function`. */
export function tokenOf({ pkg, path }: PulumiName): string {
  return [pkg, ...path].join(':');
}
