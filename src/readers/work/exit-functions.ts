import type { Language } from '../../model/code.js';

const script = /^(?:process(?:\.default)?|globalThis\.process)\.(?:exit|abort|reallyExit)$|^exit$/;

/**
 * What ends the process, by its dotted name as `CalleeNames` gives it. Sources: the documentation of the standard libraries
 * of Node.js 24, Python 3.14, Java 25, Go 1.26 and .NET 10, and of logrus, zap, zerolog, glog and klog, as known in
 * November 2026.
 */
export const exitFunctions: Readonly<Record<Language, RegExp>> = {
  typescript: script,
  javascript: script,
  python: /^(?:sys\.exit|os\._exit|os\.abort|exit|quit|SystemExit)$/,
  java: /^(?:java\.lang\.)?(?:System\.exit|Runtime\.getRuntime\(\)\.(?:exit|halt))$/,
  go: /^(?:os\.Exit|syscall\.Exit|log\.Fatal(?:f|ln)?|(?:[\w.-]+\/)*(?:logrus|log|zap|glog|klog|zlog)(?:\/v\d+)?\.(?:\w+\(\)\.)*(?:Fatal\w*|Exit\w*))$/,
  csharp: /^(?:System\.)?(?:Environment\.(?:Exit|FailFast)|(?:Diagnostics\.)?Process\.GetCurrentProcess\(\)\.Kill)$/,
};

/** Methods of loggers in Go that end the process when they have written. */
export const fatalMethod = /^Fatal(?:f|ln|w)?$/;

/** Variables that hold a logger. */
export const loggerName = /log(?:ger)?$|sugar$/i;

/** What is given a function to call when a signal comes. */
export const signalFunctions =
  /^(?:process\.(?:on|once|addListener)|signal\.signal|(?:\w+\.)*add_signal_handler|.*addShutdownHook|atexit\.register)$/;
