import { newestRuntime, type RuntimeFamily } from '../../../src/knowledge/runtimes.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { Language } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { isAbsent } from '../../../src/model/value.js';

/** A function made from a zip says what starts it, and what it runs on. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    // Code that lies nowhere may be an image yet.
    if (declared.generated || (declared.packaging.kind !== 'folder' && declared.packaging.kind !== 'inline')) continue;
    const missing = missingOf(declared);
    if (missing.length === 0) verdict.holds(declared);
    else {
      verdict.fails(declared, {
        message: `${declared.name} is made from a zip and has no ${missing.join(' and no ')}, so AWS refuses it when deploying. ${advice(missing)}`,
        function: declared.name,
        fix: () => addRuntime(declared),
      });
    }
  }
};

function missingOf({ handler, runtime }: LambdaFunction): readonly ('handler' | 'runtime')[] {
  return [...(isAbsent(handler) ? (['handler'] as const) : []), ...(isAbsent(runtime) ? (['runtime'] as const) : [])];
}

function advice(missing: readonly string[]): string {
  const handler = 'the handler says which code is called (file.function)';
  const runtime = 'the runtime says which language runs it';
  if (missing.length > 1) return `Add both: ${handler}, ${runtime}.`;
  return `Add it: ${missing[0] === 'handler' ? handler : runtime}.`;
}

/** The code shows the language; which function is called nobody can tell. */
function addRuntime(declared: LambdaFunction): readonly FixProposal[] {
  const { code, origin, runtime } = declared;
  const family = code.kind === 'found' ? families[code.handler.language] : undefined;
  const value = family && newestRuntime(family);
  if (!value || !isAbsent(runtime)) return [];
  return [
    {
      title: `Set the runtime to ${value}`,
      safety: 'suggested',
      intents: [{ kind: 'set-property', of: origin, declaration: 'function', property: 'runtime', value }],
    },
  ];
}

const families: Readonly<Partial<Record<Language, RuntimeFamily>>> = {
  javascript: 'nodejs',
  typescript: 'nodejs',
  python: 'python',
  java: 'java',
  csharp: 'dotnet',
  go: 'provided',
};
