const structured =
  /^(?:aws_lambda_powertools\.(?:logging\.(?:logger\.)?)?Logger|structlog\.(?:get_logger|getLogger|stdlib\.get_logger)|aws_lambda_logging\.\w+|lambda_logging\.\w+)$/;
const plain = /^(?:logging\.getLogger|logging\.Logger|loguru\.logger|logging|aws_lambda_context\.logger)$/;
const levels: Readonly<Record<string, 'debug' | 'info' | 'warn' | 'error'>> = {
  debug: 'debug',
  trace: 'debug',
  info: 'info',
  log: 'info',
  success: 'info',
  msg: 'info',
  warning: 'warn',
  warn: 'warn',
  error: 'error',
  exception: 'error',
  critical: 'error',
  fatal: 'error',
};

/** Whether a dotted name is a logger or makes one: `structured` writes JSON, `plain` writes lines. */
export function loggerOf(path: string): 'structured' | 'plain' | undefined {
  if (structured.test(path)) return 'structured';
  return plain.test(path) ? 'plain' : undefined;
}

/** The level of a logger's method; undefined when it writes nothing. */
export function levelOf(method: string): 'debug' | 'info' | 'warn' | 'error' | undefined {
  return Object.hasOwn(levels, method) ? levels[method] : undefined;
}

/** Whether a name of a variable says that it is a logger: for those that come from another file. */
export function isLoggerName(name: string): boolean {
  return /(?:^|_)log$|logger$/i.test(name);
}

/** Whether a class or function of this name makes a logger that writes JSON, by what it is called. */
export function makesStructuredLogger(name: string): boolean {
  return /(?:structured|json)_?log/i.test(name);
}

/** Whether a package of this dotted name makes the standard loggers write JSON. */
export function isJsonFormatterPackage(module: string): boolean {
  return /^(?:pythonjsonlogger|json_log_formatter|jsonformatter|python_json_logger|aws_lambda_logging)(?:\.|$)/.test(
    module,
  );
}
