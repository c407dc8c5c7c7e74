import type { Expression, Statement, SwitchCase } from '../program.js';
import { attempt, using } from './attempts.js';
import { bodyOf, type StatementConverter, type StatementParts, variablesOf } from './bodies.js';
import { placeOf, textAt } from './conversion.js';
import { patternOf, testOf } from './patterns.js';
import { childOf, childrenOf, partOf, type SyntaxNode } from './tree.js';
import { typeOf } from './types.js';

/** The statements a node is; a bare expression stands as a statement. */
export function statementOf(node: SyntaxNode, parts: StatementParts): readonly Statement[] {
  const convert = converters.get(node.type);
  const converted = convert?.(node, parts);
  if (converted) return converted;
  if (node.type === 'ERROR' || node.type.endsWith('_statement')) return loose(node, parts);
  return [{ kind: 'expression', ...placeOf(node), expression: parts.expression(node) }];
}

/** What could not be understood, or has no place of its own in the tree: its parts, in order. */
function loose(node: SyntaxNode, parts: StatementParts): readonly Statement[] {
  return node.children.flatMap((child) => (isWords(child) ? [] : parts.statement(child)));
}

/** Types and modifiers of a declaration that was not understood; a lone name runs nothing either. */
function isWords({ type }: SyntaxNode): boolean {
  return type === 'modifier' || type.endsWith('_type') || type === 'identifier' || type === 'attribute_list';
}

const block: StatementConverter = (node, parts) => [{ kind: 'block', ...placeOf(node), body: bodyOf(node, parts) }];

const expression: StatementConverter = (node, parts) => {
  const inner = node.children.find(({ type }) => type !== 'ERROR');
  return inner && [{ kind: 'expression', ...placeOf(node), expression: parts.expression(inner) }];
};

const variable: StatementConverter = (node, parts) => {
  const declaration = childOf(node, 'variable_declaration');
  if (!declaration) return undefined;
  const isConstant = childrenOf(node, 'modifier').some((modifier) => textAt(parts, modifier) === 'const');
  return variablesOf(declaration, isConstant, parts, node);
};

const localFunction: StatementConverter = (node, parts) => [
  { kind: 'function', ...placeOf(node), function: parts.localFunction(node) },
];

const condition: StatementConverter = (node, parts) => {
  const [test, then, otherwise] = node.children.filter(({ type }) => type !== 'ERROR');
  if (!test) return undefined;
  return [
    {
      kind: 'if',
      ...placeOf(node),
      test: parts.expression(test),
      // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
      then: bodyOf(then, parts),
      otherwise: bodyOf(otherwise, parts),
    },
  ];
};

/** Code that is compiled in one of two ways stands as what a condition decides. */
const compiledIf: StatementConverter = (node, parts) => {
  const test = partOf(node, 'condition');
  const alternative = partOf(node, 'alternative');
  const then = node.children.filter((child) => child !== test && child !== alternative);
  const otherwise =
    alternative?.type === 'preproc_else'
      ? alternative.children.flatMap((child) => parts.statement(child))
      : alternative && compiledIf(alternative, parts);
  return [
    {
      kind: 'if',
      ...placeOf(node),
      test: { kind: 'other', ...placeOf(test ?? node), parts: [] },
      // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
      then: then.flatMap((child) => parts.statement(child)),
      otherwise: otherwise ?? [],
    },
  ];
};

const loopOver: StatementConverter = (node, parts) => {
  const [typeNode, variable] = [partOf(node, 'type'), partOf(node, 'left')];
  const [over, body] = [partOf(node, 'right'), partOf(node, 'body')];
  if (!over) return undefined;
  const type = typeNode && typeOf(typeNode, parts.text);
  return [
    {
      kind: 'loop',
      ...placeOf(node),
      ...(variable ? { variable: patternOf(variable, parts) } : {}),
      ...(type ? { variableType: type } : {}),
      over: parts.expression(over),
      head: [],
      body: bodyOf(body, parts),
    },
  ];
};

const countingLoop: StatementConverter = (node, parts) => {
  const body = partOf(node, 'body') ?? node.children.at(-1);
  const head = node.children.filter((child) => child !== body && child.type !== 'ERROR');
  return [
    {
      kind: 'loop',
      ...placeOf(node),
      head: head.flatMap((part): readonly (Expression | Statement)[] =>
        part.type === 'variable_declaration' ? variablesOf(part, false, parts) : [parts.expression(part)],
      ),
      body: bodyOf(body, parts),
    },
  ];
};

const testedLoop: StatementConverter = (node, parts) => {
  const written = node.children.filter(({ type }) => type !== 'ERROR');
  const [test, body] = node.type === 'do_statement' ? written.toReversed() : written;
  if (!test) return undefined;
  return [{ kind: 'loop', ...placeOf(node), head: [parts.expression(test)], body: bodyOf(body, parts) }];
};

const choice: StatementConverter = (node, parts) => {
  const [subject] = node.children;
  const body = childOf(node, 'switch_body');
  if (!subject || !body || subject === body) return undefined;
  const cases: SwitchCase[] = [];
  let waiting:
    | { readonly start: number; readonly tests: readonly Expression[]; readonly isDefault: boolean }
    | undefined;
  for (const section of body.children) {
    const statements = section.children.filter(isStatement);
    const isDefault = (waiting?.isDefault ?? false) || textAt(parts, section).startsWith('default');
    const tests: readonly Expression[] = [...(waiting?.tests ?? []), ...testsOf(section, parts)];
    const start: number = waiting?.start ?? section.start;
    waiting = { start, tests, isDefault };
    if (statements.length === 0 && section !== body.children.at(-1)) continue;
    const statementsOf = statements.flatMap((statement) => parts.statement(statement));
    cases.push({ start, end: section.end, tests: isDefault ? [] : tests, body: statementsOf });
    waiting = undefined;
  }
  return [{ kind: 'switch', ...placeOf(node), subject: parts.expression(subject), cases }];
};

function testsOf(section: SyntaxNode, parts: StatementParts): readonly Expression[] {
  return section.children
    .filter((child) => !isStatement(child))
    .flatMap((child) => {
      if (child.type === 'when_clause') return child.children.map((when) => parts.expression(when));
      return [child.type.endsWith('_pattern') ? testOf(child, undefined, parts) : parts.expression(child)];
    });
}

function isStatement({ type }: SyntaxNode): boolean {
  return type === 'block' || type.endsWith('_statement');
}

const result: StatementConverter = (node, parts) => {
  const value = node.children.find(({ type }) => type !== 'ERROR');
  return [{ kind: 'return', ...placeOf(node), ...(value ? { value: parts.expression(value, parts.result) } : {}) }];
};

const thrown: StatementConverter = (node, parts) => {
  const value = node.children.find(({ type }) => type !== 'ERROR');
  return [{ kind: 'throw', ...placeOf(node), ...(value ? { value: parts.expression(value) } : {}) }];
};

/** `yield return` gives one of many values and goes on; `yield break` ends the function. */
const given: StatementConverter = (node, parts) => {
  const [value] = node.children;
  if (!value) return [{ kind: 'return', ...placeOf(node) }];
  return [{ kind: 'other-statement', ...placeOf(node), parts: [parts.expression(value)] }];
};

const jump: StatementConverter = (node) => [
  { kind: 'jump', ...placeOf(node), jump: node.type === 'break_statement' ? 'break' : 'continue' },
];

/** `lock (…)`, `checked`, `unsafe`, `fixed` and labels: what they hold runs as it stands. */
const inPlace: StatementConverter = (node, parts) => [
  {
    kind: 'block',
    ...placeOf(node),
    body: node.children.flatMap((child) => {
      if (child.type === 'variable_declaration') return variablesOf(child, true, parts);
      return child.type === 'block' ? bodyOf(child, parts) : isWords(child) ? [] : parts.statement(child);
    }),
  },
];

const nothing: StatementConverter = () => [];

const converters: ReadonlyMap<string, StatementConverter> = new Map([
  ['block', block],
  ['expression_statement', expression],
  ['local_declaration_statement', variable],
  ['local_function_statement', localFunction],
  ['if_statement', condition],
  ['preproc_if', compiledIf],
  ['foreach_statement', loopOver],
  ['for_statement', countingLoop],
  ['while_statement', testedLoop],
  ['do_statement', testedLoop],
  ['switch_statement', choice],
  ['try_statement', attempt],
  ['using_statement', using],
  ['return_statement', result],
  ['throw_statement', thrown],
  ['yield_statement', given],
  ['break_statement', jump],
  ['continue_statement', jump],
  ['lock_statement', inPlace],
  ['checked_statement', inPlace],
  ['unsafe_statement', inPlace],
  ['fixed_statement', inPlace],
  ['labeled_statement', inPlace],
  ['empty_statement', nothing],
  ['goto_statement', nothing],
]);
