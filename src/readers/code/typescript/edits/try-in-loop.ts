import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import { reindent } from '../../../layout.js';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { canComplete } from './flow.js';
import { appendToBlock, indentLines } from './lines.js';
import type { RecordLoop } from './record-loop.js';
import { textEnd } from './statements.js';
import { statementEnd } from './style.js';

/** What is done about a record that failed, each a whole statement. The error is called `error`. */
export interface OnFailure {
  readonly log: string;
  readonly report: string;
}

/**
 * Reports failures where the loop catches them already, and catches those that could still leave it. False when the loop
 * does nothing that could fail.
 */
export function catchInBody(
  module: EditedModule,
  { body, callback }: RecordLoop,
  changes: Changes,
  failure: OnFailure,
): boolean {
  const statements = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  const tried = statements.filter((statement) => statement.type === AST_NODE_TYPES.TryStatement);
  const [only] = tried;
  const others = statements.filter((statement) => statement !== only);
  const mayFail = others.some((statement) => doesWork(module, statement));
  const clause = tried.length === 1 ? only?.handler : undefined;
  const reported = clause ? reportInClause(module, clause.body, changes, failure.report, mayFail) : false;
  if (reported && !mayFail) return true;
  if (statements.length === 0) return false;
  if (callback && body.type !== AST_NODE_TYPES.BlockStatement && !callback.async) return false;
  wrap(module, body, changes, failure);
  return true;
}

/** Whether code could fail: it calls or builds something other than a log entry. */
function doesWork(module: EditedModule, statement: Node): boolean {
  return module.nodesWithin(...statement.range).some((node) => {
    if (node.type === AST_NODE_TYPES.CallExpression) return !/^(console|log|logger)\./.test(module.textOf(node.callee));
    return (
      node.type === AST_NODE_TYPES.NewExpression ||
      node.type === AST_NODE_TYPES.AwaitExpression ||
      node.type === AST_NODE_TYPES.ThrowStatement
    );
  });
}

/** Adds the report to a catch block that goes on, or puts it in the place of its last `throw` when nothing else throws. */
function reportInClause(
  module: EditedModule,
  block: TSESTree.BlockStatement,
  changes: Changes,
  report: string,
  mayFail: boolean,
): boolean {
  const throws = module.nodesWithin(...block.range).filter((node) => node.type === AST_NODE_TYPES.ThrowStatement);
  const last = block.body.at(-1);
  const shift = mayFail ? module.layout.indent : '';
  if (throws.length === 0 && canComplete(block)) {
    appendToBlock(module, changes, block, [report], shift);
    return true;
  }
  if (throws.length === 0 && last && block.body.slice(0, -1).every(canComplete)) {
    changes.insert(last.range[0], report + module.layout.newline + shift + module.indentationAt(last.range[0]));
    return true;
  }
  if (last && throws.length === 1 && throws[0] === last && !mayFail) {
    changes.replace(last.range[0], textEnd(module, last), report);
    return true;
  }
  return false;
}

function wrap(module: EditedModule, body: Node, changes: Changes, { log, report }: OnFailure): void {
  const { indent, newline } = module.layout;
  const open = body.range[0] + 1;
  const close = body.range[1] - 1;
  const isBlock = body.type === AST_NODE_TYPES.BlockStatement;
  const firstLine = module.nextLine(body.range[0]);
  const closeLine = module.lineStart(close);
  const onLines = isBlock && firstLine <= closeLine && module.text.slice(closeLine, close).trim() === '';
  const outer = module.indentationAt(onLines ? close : body.range[0]);
  const inner = outer + indent;
  const caught = [
    `${inner}} catch (error) {`,
    `${inner}${indent}${log}`,
    `${inner}${indent}${report}`,
    `${inner}}`,
    '',
  ];

  if (onLines && (body.body[0]?.range[0] ?? 0) >= firstLine) {
    changes.insert(firstLine, `${inner}try {${newline}`);
    indentLines(module, changes, firstLine, closeLine);
    changes.insert(closeLine, caught.join(newline));
    return;
  }
  const statements = isBlock ? module.text.slice(open, close).trim() : singleStatement(module, body);
  const lines = reindent(statements, module.indentationAt(body.range[0]), inner + indent, new Set([0]));
  const text = ['{', `${inner}try {`, inner + indent + lines, ...caught].join(newline);
  changes.replace(...body.range, `${text}${outer}}`);
}

/** The statement under a loop without braces, or what an async arrow function gives back, waited for. */
function singleStatement(module: EditedModule, body: Node): string {
  if (body.type.endsWith('Statement')) return module.textOf(body);
  const awaited = body.type === AST_NODE_TYPES.AwaitExpression ? '' : 'await ';
  return awaited + module.textOf(body) + statementEnd(module);
}
