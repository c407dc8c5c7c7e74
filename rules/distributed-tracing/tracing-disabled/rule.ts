import { isTracingLayer, isTracingVariable } from '../../../src/knowledge/tracing.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, knownValues, rangeOf } from '../../../src/model/value.js';

/** A request can be followed through each function. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    if (declared.generated) continue;
    if (always(declared.tracing, (mode) => mode === 'Active') || isTracedOtherwise(declared)) verdict.holds(declared);
    else if (isOff(declared) && declared.layers.every((layer) => layer.kind === 'known')) {
      const cause = rangeOf(declared.tracing);
      verdict.fails(declared, {
        message: `${declared.name} is not traced: nobody can see where a slow or failed request spent its time. Turn active tracing on.`,
        function: declared.name,
        ...(cause ? { cause } : { habit: true }),
        fix: () => [turnOn(declared)],
      });
    }
  }
};

function isOff({ tracing }: LambdaFunction): boolean {
  return always(tracing, (mode) => mode !== 'Active', true);
}

/** By a layer or extension of OpenTelemetry or a vendor. */
function isTracedOtherwise({ layers, environment }: LambdaFunction): boolean {
  const layerNames = layers.flatMap((layer) =>
    knownValues(layer).map((target) => (target.kind === 'text' ? target.text : target.id)),
  );
  return layerNames.some(isTracingLayer) || environment.variables.some(({ name }) => isTracingVariable(name));
}

function turnOn(declared: LambdaFunction): FixProposal {
  const replaces = rangeOf(declared.tracing);
  return {
    title: 'Turn active tracing on',
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: declared.origin,
        declaration: 'function',
        property: 'tracing',
        value: 'Active',
        ...(replaces && { replaces }),
      },
    ],
  };
}
