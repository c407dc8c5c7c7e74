import type { FileView } from '../../analysis/file-view.js';
import type { ErrorVocabulary } from '../../analysis/vocabulary.js';
import type { Expression } from '../../syntax/program.js';

/** Errors of Java are thrown and caught; asynchronous work is a future. */
export const javaErrors: ErrorVocabulary = {
  broad: /^(?:java\.lang\.)?(?:Exception|Throwable|RuntimeException|Error)$/,
  exits: /^(?:java\.lang\.)?(?:System\.exit|Runtime\.halt)$/,
  innocent:
    /^(?:java\.lang\.|java\.util\.)?(?:System\.(?:getenv|currentTimeMillis|nanoTime|getProperty|lineSeparator)|String|StringBuilder|Integer|Long|Double|Boolean|Math|Objects|Optional\w*|Arrays|Collections|List|Map|Set|UUID|Base64|Character|Thread\.sleep)(?:\.|$)|^(?:io\.(?:opentelemetry|opentracing)|com\.amazonaws\.xray|datadog|com\.newrelic)\.|^java\.(?:time|text|util\.(?:stream|function|regex))\.|^(?:\w+\.)*(?:Instant|LocalDate|LocalDateTime|Duration|ZonedDateTime|DateTimeFormatter|StringUtils|Collectors|ThreadContext|MDC|TracingUtils|MetricsUtils|LoggingUtils|Metrics\w*|Tracer)\.\w+$|\.(?:get[A-Z]?\w*|is[A-Z]\w*|has[A-Z]\w*|set[A-Z]\w*|with[A-Z]\w*|put\w*|add\w*|append|size|length|isEmpty|contains\w*|equals\w*|hashCode|toString|split|trim|substring|replace\w*|toLowerCase|toUpperCase|startsWith|endsWith|indexOf|format\w*|concat|stream|filter|map\w*|collect|toList|toArray|builder|newBuilder|build|entrySet|keySet|values|remove\w*|clear|close|shutdown\w*|name|ordinal|compareTo|join|iterator|next|sorted|limit|orElse\w*|ofNullable|readTree|readValue|writeValueAs\w+|toJson|fromJson|printStackTrace|addSuppressed|interrupt|currentThread|delete|log|asText|asInt|path|at|textValue|forEach|plus\w*|minus\w*)$/,
  waits:
    /(?:^|\.)(?:CompletableFuture|Future|CompletionStage|ListenableFuture)\.(?:join|get|getNow|resultNow)$|^\.join$|(?:^|\.)(?:\w*ExecutorService|\w*ForkJoinPool)\.(?:awaitTermination|invokeAll|invokeAny|close)$|(?:^|\.)(?:CountDownLatch|Phaser|CyclicBarrier)\.await\w*$|(?:^|\.)Thread\.join$|(?:^|\.)(?:Futures|MoreExecutors)\.\w+$|^\.await\w*$/,
  starts:
    /^(?:java\.util\.concurrent\.)?(?:\w*Executor(?:Service)?\.execute|ScheduledExecutorService\.schedule\w*)$|^(?:java\.lang\.)?Thread\.(?:start|startVirtualThread)$|^(?:java\.util\.)?Timer\.schedule\w*$/,
  handles: /(?:^|\.)(?:CompletableFuture|CompletionStage)\.(?:whenComplete|handle|exceptionally)\w*$/,
  memoises:
    /(?:^|\.)Suppliers\.memoize\w*$|^\.(?:computeIfAbsent)$|(?:^|\.)(?:\w*Map)\.computeIfAbsent$|^io\.vavr\.Lazy\.of$|(?:^|\.)(?:Lazy\w*|Memoiz\w+)\.(?:of|lazily|new)$/,
  canAwait,
};

/** Only a completable future can be waited for without a checked exception. */
function canAwait(expression: Expression, file: FileView): boolean {
  if (expression.kind !== 'call') return false;
  return file.typesOfValue(expression).some(({ name }) => /(?:^|\.)CompletableFuture$/.test(name));
}
