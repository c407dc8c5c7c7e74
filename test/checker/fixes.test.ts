import { describe, expect, test } from 'vitest';
import { applyEdits, chooseFixes, resolveFix } from '../../src/checker/index.js';
import type { Fix, FixProposal } from '../../src/model/finding.js';
import type { CodeReader, TemplateReader } from '../../src/model/reader.js';
import type { SourceRange, TextEdit } from '../../src/model/source.js';
import { at } from './builders.js';

const insert = (file: string, line: number, text: string): TextEdit => ({ range: at(file, line, 0, 0), text });
const replace = (range: SourceRange, text: string): TextEdit => ({ range, text });

describe('applyEdits', () => {
  test('makes all edits by the positions before them', () => {
    const edits = [replace(at('a', 1, 0, 3), 'TWO'), insert('a', 0, 'zero\n'), insert('a', 3, 'four\n')];
    expect(applyEdits('one\ntwo\nthree\n', edits)).toBe('zero\none\nTWO\nthree\nfour\n');
  });

  test('keeps two additions at one place in their order', () => {
    expect(applyEdits('end', [insert('a', 0, 'first '), insert('a', 0, 'second ')])).toBe('first second end');
  });

  test('gives what is added the line endings of the text', () => {
    expect(applyEdits('a\r\nb\r\n', [insert('a', 1, 'x\ny\n')])).toBe('a\r\nx\r\ny\r\nb\r\n');
    expect(applyEdits('a\nb\n', [insert('a', 1, 'x\r\n')])).toBe('a\nx\nb\n');
  });

  test('takes positions outside of the text as its border', () => {
    expect(applyEdits('a', [insert('a', 99, 'b')])).toBe('ab');
  });
});

describe('chooseFixes', () => {
  const fix = (title: string, ...edits: TextEdit[]): Fix => ({ title, safety: 'safe', edits });

  test('postpones what touches a place already taken, whole', () => {
    const first = fix('first', replace(at('a', 1, 0, 5), 'x'));
    const second = fix('second', replace(at('a', 1, 3, 8), 'y'), insert('b', 1, 'z'));
    const third = fix('third', insert('b', 1, 'w'));
    const chosen = chooseFixes([first, second, third]);
    expect(chosen.applied).toEqual([first, third]);
    expect(chosen.postponed).toEqual([second]);
    expect([...chosen.edits]).toEqual([
      ['a', first.edits],
      ['b', third.edits],
    ]);
  });

  test('makes an edit that two fixes share once', () => {
    const shared = insert('a', 0, 'import { x } from "x";\n');
    const chosen = chooseFixes([fix('one', shared, insert('a', 3, 'x')), fix('two', shared, insert('a', 5, 'x'))]);
    expect(chosen.applied).toHaveLength(2);
    expect(chosen.edits.get('a')).toHaveLength(3);
  });
});

describe('resolveFix', () => {
  const codeReader: CodeReader = {
    languages: ['typescript'],
    extensions: ['.ts'],
    mayMatter: () => true,
    read: () => {
      throw new Error('is not asked for');
    },
    edit: (_, intent) => {
      if (intent.kind === 'await') return [{ range: { ...intent.at, end: intent.at.start }, text: 'await ' }];
      if (intent.kind === 'keep-answer') return [{ range: intent.at, text: 'kept' }];
      if (intent.kind === 'remove-statement') return [{ range: intent.at, text: '' }];
      return undefined;
    },
  };
  const templateReader: TemplateReader = {
    dialects: ['sam'],
    extensions: ['.yaml'],
    read: () => undefined,
    assemble: () => [],
    edit: (source, intents) => [{ range: at(source.path, 0, 0, 0), text: `${intents.length} intents\n` }],
  };
  const resolve = (
    intents: FixProposal['intents'],
    texts: Record<string, string> = { 't.yaml': 'a: 1', 'a.ts': 'x' },
  ) =>
    resolveFix(
      { title: 'Repair', safety: 'suggested', intents },
      {
        source: (path) => (path in texts ? { path, text: texts[path] ?? '' } : undefined),
        codeReader: (path) => (path.endsWith('.ts') ? codeReader : undefined),
        templateReader: (dialect) => (dialect === 'sam' ? templateReader : undefined),
      },
    );
  const origin = { dialect: 'sam', file: 't.yaml', path: ['Resources', 'Orders'] } as const;
  const setProperty = (dialect: 'sam' | 'cdk' = 'sam') =>
    ({
      kind: 'set-property',
      of: { ...origin, dialect },
      declaration: 'queue',
      property: 'visibilityTimeoutSeconds',
      value: 180,
    }) as const;

  test('gathers the edits of several files, the intents of a template all at once', () => {
    const grant = { kind: 'add-grant', of: origin, actions: ['sqs:SendMessage'], resource: '*' } as const;
    expect(resolve([setProperty(), { kind: 'await', at: at('a.ts', 0) }, grant])).toEqual({
      title: 'Repair',
      safety: 'suggested',
      edits: [insert('t.yaml', 0, '2 intents\n'), insert('a.ts', 0, 'await ')],
    });
  });

  test('writes another name in the place of one, in any file', () => {
    const name = { kind: 'replace-name', name: 'AWS_REGION', by: 'APP_REGION' } as const;
    const texts = { 't.yaml': 'AWS_REGION: x', 'a.ts': "process.env['AWS_REGION'] + AWS_REGION_2" };
    expect(
      resolve(
        [
          { ...name, at: at('t.yaml', 0, 0, 10) },
          { ...name, at: at('a.ts', 0, 0, 40) },
        ],
        texts,
      )?.edits,
    ).toEqual([replace(at('t.yaml', 0, 0, 10), 'APP_REGION'), replace(at('a.ts', 0, 13, 23), 'APP_REGION')]);
    expect(resolve([{ ...name, at: at('a.ts', 0, 0, 40) }], { 'a.ts': 'AWS_REGION AWS_REGION' })).toBeUndefined();
    expect(resolve([{ ...name, at: at('a.ts', 0, 0, 40) }], { 'a.ts': 'process.env[NAME]' })).toBeUndefined();
  });

  test('keeps two answers of a file one after the other: both would get the same free name', () => {
    const call = (line: number) =>
      ({ kind: 'keep-answer', at: at('a.ts', line), operation: 'GetParameter', seconds: 1 }) as const;
    const [first, second] = [1, 5].map((line) => resolve([call(line)]));
    expect(first && second && chooseFixes([first, second])).toMatchObject({ applied: [first], postponed: [second] });
  });

  test('gives the additions the line endings of their file', () => {
    const fix = resolve([setProperty()], { 't.yaml': 'a: 1\r\nb: 2\r\n' });
    expect(fix?.edits[0]?.text).toBe('1 intents\r\n');
  });

  test.each([
    [
      'one intent cannot be expressed',
      [
        { kind: 'await', at: at('a.ts', 0) },
        { kind: 'narrow-import', at: at('a.ts', 1) },
      ],
    ],
    ['a file is not there', [{ kind: 'await', at: at('gone.ts', 0) }]],
    ['no reader knows the dialect', [setProperty('cdk')]],
    ['no reader knows the language', [{ kind: 'await', at: at('t.yaml', 0) }]],
    [
      'two intents contradict each other',
      [
        { kind: 'remove-statement', at: at('a.ts', 0, 0, 9) },
        { kind: 'await', at: at('a.ts', 0, 4, 9) },
      ],
    ],
    ['nothing is left to do', []],
  ] as const)('offers nothing when %s', (_, intents) => {
    expect(resolve(intents)).toBeUndefined();
  });
});
