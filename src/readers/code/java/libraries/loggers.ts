import type { LogFact } from '../../../../model/code.js';
import type { KnownObject } from '../../../analysis/vocabulary.js';
import { table } from './names.js';

const loggers =
  /^(?:com\.amazonaws\.services\.lambda\.runtime\.)?LambdaLogger$|^org\.slf4j\.(?:Logger|spi\.LoggingEventBuilder|ext\.XLogger)$|^org\.apache\.(?:logging\.log4j|log4j|commons\.logging)\.(?:Logger|Log|LogBuilder)$|^java\.util\.logging\.Logger$|^org\.jboss\.logging\.Logger$|^System\.Logger$|^(?:ch\.qos\.logback\.classic\.)?Logger$|^com\.google\.common\.flogger\.FluentLogger$/;

/** Whether a type is a logger. What it writes, lines or JSON, is settled by configuration. */
export function loggerOf(type: string): Extract<KnownObject, { readonly kind: 'logger' }> | undefined {
  return loggers.test(type) ? { kind: 'logger', structured: false } : undefined;
}

const results: readonly (readonly [method: RegExp, type: string])[] = [
  [/^org\.slf4j\.LoggerFactory\.getLogger$/, 'org.slf4j.Logger'],
  [/^org\.apache\.logging\.log4j\.LogManager\.\w*[lL]ogger$/, 'org.apache.logging.log4j.Logger'],
  [/^org\.apache\.log4j\.(?:Logger|LogManager)\.get\w*Logger$/, 'org.apache.log4j.Logger'],
  [/^java\.util\.logging\.Logger\.get\w*Logger$/, 'java.util.logging.Logger'],
  [/^org\.jboss\.logging\.Logger\.getLogger$/, 'org.jboss.logging.Logger'],
  [/^org\.apache\.commons\.logging\.LogFactory\.getLog$/, 'org.apache.commons.logging.Log'],
  [/(?:^|\.)Context\.getLogger$/, 'com.amazonaws.services.lambda.runtime.LambdaLogger'],
  [/^org\.slf4j\.Logger\.at[A-Z]\w+$/, 'org.slf4j.spi.LoggingEventBuilder'],
  [/^org\.slf4j\.spi\.LoggingEventBuilder\.(?:add|set)\w+$/, 'org.slf4j.spi.LoggingEventBuilder'],
];

/** The logger that a method gives. */
export function loggerResult(method: string): string | undefined {
  return results.find(([pattern]) => pattern.test(method))?.[1];
}

const levels: ReadonlyMap<string, LogFact['level']> = table<LogFact['level']>({
  trace: 'debug',
  tracef: 'debug',
  debug: 'debug',
  debugf: 'debug',
  fine: 'debug',
  finer: 'debug',
  finest: 'debug',
  info: 'info',
  infof: 'info',
  log: 'info',
  logf: 'info',
  config: 'info',
  warn: 'warn',
  warnf: 'warn',
  warning: 'warn',
  error: 'error',
  errorf: 'error',
  severe: 'error',
  fatal: 'error',
});

/** The level of a method of a logger, or of a function that writes to the standard streams. */
export function levelOf(method: string, isLogger: boolean): LogFact['level'] | undefined {
  if (isLogger) return levels.get(method);
  if (/^(?:java\.lang\.)?System\.out\.(?:print|println|printf|format)$/.test(method)) return 'info';
  return /^(?:java\.lang\.)?System\.err\.(?:print|println|printf|format)$/.test(method) ? 'error' : undefined;
}
