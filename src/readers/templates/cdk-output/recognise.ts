import type { SourceFile } from '../../../model/source.js';

/** Whether a file is a stack that the CDK wrote. Nested stacks are parts of those and are asked for by them. */
export function isSynthesized({ path, text }: SourceFile): boolean {
  return /\.template\.json$/.test(path) && !isNested(path) && isInOutput(path) && text.includes('"Resources"');
}

/** Whether a path lies in the folder into which the CDK writes. */
export function isInOutput(path: string): boolean {
  return /(^|\/)cdk\.out\//.test(path);
}

/** The folder of the program whose output a file is: the one that `cdk.out` lies in. */
export function programFolder(path: string): string {
  return path.slice(0, Math.max(path.search(/(^|\/)cdk\.out\//), 0));
}

/** Whether a file is a nested stack, by the name the CDK gives it. */
export function isNested(path: string): boolean {
  return path.endsWith('.nested.template.json');
}
