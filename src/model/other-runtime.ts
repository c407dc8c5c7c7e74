import type { FunctionDeclaration } from './declarations/function.js';
import type { FixProposal } from './finding.js';
import type { Known } from './value.js';

/** Moves a function to another managed runtime, at the place that sets the one it has now. */
export function moveToRuntime({ origin }: FunctionDeclaration, present: Known<string>, runtime: string): FixProposal {
  return {
    title: `Move to ${runtime}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: origin,
        declaration: 'function',
        property: 'runtime',
        value: runtime,
        replaces: present.definedAt ?? present.range,
      },
    ],
  };
}
