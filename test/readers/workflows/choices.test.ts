import { expect, test } from 'vitest';
import { state } from './reading.js';

function leavesNothingOut(...rules: readonly object[]): boolean | undefined {
  return state({ Type: 'Choice', Choices: rules.map((rule) => ({ ...rule, Next: 'B' })) }).leavesNothingOut;
}

const of = (test: object) => ({ Variable: '$.total', ...test });

test.each<readonly [string, readonly object[]]>([
  ['both answers', [of({ BooleanEquals: true }), of({ BooleanEquals: false })]],
  ['there or not', [of({ IsPresent: true }), of({ IsPresent: false })]],
  ['a limit from both sides', [of({ NumericGreaterThan: 5 }), of({ NumericLessThanEquals: 5 })]],
  ['a rule and its opposite', [of({ StringEquals: 'card' }), { Not: of({ StringEquals: 'card' }) }]],
  ['less, equal and more', [of({ NumericLessThan: 5 }), of({ NumericEquals: 5 }), of({ NumericGreaterThan: 5 })]],
  ['an expression that is always so', [{ Condition: '{% true %}' }]],
  ['an expression and its opposite', [{ Condition: '{% $paid %}' }, { Condition: '{% $not($paid) %}' }]],
  ['a comparison from both sides', [{ Condition: '{% $total > 5 %}' }, { Condition: '{% $total <= 5 %}' }]],
])('nothing is left out by %s', (_, rules) => {
  expect(leavesNothingOut(...rules)).toBe(true);
});

test.each<readonly [string, readonly object[]]>([
  ['two values of a text', [of({ StringEquals: 'card' }), of({ StringEquals: 'invoice' })]],
  ['another limit', [of({ NumericGreaterThan: 5 }), of({ NumericLessThanEquals: 4 })]],
  ['another variable', [of({ BooleanEquals: true }), { Variable: '$.paid', BooleanEquals: false }]],
  ['the same twice', [of({ IsPresent: true }), of({ IsPresent: true })]],
  ['one rule', [{ Condition: "{% $type = 'card' %}" }]],
  ['a condition of two parts', [{ Condition: '{% $a > 1 and $b > 1 %}' }, { Condition: '{% $a <= 1 and $b <= 1 %}' }]],
])('something may be left out by %s', (_, rules) => {
  expect(leavesNothingOut(...rules)).toBe(false);
});
