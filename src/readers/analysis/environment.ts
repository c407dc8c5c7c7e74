import type { EnvironmentReadFact } from '../../model/code.js';
import { comparePositions } from '../../model/source.js';
import type { CallExpression, Expression, IfStatement, Pattern, Placed, Statement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { ownEffects } from './effects.js';
import { pathsThrough } from './paths.js';
import { isNothing, targetsOf } from './patterns.js';
import { statementAround } from './surroundings.js';
import { bySource, contains, descendants, isArgument, isField, isFunction, type Node } from './tree.js';
import type { EnvironmentAccess } from './vocabulary.js';

interface Read extends EnvironmentAccess {
  readonly node: Expression;
}

/** Every read of an environment variable whose name is known. */
export function readEnvironment(file: AnalysedFile): readonly EnvironmentReadFact[] {
  const further = (file.words.values.furtherReads?.(file) ?? []).map((read): EnvironmentReadFact => {
    const { name, optional, failsWhenMissing } = read;
    const range = file.places.range(read);
    return { name, range, scope: undefined, optional, ...(failsWhenMissing ? { failsWhenMissing } : {}) };
  });
  const read = environmentReads(file).map(({ node, name, optional, failsWhenMissing }) => {
    const fails = failsWhenMissing ?? failsWithout(node, file);
    const handling = fails ? 'required' : optional ? 'tolerated' : handlingOf(node, file);
    return {
      name,
      range: file.places.range(node),
      scope: file.functions.scopeOf(node),
      optional: handling === 'tolerated',
      ...(handling === 'required' ? { failsWhenMissing: true } : {}),
    };
  });
  return [...read, ...further].sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** The expressions that read the environment, without the parts they are made of. */
function environmentReads(file: AnalysedFile): readonly Read[] {
  const nodes: readonly Expression[] = [...file.tree.of('call'), ...file.tree.of('index'), ...file.tree.of('member')];
  const reads = nodes.flatMap((node): readonly Read[] => {
    const access = file.words.values.environmentRead(node, file);
    return access ? [{ ...access, node }] : [];
  });
  return reads
    .filter(({ node }) => !reads.some((other) => other.node !== node && contains(other.node, node)))
    .sort((a, b) => bySource(a.node, b.node));
}

/** Whether the program does without the value, or fails here and now when it is not there. */
type Handling = 'tolerated' | 'required' | undefined;

/** `if table == "" { log.Fatal(…) }`, `if !ok { return errors.New(…) }`: the test for absence leads to nothing else. */
function failsWithout(node: Expression, file: AnalysedFile): boolean {
  const statement = statementAround(node, file);
  if (statement?.kind === 'if') return isAbsenceTest(node, statement, file);
  const target = statement?.kind === 'variable' ? statement.target : assignedBy(statement);
  return (target ? targetsOf(target) : []).some((each) => {
    const declaration = file.declarationOf(each);
    if (!declaration) return false;
    return file.usesOf(declaration.name).some((use) => {
      const test = statementAround(use, file);
      if (test?.kind !== 'if' || file.declarationOf(use)?.place !== declaration.place) return false;
      return isAbsenceTest(use, test, file);
    });
  });
}

function assignedBy(statement: Statement | undefined): Pattern | undefined {
  return statement?.kind === 'expression' && statement.expression.kind === 'assign'
    ? statement.expression.target
    : undefined;
}

/** The expression is what a test finds missing, and the program then fails whatever happens. */
function isAbsenceTest(node: Expression, { test, then }: IfStatement, file: AnalysedFile): boolean {
  if (!contains(test, node)) return false;
  const parent = file.tree.parentOf(node);
  if (!parent || !('kind' in parent)) return false;
  const isComparison = parent.kind === 'binary' && /^={2,3}$/.test(parent.operator);
  const isMissing = isComparison && (isNothing(parent.right) || isEmptyText(parent.right));
  if (!isMissing && !(parent.kind === 'unary' && parent.operator === '!')) return false;
  for (const around of file.tree.ancestorsOf(parent)) {
    if (!('kind' in around) || around.kind === 'if') break;
    if (around.kind !== 'binary' || around.operator !== '||') return false;
  }
  const paths = pathsThrough(then, (statement) => ownEffects(statement, file));
  return then.length > 0 && paths.every(({ end }) => end === 'raises' || end === 'exits');
}

function handlingOf(node: Expression, file: AnalysedFile): Handling {
  let inner: Placed = node;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around) || isField(around)) return handlingOfName(inner, around, file);
    if (isArgument(around)) {
      const handling = handlingOfArgument(around, file);
      if (handling !== 'converted') return handling;
    } else if ('kind' in around) {
      const handling = handlingBy(around, inner, file);
      if (handling !== 'unknown') return handling;
    }
    inner = around;
  }
  return undefined;
}

function handlingBy(around: Node, inner: Placed, file: AnalysedFile): Handling | 'unknown' {
  if (!('kind' in around)) return undefined;
  switch (around.kind) {
    case 'binary':
      if (around.operator === '??' || around.operator === '||') return ofDefault(around.right);
      return /^[!=]==?$/.test(around.operator) ? 'tolerated' : undefined;
    case 'conditional':
    case 'if':
      return around.test === inner || around.test.start <= inner.start ? 'tolerated' : 'unknown';
    case 'cast':
    case 'call':
    case 'await':
      return 'unknown';
    // `System.getenv("X").split(",")` fails; `Optional.ofNullable(System.getenv("X")).orElse(…)` is asked as an argument.
    case 'member':
      if (around.optional) return 'tolerated';
      return file.words.values.failsOnMembers === true && around.object === inner && isCalled(around, file)
        ? 'required'
        : undefined;
    case 'assign':
      // `is { Length: > 0 } name`: what is tested gets a name on the way.
      if (around.operator === ':=') return 'unknown';
      return handlingOfTargets(targetsOf(around.target), around, file);
    case 'other':
      return 'unknown';
    case 'variable':
      return handlingOfTargets(targetsOf(around.target), around, file);
    default:
      return undefined;
  }
}

/** `?? throw new …` fails, any other default makes up for the value. */
function ofDefault(fallback: Expression): Handling {
  return fallback.kind === 'other' && fallback.parts.some(({ kind }) => kind === 'throw') ? 'required' : 'tolerated';
}

function isCalled(member: Placed, file: AnalysedFile): boolean {
  const call = file.tree.parentOf(member);
  return call !== undefined && 'kind' in call && call.kind === 'call' && call.callee === member;
}

function handlingOfArgument(argument: Placed, file: AnalysedFile): Handling | 'converted' {
  const call = file.tree.parentOf(argument);
  if (!call || !('kind' in call) || call.kind !== 'call') return undefined;
  const { requirements, tolerances, conversions } = file.words.values;
  const callees = file.calleesOf(call);
  if (callees.some((name) => tolerances.test(name))) return failsAfterwards(call, file) ? 'required' : 'tolerated';
  if (callees.some((name) => requirements.test(name))) return 'required';
  return callees.some((name) => conversions.test(name)) ? 'converted' : undefined;
}

/** `Optional.ofNullable(…).orElseThrow()` */
function failsAfterwards(call: CallExpression, file: AnalysedFile): boolean {
  for (const around of file.tree.ancestorsOf(call)) {
    if (!('kind' in around) || (around.kind !== 'member' && around.kind !== 'call')) return false;
    if (around.kind === 'call' && file.calleesOf(around).some((name) => file.words.values.requirements.test(name)))
      return true;
  }
  return false;
}

/** A field with the value: how it is used says what its absence does. */
function handlingOfName(inner: Placed, around: Node, file: AnalysedFile): Handling {
  if (!isField(around) || around.value !== inner) return undefined;
  return isTested(around.name, around, file) ? 'tolerated' : undefined;
}

function handlingOfTargets(targets: ReturnType<typeof targetsOf>, statement: Placed, file: AnalysedFile): Handling {
  const [target] = targets;
  const declaration = target && file.declarationOf(target);
  if (!declaration) return undefined;
  return isTested(declaration.name, statement, file, declaration.place) ? 'tolerated' : undefined;
}

/** Whether some test asks whether a name has a value. */
function isTested(name: string, around: Placed, file: AnalysedFile, place: Placed = around): boolean {
  return file.usesOf(name).some((use) => {
    if (contains(around, use) || file.declarationOf(use)?.place !== place) return false;
    const parent = file.tree.parentOf(use);
    if (!parent) return false;
    if (isArgument(parent)) return isToleratedArgument(parent, file);
    if (!('kind' in parent)) return false;
    if (parent.kind === 'binary' && /^[!=]==?$/.test(parent.operator))
      return isNothing(parent.left) || isNothing(parent.right) || isEmptyText(parent.right);
    if (parent.kind === 'binary') return (parent.operator === '??' || parent.operator === '||') && parent.left === use;
    return parent.kind === 'member' && isEmptiness(parent, file);
  });
}

function isToleratedArgument(argument: Placed, file: AnalysedFile): boolean {
  const call = file.tree.parentOf(argument);
  if (!call || !('kind' in call) || call.kind !== 'call') return false;
  return file.calleesOf(call).some((name) => file.words.values.tolerances.test(name));
}

function isEmptyText(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === '';
}

/** `name.isEmpty()` in a test. */
function isEmptiness(member: Placed & { readonly name: string }, file: AnalysedFile): boolean {
  if (!/^(?:isEmpty|isBlank|equals|equalsIgnoreCase)$/.test(member.name)) return false;
  for (const around of file.tree.ancestorsOf(member)) {
    if (!('kind' in around)) return false;
    if (around.kind === 'if' || around.kind === 'conditional') return contains(around.test, member);
  }
  return false;
}

/** Whether an expression reads the environment somewhere in it. */
export function readsEnvironment(expression: Expression, file: AnalysedFile): boolean {
  for (const part of descendants(expression)) {
    if (!('kind' in part)) continue;
    if (part.kind === 'call' || part.kind === 'index' || part.kind === 'member' || part.kind === 'name') {
      if (file.origins.environmentName(part) !== undefined) return true;
    }
  }
  return false;
}
