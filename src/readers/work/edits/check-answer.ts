import type { Language } from '../../../model/code.js';
import type { CodeIntent } from '../../../model/intent.js';
import type { Node, NodeOf } from '../../analysis/tree.js';
import { detectLayout, leadingSpace } from '../../layout.js';
import type { Expression, Pattern, Statement } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { freeName } from './names.js';
import { isScript } from './script.js';
import { siblingsOf } from './siblings.js';

type CheckAnswer = Extract<CodeIntent, { readonly kind: 'check-answer' }>;

/**
 * Asks behind a call whether its answer tells of failures, and fails then. The call has to be a statement of its own, or what a
 * name is declared with; a promise has to be waited for.
 */
export function checkAnswer(draft: Draft, intent: CheckAnswer): boolean {
  const call = draft.nodesAt(intent.at).find((node): node is NodeOf<'call'> => 'kind' in node && node.kind === 'call');
  const statement = call && statementOf(call, draft);
  if (!statement) return false;
  const { language } = draft.file.program;
  const answer = nameFor(statement, draft);
  if (answer === undefined) return false;
  const form = forms[language];
  const test = form.test(answer, intent, draft);
  if (language === 'go') return checkInGo(draft, statement, test, intent);
  const { indent, newline } = detectLayout(draft.text, form.indent);
  const outer = leadingSpace(draft.text.slice(draft.lineStart(statement.start), statement.start));
  const behind = endOf(statement, draft);
  const end = isScript(language) && draft.text[behind - 1] !== ';' ? '' : form.end;
  const fails = form.fails(draft.quoted(reasonOf(intent))) + end;
  const lines = form.guarded(test, fails, indent).map((line) => newline + outer + line);
  draft.changes.insert(lineEndOf(behind, draft), lines.join(''));
  return true;
}

function reasonOf({ operation, field }: CheckAnswer): string {
  return `${operation} did not take everything: see ${field}`;
}

interface Form {
  readonly indent: string;
  /** What ends a statement. */
  readonly end: string;
  readonly declares: string;
  readonly test: (answer: string, intent: CheckAnswer, draft: Draft) => string;
  readonly fails: (reason: string) => string;
  readonly guarded: (test: string, fails: string, indent: string) => readonly string[];
}

const braces = (test: string, fails: string, indent: string) => [`if (${test}) {`, `${indent}${fails}`, '}'];

const script: Form = {
  indent: '  ',
  end: ';',
  declares: 'const ',
  test: (answer, { field, form }) => {
    if (form === 'map') return `Object.keys(${answer}.${field} ?? {}).length > 0`;
    return form === 'list' ? `${answer}.${field}?.length` : `${answer}.${field}`;
  },
  fails: (reason) => `throw new Error(${reason})`,
  guarded: braces,
};

const forms: Readonly<Record<Language, Form>> = {
  typescript: script,
  javascript: script,
  python: {
    indent: '    ',
    end: '',
    declares: '',
    test: (answer, { field }, draft) => `${answer}.get(${draft.quoted(field)})`,
    fails: (reason) => `raise RuntimeError(${reason})`,
    guarded: (test, fails, indent) => [`if ${test}:`, `${indent}${fails}`],
  },
  java: {
    indent: '    ',
    end: ';',
    declares: 'var ',
    test: (answer, { field, form }, draft) => {
      const getter = isOldSdk(draft) ? `get${field}` : field.charAt(0).toLowerCase() + field.slice(1);
      return form === 'count' ? `${answer}.${getter}() > 0` : `!${answer}.${getter}().isEmpty()`;
    },
    fails: (reason) => `throw new IllegalStateException(${reason})`,
    guarded: braces,
  },
  csharp: {
    indent: '    ',
    end: ';',
    declares: 'var ',
    test: (answer, { field, form }) => (form === 'count' ? `${answer}.${field} > 0` : `${answer}.${field}?.Count > 0`),
    fails: (reason) => `throw new InvalidOperationException(${reason})`,
    guarded: (test, fails, indent) => [`if (${test})`, '{', `${indent}${fails}`, '}'],
  },
  go: {
    indent: '\t',
    end: '',
    declares: '',
    test: (answer, { field, form, operation }) => {
      if (form !== 'count') return `len(${answer}.${field}) > 0`;
      return operation === 'PutEvents' ? `${answer}.${field} > 0` : `aws.ToInt32(${answer}.${field}) > 0`;
    },
    fails: (reason) => `errors.New(${reason})`,
    guarded: (test, fails, indent) => [`if ${test} {`, `${indent}${fails}`, '}'],
  },
};

function isOldSdk({ file }: Draft): boolean {
  return file.program.imports.some(({ module }) => /^com\.amazonaws\.services\.(?!lambda\.runtime)/.test(module));
}

type Asked = NodeOf<'expression'> | NodeOf<'variable'>;

function statementOf(call: Expression, draft: Draft): Asked | undefined {
  const { language } = draft.file.program;
  const parent = draft.file.parentOf(call);
  const isAwaited = parent && 'kind' in parent && parent.kind === 'await';
  if (
    (isScript(language) || language === 'csharp') &&
    !isAwaited &&
    !/\.(?:Result|promise\(\))$/.test(draft.textOf(call))
  )
    return undefined;
  const statement: Node | undefined = isAwaited ? draft.file.parentOf(parent) : parent;
  if (!statement || !('kind' in statement)) return undefined;
  const isWhole = statement.kind === 'expression' || statement.kind === 'variable';
  return isWhole && siblingsOf(statement, draft).length > 0 ? statement : undefined;
}

/** The name that the answer has, or is given here. */
function nameFor(statement: Asked, draft: Draft): string | undefined {
  const { language } = draft.file.program;
  if (statement.kind === 'variable') return nameIn(statement.target, draft);
  if (language === 'go') return undefined;
  const name = freeName('answer', draft);
  draft.changes.insert(statement.start, `${forms[language].declares}${name} = `);
  return name;
}

function nameIn(target: Pattern, draft: Draft): string | undefined {
  if (target.kind === 'name-pattern') return target.name;
  if (draft.file.program.language !== 'go' || target.kind !== 'list-pattern') return undefined;
  const [first] = target.items;
  if (first) return first.kind === 'name-pattern' ? first.name : undefined;
  if (draft.text[target.start] !== '_') return undefined;
  const name = freeName('answer', draft);
  draft.changes.replace(target.start, target.start + 1, name);
  return name;
}

/** Behind the check of the error, and returning as that does. */
function checkInGo(draft: Draft, statement: Asked, test: string, intent: CheckAnswer): boolean {
  const checked = siblingsOf(statement, draft).find(({ start }) => start >= statement.end);
  const returned = checked?.kind === 'if' ? checked.then.at(-1) : undefined;
  if (!checked || returned?.kind !== 'return' || !returned.value) return false;
  const values = draft
    .textOf(returned)
    .replace(/^return\s+/, '')
    .split(/,\s*/);
  const isPlain =
    values.every((value) => /^[\w.]+(?:\{\})?$|^""$/.test(value)) && /^\w*[eE]rr\w*$/.test(values.at(-1) ?? '');
  if (!isPlain || !draft.file.program.imports.some(({ module }) => module === 'errors')) return false;
  const { newline } = detectLayout(draft.text, '\t');
  const outer = leadingSpace(draft.text.slice(draft.lineStart(statement.start), statement.start));
  const fails = [...values.slice(0, -1), forms.go.fails(draft.quoted(reasonOf(intent)))].join(', ');
  const lines = forms.go.guarded(test, `return ${fails}`, '\t').map((line) => newline + outer + line);
  draft.changes.insert(checked.end, lines.join(''));
  return true;
}

/** Behind the semicolon, which need not be part of a declaration. */
function endOf({ end }: Statement, { text }: Draft): number {
  return text[end] === ';' ? end + 1 : end;
}

/** Behind the comment that follows a statement on its line. */
function lineEndOf(end: number, draft: Draft): number {
  const next = draft.nextLine(end);
  const rest = draft.text.slice(end, next);
  return /^[ \t]*(?:(?:\/\/|#).*)?\r?\n?$/.test(rest) ? end + rest.replace(/\r?\n$/, '').length : end;
}
