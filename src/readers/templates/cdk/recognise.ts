import type { SourceFile } from '../../../model/source.js';

/** File name endings, lower case, with the dot. */
export const extensions = ['.json', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py'] as const;

/** Whether a file is the settings or a part of the program of a CDK application, by a cheap look. */
export function isOfCdk({ path, text }: SourceFile): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.endsWith('.json')) return name === 'cdk.json' && text.includes('"app"');
  if (/\.d\.[cm]?ts$/.test(name) || /(?:^|\/)(?:cdk\.out|node_modules)\//.test(path)) return false;
  if (name.endsWith('.py')) return /^[ \t]*(?:from|import)[ \t]+aws_cdk\b/m.test(text);
  return /["'](?:aws-cdk-lib|@aws-cdk\/|monocdk)/.test(text);
}
