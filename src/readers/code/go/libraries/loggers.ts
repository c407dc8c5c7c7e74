import type { LogFact } from '../../../../model/code.js';
import type { KnownObject } from '../../../analysis/vocabulary.js';

/**
 * Loggers, as their documentation describes them in November 2026: the standard library's `log` and `log/slog`, zap, zerolog,
 * logrus, and the runtime's own output. Types in angle brackets are this reader's own: they keep what a call says about how
 * lines are written.
 */
const loggers: readonly (readonly [type: RegExp, structured: boolean])[] = [
  [/^log\.Logger$/, false],
  [/^log\/slog\.(?:<text>|TextHandler)$/, false],
  [/^log\/slog\.(?:Logger|JSONHandler|<json>)$/, true],
  [/^go\.uber\.org\/zap\.<development>$/, false],
  [/^go\.uber\.org\/zap\.(?:Logger|SugaredLogger)$/, true],
  [/^github\.com\/sirupsen\/logrus\.(?:Logger|Entry|FieldLogger)$/, false],
  [/^github\.com\/go-logr\/logr\.Logger$/, true],
];

/** What is written through an object of this type; undefined for what is no logger. */
export function loggerOf(type: string): KnownObject | undefined {
  if (/^github\.com\/rs\/zerolog\.(?:Logger|<\w+>)$/.test(type)) {
    return { kind: 'logger', structured: true, isStepwise: true };
  }
  const found = loggers.find(([pattern]) => pattern.test(type));
  return found && { kind: 'logger', structured: found[1] };
}

const results: readonly (readonly [functions: RegExp, type: string])[] = [
  [/^log\.(?:New|Default)$/, 'log.Logger'],
  [/^log\/slog\.NewJSONHandler$/, 'log/slog.JSONHandler'],
  [/^log\/slog\.NewTextHandler$/, 'log/slog.TextHandler'],
  [/^log\/slog\.(?:Default|With)$/, 'log/slog.<text>'],
  [/^go\.uber\.org\/zap\.NewDevelopment$/, 'go.uber.org/zap.<development>'],
  [/^go\.uber\.org\/zap\.<development>\.(?:Sugar|With|Named|Desugar)$/, 'go.uber.org/zap.<development>'],
  [/^go\.uber\.org\/zap\.(?:New\w*|L|Must|Logger\.(?:With|Named)|SugaredLogger\.Desugar)$/, 'go.uber.org/zap.Logger'],
  [/^go\.uber\.org\/zap\.(?:S|Logger\.Sugar|SugaredLogger\.(?:With|Named))$/, 'go.uber.org/zap.SugaredLogger'],
  [/^github\.com\/rs\/zerolog\.New$/, 'github.com/rs/zerolog.Logger'],
  [
    /^github\.com\/rs\/zerolog\/log\.(?:With|Ctx)$|^github\.com\/rs\/zerolog\.(?:Ctx|Logger\.(?:With|Level|Output|Sample|Hook))$/,
    'github.com/rs/zerolog.Logger',
  ],
  [
    /^github\.com\/rs\/zerolog\.Logger\.(?!Trace|Debug|Info|Warn|Error|Err$|Fatal|Panic|Print)\w+$/,
    'github.com/rs/zerolog.Logger',
  ],
  [/^github\.com\/sirupsen\/logrus\.(?:New|StandardLogger)$/, 'github.com/sirupsen/logrus.Logger'],
  [/^github\.com\/sirupsen\/logrus\.(?:(?:Logger|Entry|FieldLogger)\.)?With\w+$/, 'github.com/sirupsen/logrus.Entry'],
  [/^github\.com\/go-logr\/logr\.Logger\.(?:WithValues|WithName|V)$/, 'github.com/go-logr/logr.Logger'],
];

const levelOfEvent: ReadonlyMap<string, string> = new Map([
  ['Trace', 'debug'],
  ['Debug', 'debug'],
  ['Info', 'info'],
  ['Log', 'info'],
  ['Warn', 'warn'],
  ['Error', 'error'],
  ['Err', 'error'],
  ['Fatal', 'error'],
  ['Panic', 'error'],
]);

/** The type that a function of a logging library gives: a logger, or a line of zerolog that is still being put together. */
export function loggingResult(full: string): string | undefined {
  const begun = /^github\.com\/rs\/zerolog(?:\.Logger|\/log)\.(\w+)$/.exec(full)?.[1] ?? '';
  const level = levelOfEvent.get(begun);
  if (level) return `github.com/rs/zerolog.<${level}>`;
  const line = /^(github\.com\/rs\/zerolog\.<(?:debug|info|warn|error)>)\.(?!Msg|Send)\w+$/.exec(full)?.[1];
  return line ?? results.find(([functions]) => functions.test(full))?.[1];
}

/** Whether a function that logs writes JSON: zerolog's always do, those of `slog` and logrus when the file tells them to. */
export function writesJson(full: string, text: string): boolean {
  if (/^github\.com\/rs\/zerolog[./]/.test(full)) return true;
  if (full.startsWith('log/slog.')) return /\bSetDefault\(/.test(text) && /\bNewJSONHandler\(/.test(text);
  return full.startsWith('github.com/sirupsen/logrus.') && /\bSetFormatter\([^)]*JSONFormatter/.test(text);
}

type Level = LogFact['level'];

const levels: readonly (readonly [method: RegExp, level: Level])[] = [
  [/^(?:Debug|Trace)(?:f|w|ln|Context)?$/, 'debug'],
  [/^(?:Info|Print|Notice|Log)(?:f|w|ln|Context|Attrs)?$/, 'info'],
  [/^(?:Warn|Warning)(?:f|w|ln|Context)?$/, 'warn'],
  [/^(?:Error|Fatal|Panic|DPanic)(?:f|w|ln|Context)?$/, 'error'],
];

const writingPackages =
  /^(?:log|log\/slog|github\.com\/sirupsen\/logrus|github\.com\/rs\/zerolog\/log|github\.com\/golang\/glog|k8s\.io\/klog\/v2)\.(\w+)$/;

/** The level of what is written by a function, by its full name, or by a method of a logger. */
export function levelOf(full: string, isLogger: boolean): Level | undefined {
  const line = /^github\.com\/rs\/zerolog\.<(\w+)>\.(?:Msg|Msgf|MsgFunc|Send)$/.exec(full)?.[1];
  if (line) return line as Level;
  if (/^fmt\.(?:Print|Printf|Println)$/.test(full) || /^(?:\w+\.)?print(?:ln)?$/.test(full)) return 'info';
  // With zerolog, a level begins a line that `Msg` ends.
  if (full.startsWith('github.com/rs/zerolog')) return /\.Printf?$/.test(full) ? 'debug' : undefined;
  const method = isLogger ? full.slice(full.lastIndexOf('.') + 1) : writingPackages.exec(full)?.[1];
  return method === undefined ? undefined : levels.find(([pattern]) => pattern.test(method))?.[1];
}
