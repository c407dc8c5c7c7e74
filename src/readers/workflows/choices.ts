import type { Place } from '../values/place.js';

/** What a rule of a choice asks, and which answer it takes. */
interface Question {
  readonly asked: string;
  readonly answer: boolean;
}

/**
 * Whether the rules of a choice leave nothing out: one asks for a thing and another for its opposite, or one is always
 * true. What cannot be told apart counts as not.
 */
export function leavesNothingOut(state: Place): boolean {
  const questions = state
    .get('Choices')
    .items()
    .flatMap((rule) => questionOf(rule) ?? []);
  const answers = new Map<string, Set<boolean>>();
  for (const { asked, answer } of questions) {
    if (asked === '') return true;
    const known = answers.get(asked) ?? new Set();
    answers.set(asked, known.add(answer));
  }
  return [...answers.values()].some(({ size }) => size === 2) || comparesThreeWays(questions);
}

/** Deeper rules are not asked. */
const maximumDepth = 5;

function questionOf(rule: Place, depth = 0): Question | undefined {
  if (depth > maximumDepth) return undefined;
  const inner = rule.get('Not');
  if (inner.isMap()) {
    const question = questionOf(inner, depth + 1);
    return question && { ...question, answer: !question.answer };
  }
  const condition = rule.get('Condition').literal;
  if (condition !== undefined) return inExpression(condition);
  const variable = rule.get('Variable').literal;
  if (variable === undefined) return undefined;
  const test = rule.entries().find(({ key }) => /^(Is|Boolean|Numeric|String|Timestamp)[A-Z]/.test(key));
  const value = test?.place.literal;
  if (!test || value === undefined) return undefined;
  if (/^Is|^BooleanEquals$/.test(test.key)) return { asked: `${variable} ${test.key}`, answer: value === 'true' };
  const [, type = '', comparison = '', path = ''] = /^(Numeric|String|Timestamp)(\w+?)(Path)?$/.exec(test.key) ?? [];
  return compared(`${type}${path} ${variable}`, comparison, value);
}

/** An expression that is one comparison, or the opposite of another expression. */
function inExpression(written: string): Question | undefined {
  const expression = /^\{%\s*(.*?)\s*%\}$/s.exec(written.trim())?.[1];
  if (expression === undefined) return undefined;
  if (expression === 'true') return { asked: '', answer: true };
  const negated = /^\$not\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/s.exec(expression)?.[1];
  if (negated !== undefined) {
    const question = inExpression(`{% ${negated} %}`);
    return question && { ...question, answer: !question.answer };
  }
  if (/\b(?:and|or|in)\b/.test(expression)) return { asked: expression, answer: true };
  const [, left = '', sign = '', right = ''] = /^([^<>=!]+?)\s*(<=|>=|!=|<|>|=)\s*([^<>=!]+)$/s.exec(expression) ?? [];
  if (left === '') return { asked: expression, answer: true };
  if (sign === '=' && /^(true|false)$/.test(right)) return { asked: left, answer: right === 'true' };
  const negatedSign = sign === '!=' ? 'Equals' : comparisons[sign];
  const question = negatedSign === undefined ? undefined : compared(left, negatedSign, right);
  return question && sign === '!=' ? { ...question, answer: !question.answer } : question;
}

const comparisons: Readonly<Record<string, string>> = {
  '=': 'Equals',
  '<': 'LessThan',
  '<=': 'LessThanEquals',
  '>': 'GreaterThan',
  '>=': 'GreaterThanEquals',
};

/** At most is the opposite of more than, less than that of at least. */
function compared(variable: string, comparison: string, value: string): Question | undefined {
  const asked = (sign: string) => `${variable} ${sign} ${value}`;
  switch (comparison) {
    case 'Equals':
      return { asked: asked('='), answer: true };
    case 'GreaterThan':
      return { asked: asked('>'), answer: true };
    case 'LessThanEquals':
      return { asked: asked('>'), answer: false };
    case 'LessThan':
      return { asked: asked('<'), answer: true };
    case 'GreaterThanEquals':
      return { asked: asked('<'), answer: false };
    default:
      return undefined;
  }
}

/** Less, equal and more: nothing is left. */
function comparesThreeWays(questions: readonly Question[]): boolean {
  const asked = new Set(questions.flatMap((question) => (question.answer ? [question.asked] : [])));
  return [...asked].some(
    (each) => each.includes(' = ') && asked.has(each.replace(' = ', ' < ')) && asked.has(each.replace(' = ', ' > ')),
  );
}
