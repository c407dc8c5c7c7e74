import type { LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { SourceRange } from '../../../src/model/source.js';
import type { Value } from '../../../src/model/value.js';

type ZipProperty = 'handler' | 'runtime' | 'layers';

interface Given {
  readonly property: ZipProperty;
  readonly range: SourceRange;
}

/** A function made from an image leaves to the image what the image says. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    if (declared.packaging.kind !== 'image' || declared.generated) continue;
    const given = givenOf(declared);
    const [first, ...others] = given;
    if (!first) {
      verdict.holds(declared);
      continue;
    }
    verdict.fails(
      { name: declared.name, range: first.range },
      {
        message: `${declared.name} is made from an image and has ${listed(given)} as well, so AWS refuses it when deploying. Take ${given.length === 1 ? 'it' : 'them'} out: the image holds the code, its runtime and what layers would add.`,
        function: declared.name,
        related: others.map(({ property, range }) => ({ range, message: `its ${property}` })),
        fix: () => [remove(declared, given)],
      },
    );
  }
};

function givenOf({ handler, runtime, layers }: LambdaFunction): readonly Given[] {
  const [layer] = layers;
  return [
    ...knownRange('handler', handler),
    ...knownRange('runtime', runtime),
    ...(layer ? knownRange('layers', layer) : []),
  ];
}

function knownRange(property: ZipProperty, value: Value<unknown>): readonly Given[] {
  return value.kind === 'known' && !value.isDefault ? [{ property, range: value.range }] : [];
}

function listed(given: readonly Given[]): string {
  const names = given.map(({ property }) => (property === 'layers' ? 'layers' : `a ${property}`));
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

function remove(declared: LambdaFunction, given: readonly Given[]): FixProposal {
  return {
    title: `Take ${given.map(({ property }) => property).join(' and ')} out of ${declared.name}`,
    safety: 'safe',
    intents: given.map(({ property }) => ({
      kind: 'remove-property',
      of: declared.origin,
      declaration: 'function',
      property,
    })),
  };
}
