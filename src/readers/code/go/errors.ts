import type { FileView } from '../../analysis/file-view.js';
import type { ErrorCheck, ErrorVocabulary } from '../../analysis/vocabulary.js';
import type {
  BinaryExpression,
  Expression,
  FunctionNode,
  IfStatement,
  Pattern,
  Placed,
  ReturnStatement,
  Statement,
} from '../../syntax/program.js';

/** Errors of Go are values: returned, looked at, returned again. */
export const goErrors: ErrorVocabulary = {
  broad: /^error$/,
  exits:
    /^(?:os\.Exit|log\.(?:\w+\.)?(?:Fatal|Panic)(?:f|ln)?|runtime\.Goexit|github\.com\/sirupsen\/logrus\.(?:\w+\.)?(?:Fatal|Panic)(?:f|ln)?|go\.uber\.org\/zap\.\w+\.(?:Fatal|Panic)\w*)$/,
  raises: /^(?:[\w/.-]+\.)?panic$/,
  innocent:
    /^(?:fmt|strings|strconv|errors|bytes|sort|slices|maps|math|path|path\/filepath|unicode|regexp|time|context|sync|os\.(?:Getenv|LookupEnv)|encoding\/\w+|net\/url|mime|hash|crypto\/(?:sha\d+|md5|hmac)|log|log\/slog|html|text\/template|reflect)(?:\.|$)|^(?:[\w/.-]+\.)?(?:append|len|cap|make|new|copy|delete|close|string|int|int64|float64|panic|recover|print|println|min|max)$|^github\.com\/(?:pkg\/errors|google\/uuid|aws\/aws-sdk-go(?:-v2)?\/aws|aws\/aws-sdk-go-v2\/feature\/dynamodb\/\w+|aws\/aws-sdk-go\/service\/dynamodb\/(?:dynamodbattribute|expression)|rs\/zerolog|sirupsen\/logrus)(?:[./]|$)|^go\.uber\.org\/zap\./,
  // A call without `go` is waited for.
  canAwait: (expression) => expression.kind === 'unary' && expression.operator === 'go',
  waits: /^(?:sync\.WaitGroup|golang\.org\/x\/sync\/errgroup\.Group)\.Wait$/,
  starts: /^golang\.org\/x\/sync\/errgroup\.Group\.(?:Go|TryGo)$/,
  streams: /^(?:io|net)\.Pipe$/,
  memoises: /^sync\.(?:Once\.Do|OnceFunc|OnceValues?)$/,
  catchOf,
  givesError,
  tellsSuccess,
  raisesBy,
};

/** `if err != nil { … }`, and the `else` of `if err == nil`. */
function catchOf(statement: IfStatement, file: FileView): ErrorCheck | undefined {
  const check = checkIn(statement.test, file) ?? recoveryIn(statement, file);
  if (!check) return undefined;
  const block = check.isOfElse ? statement.otherwise : statement.then;
  const open = openingBrace(statement, check.isOfElse, file.text);
  if (open === undefined || (check.isOfElse && block.length === 0)) return undefined;
  const blockPlace = { start: open, end: closingBrace(block.at(-1)?.end ?? open + 1, statement.end, file.text) };
  return {
    headPlace: { start: check.isOfElse ? statement.start : statement.start, end: Math.max(open, statement.start + 1) },
    block,
    blockPlace,
    errorName: check.name,
    ...(check.isNarrow && { isNarrow: true }),
    tried: check.isRecovery ? recoveredBy(statement, file) : triedBefore(statement, check.name, file),
  };
}

/** `if r := recover(); r != nil { … }` */
function recoveryIn(statement: IfStatement, file: FileView): Check | undefined {
  const { test } = statement;
  if (test.kind !== 'binary' || test.operator !== '!==' || test.left.kind !== 'name') return undefined;
  const { name } = test.left;
  const [given] = triedBefore(statement, name, file);
  const isRecovery =
    given?.kind === 'variable' && given.value !== undefined && /^recover\(\)$/.test(file.textOf(given.value));
  return isRecovery ? { name, isNarrow: false, isOfElse: false, isRecovery } : undefined;
}

/** A deferred function recovers from what went wrong in the function that defers it. */
function recoveredBy(statement: Statement, file: FileView): readonly Statement[] {
  const lambda = file.functionAround(statement);
  return (lambda && file.functionAround(lambda)?.body) ?? [];
}

interface Check {
  readonly name: string;
  readonly isNarrow: boolean;
  readonly isOfElse: boolean;
  /** It looks at what `recover` gave. */
  readonly isRecovery?: boolean;
}

function checkIn(test: Expression, file: FileView): Check | undefined {
  if (test.kind === 'binary') return checkInOperation(test, file);
  if (
    test.kind !== 'call' ||
    !file.calleesOf(test).some((name) => /^(?:errors|github\.com\/pkg\/errors)\.(?:Is|As)$/.test(name))
  ) {
    return undefined;
  }
  const [first] = test.arguments;
  return first?.value.kind === 'name' ? { name: first.value.name, isNarrow: true, isOfElse: false } : undefined;
}

function checkInOperation({ operator, left, right }: BinaryExpression, file: FileView): Check | undefined {
  switch (operator) {
    case '!==':
    case '===': {
      if (left.kind !== 'name' || !isErrorName(left.name)) return undefined;
      const isNothing = right.kind === 'literal' && right.value === null;
      if (isNothing) return { name: left.name, isNarrow: false, isOfElse: operator === '===' };
      // `err == sql.ErrNoRows`
      return operator === '===' && right.kind === 'member'
        ? { name: left.name, isNarrow: true, isOfElse: false }
        : undefined;
    }
    case '&&': {
      const check = checkIn(left, file);
      // Only a further look for one kind of error narrows: `err != nil && !isRetryable` still meets nearly all.
      return check && { ...check, isNarrow: check.isNarrow || checkIn(right, file)?.isNarrow === true };
    }
    case '||':
      return checkIn(left, file) ?? checkIn(right, file);
    default:
      return undefined;
  }
}

/** Errors are called so throughout Go; other values are compared with nil as well. */
export function isErrorName(name: string): boolean {
  return /^(?:err|error|e)\d*$|(?:^|[a-z])Err(?:or)?\d*$|^err[A-Z]/.test(name);
}

function openingBrace({ test, then, end }: IfStatement, isOfElse: boolean, text: string): number | undefined {
  const from = isOfElse ? closingBrace(then.at(-1)?.end ?? test.end + 1, end, text) : test.end;
  const open = text.indexOf('{', from);
  return open === -1 || open >= end ? undefined : open;
}

/** Behind the brace that closes a block whose last statement ends at `from`; comments do not count. */
function closingBrace(from: number, limit: number, text: string): number {
  const rest = /^(?:[^}/]|\/\/.*|\/\*[\s\S]*?\*\/|\/)*\}/.exec(text.slice(from, limit));
  return rest ? from + rest[0].length : limit;
}

/** The nearest statement above that gives the error its value. */
function triedBefore(statement: Statement, name: string, file: FileView): readonly Statement[] {
  const siblings = statementsAround(statement, file);
  const index = siblings.indexOf(statement);
  for (let at = index - 1; at >= 0; at--) {
    const earlier = siblings[at];
    if (earlier && gives(earlier, name)) return [earlier];
  }
  return [];
}

/** Whether a statement gives a name a value. */
function gives(statement: Statement, name: string): boolean {
  if (statement.kind === 'variable') return statement.value !== undefined && hasName(statement.target, name);
  return (
    statement.kind === 'expression' &&
    statement.expression.kind === 'assign' &&
    hasName(statement.expression.target, name)
  );
}

function hasName(pattern: Pattern, name: string): boolean {
  if (pattern.kind === 'name-pattern') return pattern.name === name;
  return pattern.kind === 'list-pattern' && pattern.items.some((item) => item !== undefined && hasName(item, name));
}

/** The list of statements that one stands in. */
export function statementsAround(statement: Placed, file: FileView): readonly Statement[] {
  const parent = file.parentOf(statement);
  const lists = parent === undefined ? [file.program.body] : listsOf(parent as Partial<Parent>);
  return lists.find((list) => (list as readonly Placed[]).includes(statement)) ?? [];
}

interface Parent {
  readonly body: readonly Statement[];
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

function listsOf({ body, then, otherwise }: Partial<Parent>): readonly (readonly Statement[])[] {
  return [body, then, otherwise].filter((list) => list !== undefined);
}

/** Whether the last of the returned values is an error. A call there may give one or none. */
function raisesBy(statement: ReturnStatement, file: FileView): boolean {
  const around = file.functionAround(statement);
  if (!around || !givesError(around)) return false;
  const { value } = statement;
  if (!value) return true;
  const last = value.kind === 'other' && around.returns?.name === '()' ? value.parts.at(-1) : value;
  if (!last || last.kind === 'literal') return false;
  return last.kind !== 'call' || file.calleesOf(last).some((name) => makesError.test(name)) || isErrorCall(last, file);
}

/** `return nil` of a function that gives nothing but an error; an empty answer beside `nil`. */
function tellsSuccess(value: Expression, file: FileView): boolean {
  const around = file.functionAround(value);
  if (!around || !givesError(around)) return false;
  if (value.kind === 'literal') return value.value === null && around.returns?.name === 'error';
  if (value.kind !== 'other') return false;
  const [answer] = value.parts;
  return answer?.kind === 'new' && answer.entries.length + answer.items.length + answer.arguments.length === 0;
}

const makesError =
  /^(?:fmt\.Errorf|errors\.(?:New|Join)|github\.com\/(?:pkg|cockroachdb)\/errors\.\w+|golang\.org\/x\/xerrors\.\w+)$/;

/** `return wrap(err)`, `return NewNotFound(id)`: a call that is given the error, or says in its name that it makes one. */
function isErrorCall(call: Expression | Statement, file: FileView): boolean {
  if (call.kind !== 'call') return false;
  const { callee } = call;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  return /err(?:or)?/i.test(name) || /\berr\b/.test(file.textOf(call));
}

/** Whether the last result of a function is an error. */
export function givesError({ returns }: FunctionNode): boolean {
  const last = returns?.name === '()' ? returns.arguments.at(-1) : returns;
  return last?.name === 'error';
}
