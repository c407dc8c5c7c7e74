import type { LogFact } from '../../../../model/code.js';
import type { KnownObject } from '../../../analysis/vocabulary.js';

/*
 * What writes to the log. Sources: Amazon.Lambda.Core (ILambdaLogger), Microsoft.Extensions.Logging, Serilog, NLog, log4net,
 * Powertools for AWS Lambda (.NET), as known in November 2026.
 */

type Level = LogFact['level'];

/** Powertools and Serilog write properties, not sentences; what `ILogger` writes depends on who is behind it. */
const structured =
  /^(?:AWS\.Lambda\.Powertools\.Logging\.(?:I?Logger)|Serilog\.(?:ILogger|Log)|Serilog\.Core\.Logger)$/;
const plain =
  /(?:^|\.)(?:ILambdaLogger|LambdaLogger)$|^(?:Microsoft\.Extensions\.Logging\.)?ILogger$|^NLog\.(?:ILogger|Logger)$|^log4net\.ILog$/;

/** The logger that objects of a type are. */
export function loggerOf(type: string): KnownObject | undefined {
  if (structured.test(type)) return { kind: 'logger', structured: true };
  return plain.test(type) ? { kind: 'logger', structured: false } : undefined;
}

/** The type of the logger that a method or property gives. */
export function loggingResult(member: string): string | undefined {
  if (/(?:^|\.)ILambdaContext\.Logger$/.test(member)) return 'Amazon.Lambda.Core.ILambdaLogger';
  if (/(?:^|\.)(?:ILoggerFactory|LoggerFactory)\.CreateLogger$/.test(member))
    return 'Microsoft.Extensions.Logging.ILogger';
  if (/(?:^|\.)LoggerConfiguration\.CreateLogger$/.test(member)) return 'Serilog.ILogger';
  if (/^(?:Serilog\.)?Log\.(?:Logger|ForContext)$/.test(member)) return 'Serilog.ILogger';
  if (/(?:^|\.)LogManager\.Get(?:Current(?:Class)?)?Logger$/.test(member)) return 'NLog.ILogger';
  return undefined;
}

const methods: ReadonlyMap<string, Level> = new Map<string, Level>([
  ['LogTrace', 'debug'],
  ['LogDebug', 'debug'],
  ['LogInformation', 'info'],
  ['LogWarning', 'warn'],
  ['LogError', 'error'],
  ['LogCritical', 'error'],
  ['LogLine', 'info'],
  ['Log', 'info'],
  ['Verbose', 'debug'],
  ['Debug', 'debug'],
  ['Trace', 'debug'],
  ['Information', 'info'],
  ['Info', 'info'],
  ['Warning', 'warn'],
  ['Warn', 'warn'],
  ['Error', 'error'],
  ['Fatal', 'error'],
]);

const functions: readonly (readonly [RegExp, Level])[] = [
  [/^(?:System\.)?Console\.(?:Write|WriteLine)$/, 'info'],
  [/^(?:System\.)?Console\.Out\.(?:Write|WriteLine)(?:Async)?$/, 'info'],
  [/^(?:System\.)?Console\.Error\.(?:Write|WriteLine)(?:Async)?$/, 'error'],
  [/^(?:Amazon\.Lambda\.Core\.)?LambdaLogger\.Log$/, 'info'],
  [/^(?:System\.Diagnostics\.)?(?:Trace|Debug)\.(?:WriteLine|TraceInformation)$/, 'debug'],
];

const staticLoggers = /^(?:AWS\.Lambda\.Powertools\.Logging\.Logger|Logger|Serilog\.Log|Log)\.(\w+)$/;

/** The level that a method of a logger, or a function by its full name, writes with; undefined for what writes nothing. */
export function levelOf(method: string, isLogger: boolean): Level | undefined {
  if (isLogger) return methods.get(method);
  const found = functions.find(([pattern]) => pattern.test(method))?.[1];
  if (found) return found;
  const name = staticLoggers.exec(method)?.[1];
  // Extension methods of loggers say by their name what they are.
  const ownName = /^\.(Log(?:Trace|Debug|Information|Warning|Error|Critical|Line))$/.exec(method)?.[1];
  return methods.get(name ?? ownName ?? '');
}
