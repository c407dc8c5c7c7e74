import type { FileView } from '../../analysis/file-view.js';
import type { ErrorVocabulary } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression } from '../../syntax/program.js';

/** How work fails in C#, and how it is waited for. */
export const csharpErrors: ErrorVocabulary = {
  broad: /^(?:System\.)?(?:Exception|SystemException|AggregateException)$/,
  exits: /^(?:System\.)?Environment\.(?:Exit|FailFast)$/,
  raises: /(?:^|\.)ExceptionDispatchInfo\.(?:Capture\.)?Throw$|^\.Throw$/,
  innocent:
    /(?:^|\.)(?:[Ss]tring|Math|Convert|Encoding(?:\.\w+)?|StringBuilder|DateTime(?:Offset)?|TimeSpan|Guid|Path|Enumerable|Array|Environment|Console(?:\.\w+)?|Activator|GC|Stopwatch|JsonNamingPolicy|CancellationToken(?:Source)?|Thread|Metrics|Tracing|Logger|Interlocked|Volatile)\.\w+$|^(?:System\.)?(?:Guid<new>|DateTime<now>)\.\w+$|(?:^|\.)(?:List|Dictionary|HashSet|IDictionary|IList|IEnumerable|ICollection|IReadOnlyList|IReadOnlyDictionary|Queue|Stack)\.\w+$|^\.(?:Add|AddRange|Append|AppendLine|ToString|ToList|ToArray|ToDictionary|Select|Where|Any|All|Count|First|FirstOrDefault|OrderBy|Take|Skip|Trim|Split|Replace|Contains|StartsWith|EndsWith|Substring|ToLower|ToUpper|ToLowerInvariant|ToUpperInvariant|GetType|GetHashCode|Equals|ContainsKey|TryGetValue|Dispose|Concat|Distinct|Join|GetValueOrDefault|ConfigureAwait)$/,
  waits: /\.(?:Wait|GetResult|Result)$|(?:^|\.)Task\.(?:WaitAll|WaitAny)$|(?:^|\.)Thread\.Join$/,
  starts: /(?:^|\.)ThreadPool\.(?:Unsafe)?QueueUserWorkItem$|^(?:System\.Threading\.)?Thread\.Start$/,
  startsBy,
  handles: /\.ContinueWith$|\.(?:SafeFireAndForget|FireAndForget|Forget)$/,
  memoises: /^(?:System\.)?Lazy$|(?:^|\.)LazyInitializer\.EnsureInitialized$/,
  canAwait,
};

/**
 * `await` can be written in a function that is `async` or can be made so: one that gives a task or nothing. Not in a
 * constructor, an accessor or a `lock`.
 */
function canAwait(expression: Expression, file: FileView): boolean {
  const around = file.functionAround(expression);
  if (givesNothing(expression, file)) return false;
  if (!around) return file.classAround(expression) === undefined;
  if (around.isAsync) return true;
  if (around.name === undefined || around.name === 'constructor' || around.isAccessor) return false;
  return /^(?:Task|ValueTask)$/.test(around.returns?.name ?? '') && !hasOtherReturns(around, file);
}

/** Lists run what they are given and wait for nothing: an `async` lambda is left alone there. */
function startsBy(call: CallExpression, file: FileView): boolean {
  const isRun = file.calleesOf(call).some((name) => /\.ForEach$|(?:^|\.)Parallel\.(?:For|ForEach|Invoke)$/.test(name));
  return isRun && call.arguments.some(({ value }) => value.kind === 'function-expression' && value.function.isAsync);
}

/** `async void` gives nothing that could be waited for; nor does what is started for a list. */
function givesNothing(expression: Expression, file: FileView): boolean {
  if (expression.kind !== 'call') return false;
  if (startsBy(expression, file)) return true;
  const { callee } = expression;
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  const isOwn = callee.kind === 'name' || (callee.object.kind === 'name' && callee.object.name === 'this');
  const methods = isOwn ? (file.classAround(expression)?.methods ?? []) : [];
  return methods.some(({ name, returns }) => name === callee.name && returns?.name === 'void');
}

/** A function that hands on tasks would have to await each of them. */
function hasOtherReturns(around: NonNullable<ReturnType<FileView['functionAround']>>, file: FileView): boolean {
  const body = around.bodyPlace;
  return body === undefined || /\breturn\s+(?!Task\.CompletedTask\s*;)[^;]/.test(file.textOf(body));
}
