import { folderOf, joinPaths } from '../../src/linker/paths.js';
import type { CodeFacts } from '../../src/model/code.js';
import type { CodeReader, TemplateReader } from '../../src/model/reader.js';
import type { RegisteredRule } from '../../src/model/rule.js';
import type { SourceFile, SourceRange, SyntaxProblem } from '../../src/model/source.js';
import type { Dialect, TemplateFacts } from '../../src/model/template.js';
import { absent, known } from '../../src/model/value.js';
import type { ReaderCatalogue } from '../../src/workspace/index.js';
import { rule } from '../checker/builders.js';
import { CodeFile } from '../linker/code-facts.js';
import { lambda } from '../linker/template-facts.js';

/** What the readers were asked to read, in order. */
export interface ReadLog {
  readonly read: string[];
}

/**
 * Readers of two languages that are easy to write in a test. Templates (`.tpl`) begin with `template`; their lines are
 * `function <name> <handler> [timeout <n>]`, `nested <path>`, `# <comment>` and `???` for a syntax problem. Source (`.ts`)
 * has the lines `handler <name>`, `import <path>`, `todo` for a floating promise, `// <comment>`, and `???`, after which
 * nothing is understood.
 */
export function fakeReaders(log: ReadLog = { read: [] }): ReaderCatalogue {
  return {
    code: [{ name: 'fake-code', extensions: ['.ts'], load: async () => fakeCodeReader(log) }],
    templates: [fakeTemplates('fake-template', '.tpl', 'sam', log)],
  };
}

/** A reader of such templates in files of another kind. */
export function fakeTemplates(
  name: string,
  extension: string,
  dialect: Dialect,
  log: ReadLog = { read: [] },
): ReaderCatalogue['templates'][number] {
  return {
    name,
    extensions: [extension],
    recognises: ({ text }) => text.startsWith('template'),
    load: async () => fakeTemplateReader(log, extension, dialect),
  };
}

/** `todo-left` looks at code and is repaired by awaiting, `timeout-missing` looks at templates and sets one. */
export const fakeRules: readonly RegisteredRule[] = [
  rule('todo-left', ({ handlers }, verdict) => {
    for (const { reach } of handlers) {
      for (const { range } of reach.floatingPromises) {
        const intents = [{ kind: 'await', at: range }] as const;
        verdict.fails({ range }, { message: 'A todo.', fix: () => [{ title: 'Await', safety: 'safe', intents }] });
      }
    }
  }),
  rule('timeout-missing', ({ functions }, verdict) => {
    for (const each of functions) {
      if (each.timeoutSeconds.kind === 'known') verdict.holds(each);
      else {
        const property = { declaration: 'function', property: 'timeoutSeconds', value: 30 } as const;
        const intents = [{ kind: 'set-property', of: each.origin, ...property }] as const;
        verdict.fails(each, {
          message: `${each.name} has no timeout.`,
          function: each.name,
          fix: () => [{ title: `Give ${each.name} a timeout`, safety: 'suggested', intents }],
        });
      }
    }
  }),
];

function fakeCodeReader(log: ReadLog): CodeReader {
  return {
    languages: ['typescript'],
    extensions: ['.ts'],
    mayMatter: (text) => text.includes('handler '),
    read(source) {
      log.read.push(source.path);
      return readCode(source);
    },
    edit: (_, intent) =>
      intent.kind === 'await' ? [{ range: { ...intent.at, end: intent.at.start }, text: '// ' }] : undefined,
  };
}

function readCode({ path, text }: SourceFile): CodeFacts {
  const file = new CodeFile(path);
  const problems: SyntaxProblem[] = [];
  const floating: CodeFacts['floatingPromises'][number][] = [];
  const suppressions: CodeFacts['suppressions'][number][] = [];
  for (const [line, words] of linesOf(text)) {
    const [word = '', argument = ''] = words.split(' ');
    const range = lineRange(path, line, words.length);
    if (word === '???') {
      problems.push({ range, message: 'What is ???' });
      break;
    }
    if (word === 'handler')
      file.exported(argument, { handlerShape: { evidence: 'signature' }, range, nameRange: range });
    const target = joinPaths(folderOf(path), `${argument}.ts`) ?? '';
    if (word === 'import') file.import(argument, [{ base: 'file', path: target }], { range });
    if (word === 'todo') {
      const scope = file.facts.functions.length > 0 ? 0 : undefined;
      floating.push({ range, scope, text: 'todo', canAwait: true, deliberate: false });
    }
    if (word === '//') suppressions.push({ range, text: words.slice(3) });
  }
  return file.with('problems', problems).with('floatingPromises', floating).with('suppressions', suppressions).facts;
}

function fakeTemplateReader(log: ReadLog, extension: string, dialect: Dialect): TemplateReader<string> {
  const assembled = new Map<string, TemplateFacts>();
  return {
    dialects: [dialect],
    extensions: [extension],
    read({ path, text }) {
      log.read.push(path);
      return text;
    },
    assemble(files) {
      const nested = new Set([...files].flatMap(([path, text]) => nestedIn(path, text)));
      return [...files.keys()]
        .filter((path) => !nested.has(path))
        .map((root) => {
          const facts = { ...assemble(root, files), dialect };
          const key = JSON.stringify(facts);
          const kept = assembled.get(key) ?? facts;
          assembled.set(key, kept);
          return kept;
        });
    },
    edit: ({ path, text }, intents) =>
      intents.flatMap((intent) => {
        if (intent.kind !== 'set-property') return [];
        const line = text.split('\n').findIndex((words) => words.startsWith(`function ${intent.of.path[0]} `));
        const end = lineRange(path, line, (text.split('\n')[line] ?? '').trimEnd().length).end;
        return [{ range: { file: path, start: end, end }, text: ` timeout ${intent.value}` }];
      }),
  };
}

function assemble(root: string, files: ReadonlyMap<string, string>): TemplateFacts {
  const reached = new Set<string>();
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = files.get(path);
    if (text === undefined || reached.has(path)) continue;
    reached.add(path);
    waiting.push(...nestedIn(path, text));
  }
  const parts = [...reached].map((path) => readTemplate(path, files.get(path) ?? ''));
  return {
    root,
    dialect: 'sam',
    files: [...reached],
    declarations: parts.flatMap(({ declarations }) => declarations),
    incomplete: [],
    problems: parts.flatMap(({ problems }) => problems),
    suppressions: parts.flatMap(({ suppressions }) => suppressions),
  };
}

function readTemplate(path: string, text: string) {
  const declarations: TemplateFacts['declarations'][number][] = [];
  const problems: SyntaxProblem[] = [];
  const suppressions: TemplateFacts['suppressions'][number][] = [];
  for (const [line, words] of linesOf(text)) {
    const [word = '', name = '', handler = '', timeout, seconds] = words.split(' ');
    const range = lineRange(path, line, words.length);
    if (word === '???') {
      problems.push({ range, message: 'What is ???' });
      break;
    }
    if (word === '#') suppressions.push({ range, text: words.slice(2) });
    if (word !== 'function') continue;
    declarations.push({
      ...lambda(name, {
        packaging: { kind: 'folder', folder: known(folderOf(path), range), entryPoints: [] },
        handler: known(handler, range),
        timeoutSeconds: timeout ? known(Number(seconds), range) : absent,
      }),
      origin: { dialect: 'sam', file: path, path: [name] },
      range,
    });
  }
  return { declarations, problems, suppressions };
}

function nestedIn(path: string, text: string): readonly string[] {
  return [...linesOf(text)].flatMap(([, words]) => {
    const nested = words.startsWith('nested ') ? joinPaths(folderOf(path), words.slice(7)) : undefined;
    return nested === undefined ? [] : [nested];
  });
}

function linesOf(text: string): [number, string][] {
  return text.split('\n').map((line, index) => [index, line.trim()]);
}

function lineRange(file: string, line: number, length: number): SourceRange {
  return { file, start: { line, character: 0 }, end: { line, character: length } };
}
