import type { Language } from '../model/code.js';
import type { ErrorClassFact, ThrownErrorFact } from '../model/work.js';

/**
 * What Lambda calls an error (`errorType`), and so what a workflow's Retry and Catch have to name. Sources, read 2026-11-21:
 * Lambda developer guide, function errors of each runtime; the runtime clients on GitHub (`error.name` in Node.js,
 * `etype.__name__` in Python, `getClass().getName()` in Java, `GetType().Name` in .NET, the name of the type in Go).
 * Undefined where it cannot be told.
 */
export function reportedErrorName(
  language: Language,
  thrown: Pick<ThrownErrorFact, 'className' | 'givenName'>,
  classes: ReadonlyMap<string, ErrorClassFact>,
): string | undefined {
  switch (language) {
    case 'typescript':
    case 'javascript':
      return thrown.givenName ?? nameInNode(thrown.className, classes);
    case 'java':
      return classes.get(thrown.className)?.qualifiedName;
    case 'go':
      return namesInGo.get(thrown.className) ?? thrown.className;
    default:
      return thrown.className;
  }
}

/** A class that gives no name has that of the class it extends: `Error` in the end. */
function nameInNode(className: string, classes: ReadonlyMap<string, ErrorClassFact>, depth = 0): string | undefined {
  if (builtIn.has(className)) return className;
  const found = classes.get(className);
  if (!found || depth > 5) return undefined;
  return found.givenName ?? (found.base === undefined ? undefined : nameInNode(found.base, classes, depth + 1));
}

const builtIn: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
]);

const namesInGo: ReadonlyMap<string, string> = new Map([
  ['errors.New', 'errorString'],
  ['fmt.Errorf', 'wrapError'],
]);
