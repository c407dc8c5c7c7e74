import type { SourceRange } from '../../../../model/source.js';
import { contains, descendants } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { Expression, FunctionNode, Placed, Statement, VariableStatement } from '../../../syntax/program.js';
import { errorChecks } from './error-checks.js';

/**
 * Builds a client once: its declaration becomes a variable of the package, with what it needs from the same function. What can
 * fail is done in `init`, where it ends the program. The context of an invocation is replaced by one that never ends. `at` is
 * the construction. Refused when the client is not declared by itself, needs something of the invocation, or is closed again.
 */
export function moveToModuleScope(edited: EditedProgram, at: SourceRange): boolean {
  const construction = edited
    .nodesAt(at)
    .find((node): node is Expression => 'kind' in node && (node.kind === 'call' || node.kind === 'new'));
  const around = construction && edited.file.functionAround(construction);
  const statement = construction && declarationOf(edited, construction);
  if (!around?.bodyPlace || !statement || around.name === 'init' || isForOneUse(edited, statement, around))
    return false;
  const steps = stepsFor(edited, statement, around);
  const start = edited.topLevelStart(around);
  if (!steps || start === undefined || !steps.every((step) => canMove(edited, step, steps, around))) return false;
  const text = moduleText(edited, steps, around);
  const left = text === undefined ? undefined : leftBy(edited, steps, around);
  if (text === undefined || !left) return false;
  for (const place of joined(edited, left)) edited.removeLines(place.start, place.end);
  const { newline } = edited.layout;
  edited.changes.insert(start, text + newline + newline);
  return true;
}

/** A statement to move, with the check of its error. */
interface Step {
  readonly statement: VariableStatement;
  readonly name: string;
  readonly value: Expression;
  /** The error it gives, and the check of it. */
  readonly error?: { readonly name: string; readonly check?: Statement };
}

/** The declaration that has the construction as its value: `client := sqs.NewFromConfig(cfg)`. */
function declarationOf(edited: EditedProgram, construction: Expression): VariableStatement | undefined {
  const parent = edited.file.parentOf(construction);
  return parent && 'kind' in parent && parent.kind === 'variable' && parent.value === construction ? parent : undefined;
}

const lifeCycle = /^(?:Close|Disconnect|Quit|Shutdown|Release)$/;

/** It is closed by each invocation: kept, it would be closed at the next one. */
function isForOneUse(edited: EditedProgram, { target }: VariableStatement, around: FunctionNode): boolean {
  const [first] = target.kind === 'list-pattern' ? target.items : [target];
  const name = first?.kind === 'name-pattern' ? first.name : undefined;
  return edited.file.tree
    .of('member')
    .some(
      ({ object, name: member, ...place }) =>
        object.kind === 'name' && object.name === name && lifeCycle.test(member) && contains(around, place),
    );
}

const mostSteps = 5;

/** What has to move, what it needs first; undefined when it needs something that cannot. */
function stepsFor(edited: EditedProgram, last: VariableStatement, around: FunctionNode): readonly Step[] | undefined {
  const steps: Step[] = [];
  const add = (statement: VariableStatement): boolean => {
    if (steps.some((step) => step.statement === statement)) return true;
    const step = stepOf(edited, statement, around);
    if (!step || steps.length >= mostSteps) return false;
    for (const node of descendants(step.value)) {
      if (!('kind' in node)) continue;
      if (node.kind === 'function-expression') return false;
      if (node.kind !== 'name') continue;
      const declaration = edited.file.declarationOf(node);
      if (!declaration || !contains(around, declaration.place) || isContext(edited, node)) continue;
      const needed = around.body.find((each) => each.kind === 'variable' && contains(each, declaration.place));
      if (declaration.kind !== 'variable' || needed?.kind !== 'variable' || !add(needed)) return false;
    }
    steps.push(step);
    return true;
  };
  return around.body.includes(last) && add(last) ? steps : undefined;
}

function stepOf(edited: EditedProgram, statement: VariableStatement, around: FunctionNode): Step | undefined {
  const { target, value } = statement;
  if (!value || !edited.hasOwnLines(statement) || edited.fixedLines(value.start, value.end).size > 0) return undefined;
  if (target.kind === 'name-pattern') return { statement, name: target.name, value };
  if (target.kind !== 'list-pattern' || target.items.length !== 2) return undefined;
  const [first, second] = target.items;
  if (first?.kind !== 'name-pattern') return undefined;
  if (!second) return { statement, name: first.name, value, error: { name: '_' } };
  if (second.kind !== 'name-pattern') return undefined;
  const check = around.body[around.body.indexOf(statement) + 1];
  const isCheck = errorChecks(edited).some(
    (each) =>
      each.statement === check &&
      each.errorName === second.name &&
      !each.isNarrow &&
      each.statement.otherwise.length === 0,
  );
  return isCheck && check && edited.hasOwnLines(check)
    ? { statement, name: first.name, value, error: { name: second.name, check } }
    : undefined;
}

/** Nothing else gives the variable a value, and the package has no other of its name. */
function canMove(edited: EditedProgram, step: Step, steps: readonly Step[], around: FunctionNode): boolean {
  const { statement, name } = step;
  const [target] = statement.target.kind === 'list-pattern' ? statement.target.items : [statement.target];
  const declaration = target?.kind === 'name-pattern' ? edited.file.declarationOf(target) : undefined;
  if (!declaration || edited.file.assignmentsTo(declaration).length > 0) return false;
  if (step !== steps.at(-1)) return true;
  const isTaken = edited.file.program.body.some((each) => declares(each, name));
  const others = edited.file
    .usesOf(name)
    .filter((use) => !contains(around, use) && edited.file.declarationOf(use) === undefined);
  return !isTaken && others.every((use) => use.kind === 'member');
}

function declares(statement: Statement, name: string): boolean {
  switch (statement.kind) {
    case 'function':
      return statement.function.name === name && !statement.function.receiver;
    case 'class':
      return statement.class.name === name;
    case 'variable':
      return statement.target.kind === 'name-pattern'
        ? statement.target.name === name
        : statement.target.kind === 'list-pattern' &&
            statement.target.items.some((item) => item?.kind === 'name-pattern' && item.name === name);
    default:
      return false;
  }
}

function isContext(edited: EditedProgram, node: Expression): boolean {
  return edited.file.objectOf(node)?.kind === 'context';
}

/** The declarations of the package, and `init` where something can fail. */
function moduleText(edited: EditedProgram, steps: readonly Step[], around: FunctionNode): string | undefined {
  const client = steps.at(-1);
  if (!client) return undefined;
  const { newline, indent } = edited.layout;
  const values = steps.map((step) => valueAtStart(edited, step, around));
  if (values.some((value) => value === undefined)) return undefined;
  if (steps.every(({ error }) => !error)) {
    return steps
      .map(
        (step, index) =>
          `${commentAbove(edited, step)}var ${step.name} = ${values[index]}${commentBehind(edited, step)}`,
      )
      .join(newline);
  }
  const type = typeOf(edited, client);
  if (type === undefined) return undefined;
  const lines = steps.flatMap((step, index) => {
    const { name, error } = step;
    const value = values[index] ?? '';
    if (step !== client) {
      const above = commentAbove(edited, step).split(/\r?\n/).filter(Boolean);
      const behind = commentBehind(edited, step);
      if (!error) return [...above, `${name} := ${value}${behind}`];
      return [...above, `${name}, ${error.name} := ${value}${behind}`, ...checkAtStart(edited, error)];
    }
    const comment = commentBehind(edited, step);
    if (!error) return [`${name} = ${value}${comment}`];
    if (error.name === '_') return [`${name}, _ = ${value}${comment}`];
    const isDeclared = steps.some((other) => other !== step && other.error?.name === error.name);
    const declared = isDeclared ? [] : [`var ${error.name} error`];
    return [...declared, `${name}, ${error.name} = ${value}${comment}`, ...checkAtStart(edited, error)];
  });
  const body = lines.map((line) =>
    line
      .split('\n')
      .map((each) => (each === '' ? each : indent + each))
      .join('\n'),
  );
  return [`${commentAbove(edited, client)}var ${client.name} ${type}`, '', 'func init() {', ...body, '}'].join(newline);
}

/** The comments directly above a statement, each on its line. */
function commentAbove(edited: EditedProgram, { statement }: Step): string {
  const start = edited.commentedStart(statement);
  const lines = edited.text.slice(start, edited.lineStart(statement.start)).split('\n').slice(0, -1);
  return lines.map((line) => `${line.trimStart()}\n`).join('');
}

function commentBehind(edited: EditedProgram, { statement }: Step): string {
  return edited.text.slice(statement.end, edited.lineEnd(statement.end)).trimEnd();
}

/** What fails at the start ends the program; a check that ends it already stays as it is. */
function checkAtStart(edited: EditedProgram, { name, check }: NonNullable<Step['error']>): readonly string[] {
  if (name === '_') return [];
  const ends = check && /\b(?:panic|\w+\.(?:Fatal|Panic)(?:f|ln)?|os\.Exit)\(/.test(edited.textOf(check));
  if (check && ends) return [dedented(edited, check)];
  return [`if ${name} != nil {`, `${edited.layout.indent}panic(${name})`, '}'];
}

/** A value as it is written, with another context; undefined when there is no package to take that from. */
function valueAtStart(edited: EditedProgram, { value }: Step, around: FunctionNode): string | undefined {
  const contexts = [...descendants(value)].filter(
    (node): node is Expression =>
      'kind' in node &&
      node.kind === 'name' &&
      isContext(edited, node) &&
      edited.file.declarationOf(node) !== undefined,
  );
  const module = edited.file.program.imports.find((each) => each.module === 'context')?.names[0]?.local;
  if (contexts.length > 0 && !module) return undefined;
  let text = dedented(edited, value);
  const written = new Set(contexts.filter((node) => contains(around, node)).map((node) => edited.textOf(node)));
  for (const name of written) {
    text = text.replace(new RegExp(`(?<![\\w.])${name}(?![\\w.(])`, 'g'), `${module}.Background()`);
  }
  return text;
}

/** The text of something without the indentation of the line it begins in. */
function dedented(edited: EditedProgram, node: { readonly start: number; readonly end: number }): string {
  const from = edited.indentationAt(node.start);
  return edited
    .textOf(node)
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(from) ? line.slice(from.length) : line))
    .join('\n');
}

/** A pointer to the type that the construction gives, in the package it comes from; undefined when that is not known. */
function typeOf(edited: EditedProgram, { value }: Step): string | undefined {
  const [type] = edited.file.typesOfValue(value);
  const isKnown = type && edited.file.objectOf(value)?.kind === 'client';
  if (!isKnown || value.kind !== 'call' || value.callee.kind !== 'member') return undefined;
  const name = type.name.slice(type.name.lastIndexOf('.') + 1);
  const isVersion1 = /^github\.com\/aws\/aws-sdk-go\//.test(type.name);
  return isVersion1 ? undefined : `*${edited.textOf(value.callee.object)}.${name}`;
}

/** What goes out of the function, checks of errors included; what others need of it stays. Undefined when it cannot. */
function leftBy(edited: EditedProgram, steps: readonly Step[], around: FunctionNode): readonly Placed[] | undefined {
  const moved = steps.flatMap(({ statement, error }) => [statement, ...(error?.check ? [error.check] : [])]);
  const isOutside = (node: Placed) => contains(around, node) && !moved.some((each) => contains(each, node));
  const left: Placed[] = [];
  for (const step of steps) {
    const { statement, name, error } = step;
    const isNeeded = edited.file
      .usesOf(name)
      .some((use) => isOutside(use) && edited.file.declarationOf(use)?.place === firstTarget(statement));
    if (isNeeded && step !== steps.at(-1)) continue;
    const declared = error && statement.target.kind === 'list-pattern' ? statement.target.items[1] : undefined;
    if (declared && !declaresAgain(edited, declared, around, isOutside)) return undefined;
    left.push({ start: edited.commentedStart(statement), end: (error?.check ?? statement).end });
  }
  return left;
}

/** Places with nothing between them as one. */
function joined(edited: EditedProgram, places: readonly Placed[]): readonly Placed[] {
  const runs: Placed[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    const isNext = last !== undefined && edited.text.slice(last.end, place.start).trim() === '';
    if (last && isNext) runs[runs.length - 1] = { start: last.start, end: place.end };
    else runs.push(place);
  }
  return runs;
}

function firstTarget({ target }: VariableStatement) {
  return target.kind === 'list-pattern' ? target.items[0] : target;
}

/**
 * What else sets the error that was declared here has to declare it now: the next statement of the function that does, before
 * anything else has to do with it. False when there is something else.
 */
function declaresAgain(
  edited: EditedProgram,
  declared: NonNullable<ReturnType<typeof firstTarget>>,
  around: FunctionNode,
  isOutside: (node: Placed) => boolean,
): boolean {
  const declaration = declared.kind === 'name-pattern' ? edited.file.declarationOf(declared) : undefined;
  if (!declaration) return true;
  const uses: readonly Placed[] = edited.file
    .usesOf(declaration.name)
    .filter((use) => edited.file.declarationOf(use)?.place === declaration.place);
  const left = [...uses, ...edited.file.assignmentsTo(declaration)].filter(isOutside);
  if (left.length === 0) return true;
  const next = around.body.find((statement) => left.some((each) => contains(statement, each)));
  const assignment = next?.kind === 'expression' ? next.expression : undefined;
  if (assignment?.kind !== 'assign' || assignment.operator !== '=') return false;
  if (left.some((each) => contains(assignment.value, each))) return false;
  const names = edited.text.slice(assignment.start, assignment.value.start);
  if (!new RegExp(`^(?:_\\s*,\\s*)*${declaration.name}\\s*=\\s*$`).test(names)) return false;
  const operator = assignment.start + names.lastIndexOf('=');
  edited.changes.replace(operator, operator, ':');
  return true;
}
