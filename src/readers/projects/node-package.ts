import type { ProjectFacts } from '../../model/code.js';
import type { SourceFile } from '../../model/source.js';

/** What a `package.json` says; nothing when it is no JSON. */
export function readNodePackage({ text }: SourceFile): Partial<ProjectFacts> {
  const written = parsed(text);
  if (!isObject(written)) return {};
  const { type } = written;
  const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  return {
    ...((type === 'module' || type === 'commonjs') && { moduleType: type }),
    dependencies: sections.flatMap((name) => {
      const section = written[name];
      return isObject(section) ? Object.keys(section) : [];
    }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
