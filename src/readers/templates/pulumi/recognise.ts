import type { SourceFile } from '../../../model/source.js';

/** File name endings, lower case, with the dot. */
export const extensions = ['.yaml', '.yml', '.json', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py'] as const;

/** What a file is to a project, by a cheap look; undefined for all others. */
export type Part = 'project' | 'stack' | 'program';

/** What a file is to a Pulumi project: its project file, the settings of a stack, or a program that makes resources. */
export function partOf({ path, text }: SourceFile): Part | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const settings = /^Pulumi(\.[\w.-]+)?\.(?:ya?ml|json)$/.exec(name);
  if (settings) return settings[1] === undefined ? projectOr(text) : 'stack';
  if (name.endsWith('.py')) return pythonPackages.test(text) ? 'program' : undefined;
  return /\.[cm]?[jt]s$/.test(name) && nodePackages.test(text) ? 'program' : undefined;
}

function projectOr(text: string): Part | undefined {
  return /^\s*["']?runtime["']?[ \t]*:/m.test(text) ? 'project' : undefined;
}

const pythonPackages = /^[ \t]*(?:from|import)[ \t]+pulumi(?:_\w+)?\b/m;

const nodePackages = /["']@pulumi\/[\w-]+(?:\/[\w./-]*)?["']/;
