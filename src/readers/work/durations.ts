import type { FlowFile } from '../flow/index.js';
import type { CallExpression, Expression } from '../syntax/program.js';
import { numberOf, onlyValueOf } from './numbers.js';

/** What a bare number counts where a time is asked for. */
export type TimeUnit = 'nanoseconds' | 'microseconds' | 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days';

const milliseconds: Readonly<Record<TimeUnit, number>> = {
  nanoseconds: 1e-6,
  microseconds: 1e-3,
  milliseconds: 1,
  seconds: 1e3,
  minutes: 6e4,
  hours: 3.6e6,
  days: 8.64e7,
};

/** A length of time in milliseconds, where constants tell it: a number of units, or `Duration.ofSeconds(5)`. */
export function durationOf(expression: Expression, unit: TimeUnit, file: FlowFile): number | undefined {
  const number = numberOf(expression, file);
  if (number !== undefined) return inMilliseconds(number, unit);
  const source = expression.kind === 'call' ? expression : onlyValueOf(expression, file);
  return source?.kind === 'call' ? ofFactory(source, file) : undefined;
}

function inMilliseconds(number: number, unit: TimeUnit): number {
  return number * milliseconds[unit];
}

/** `Duration.ofSeconds(5)` of Java, `TimeSpan.FromSeconds(5)` of .NET, `timedelta(seconds=5)` of Python. */
function ofFactory({ callee, arguments: given }: CallExpression, file: FlowFile): number | undefined {
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  if (name === 'timedelta' || name === 'Duration') return ofNamedUnits(given, file);
  const [amount] = given;
  const factory = /^(?:of|From)(Nanos|Micros|Millis|Milliseconds|Seconds|Minutes|Hours|Days)$/.exec(name)?.[1];
  const unit = factory === undefined ? undefined : factoryUnits.get(factory);
  const number = amount && numberOf(amount.value, file);
  return unit === undefined || number === undefined ? undefined : inMilliseconds(number, unit);
}

function ofNamedUnits(given: CallExpression['arguments'], file: FlowFile): number | undefined {
  let sum = 0;
  for (const { name, value } of given) {
    const number = numberOf(value, file);
    if (number === undefined || name === undefined || !(name in milliseconds)) return undefined;
    sum += inMilliseconds(number, name as TimeUnit);
  }
  return given.length > 0 ? sum : undefined;
}

const factoryUnits: ReadonlyMap<string, TimeUnit> = new Map([
  ['Nanos', 'nanoseconds'],
  ['Micros', 'microseconds'],
  ['Millis', 'milliseconds'],
  ['Milliseconds', 'milliseconds'],
  ['Seconds', 'seconds'],
  ['Minutes', 'minutes'],
  ['Hours', 'hours'],
  ['Days', 'days'],
]);
