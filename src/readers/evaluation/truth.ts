import { type Datum, literalOf, optionsOf } from './data.js';

/** Whether a condition holds; undefined when that is known only when the program runs. */
export function truthOf(datum: Datum): boolean | undefined {
  const [first, ...others] = optionsOf(datum).map(truthOfOption);
  return others.every((truth) => truth === first) ? first : undefined;
}

function truthOfOption(datum: Datum): boolean | undefined {
  switch (datum.kind) {
    case 'text':
      return datum.isDefault ? undefined : literalOf(datum) !== '';
    case 'number':
      return datum.isDefault ? undefined : datum.value !== 0;
    case 'boolean':
      return datum.isDefault ? undefined : datum.value;
    case 'nothing':
      return false;
    case 'unknown':
      return undefined;
    default:
      return true;
  }
}

/** Whether two values are equal; undefined when that is known only when the program runs. */
export function equal(left: Datum, right: Datum): boolean | undefined {
  const answers = optionsOf(left).flatMap((a) => optionsOf(right).map((b) => equalOptions(a, b)));
  const [first, ...others] = answers;
  return others.every((answer) => answer === first) ? first : undefined;
}

function equalOptions(a: Datum, b: Datum): boolean | undefined {
  if (a === b && a.kind !== 'unknown') return true;
  if (a.kind === 'unknown' || b.kind === 'unknown' || mayVary(a) || mayVary(b)) return undefined;
  if (a.kind === 'nothing' || b.kind === 'nothing') return a.kind === b.kind;
  if (a.kind === 'symbol' && b.kind === 'symbol') {
    return a.module === b.module && a.path.join() === b.path.join();
  }
  if (a.kind !== b.kind) return false;
  const [left, right] = [literalOf(a), literalOf(b)];
  if (left !== undefined && right !== undefined) return left === right;
  return a.kind === 'instance' || a.kind === 'object' ? false : undefined;
}

function mayVary(datum: Datum): boolean {
  return 'isDefault' in datum && datum.isDefault === true;
}
