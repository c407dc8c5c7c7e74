/** The few assertions the suites need, for hosts without `node:assert`. */
export function ok(value: unknown, message = 'expected a value'): asserts value {
  if (!value) throw new Error(message);
}

export function equal<Value>(actual: Value, expected: Value): void {
  ok(actual === expected, `expected ${show(expected)}, got ${show(actual)}`);
}

export function matches(text: unknown, pattern: RegExp): void {
  ok(pattern.test(String(text)), `expected ${pattern} to match ${show(String(text).slice(0, 2000))}`);
}

export function matchesNot(text: unknown, pattern: RegExp): void {
  ok(!pattern.test(String(text)), `expected ${pattern} not to match ${show(String(text).slice(0, 2000))}`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
