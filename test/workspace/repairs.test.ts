import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/checker/index.js';
import type { FixProposal } from '../../src/model/finding.js';
import type { RegisteredRule } from '../../src/model/rule.js';
import { fixAll } from '../../src/workspace/index.js';
import { rule } from '../checker/builders.js';
import { open, shop, shown } from './opened.js';

describe('repairs', () => {
  test('are edits of the files as they are now', async () => {
    const { workspace } = await open(shop);
    workspace.update('shop/save.ts', 'handler handler\n\ntodo');
    const [finding] = (await workspace.scan({ paths: ['shop/save.ts'] })).findings;
    const [fix] = await workspace.fixesOf(finding!);
    expect(applyEdits('handler handler\n\ntodo', fix?.edits ?? [])).toBe('handler handler\n\n// todo');
  });

  test('of all findings are written, safe ones only, until nothing is left', async () => {
    const { workspace, fileSystem } = await open({
      'a.tpl': 'template\nfunction A a.handler',
      'a.ts': '\ufeffhandler handler\r\ntodo\r\ntodo\r\n',
    });
    const { result, applied, failures } = await fixAll(
      workspace,
      () => workspace.scan(),
      (_, { safety }) => safety === 'safe',
    );
    expect(shown(result)).toEqual(['a.tpl:2 timeout-missing']);
    expect({ applied: applied.length, failures }).toEqual({ applied: 2, failures: [] });
    expect(fileSystem.files.get('a.ts')).toEqual(
      new TextEncoder().encode('\ufeffhandler handler\r\n// todo\r\n// todo\r\n'),
    );
  });

  test('are not written to a file that is not UTF-8, and that is told', async () => {
    const latin = new Uint8Array([...new TextEncoder().encode('handler h\ntodo\n# caf'), 0xe9]);
    const { workspace, fileSystem } = await open({ 'a.ts': latin });
    const { applied, failures } = await fixAll(
      workspace,
      () => workspace.scan(),
      () => true,
    );
    expect(applied).toEqual([]);
    expect(failures).toEqual([{ file: 'a.ts', message: 'it is not UTF-8' }]);
    expect(fileSystem.files.get('a.ts')).toBe(latin);
  });
});

describe('repairs that do not work', () => {
  const stubborn = (fix: () => readonly FixProposal[]): readonly RegisteredRule[] => [
    rule('stubborn', ({ handlers }, verdict) => {
      for (const { range } of handlers) verdict.fails({ range }, { message: 'Still wrong.', fix });
    }),
  ];

  test('are tried once', async () => {
    const intents = [
      { kind: 'await', at: { file: 'a.ts', start: { line: 1, character: 0 }, end: { line: 1, character: 0 } } },
    ] as const;
    const rules = stubborn(() => [{ title: 'Try', safety: 'safe', intents }]);
    const { workspace, fileSystem } = await open({ 'a.ts': 'handler h\n' }, { rules });
    const look = () => workspace.scan();
    const { result, applied } = await fixAll(workspace, look, () => true);
    expect({ findings: result.findings.length, applied: applied.length }).toEqual({ findings: 1, applied: 1 });
    expect(fileSystem.text('a.ts')).toBe('handler h\n// ');
  });

  test('are not offered when the rule or the reader fails at them', async () => {
    const failing = stubborn(() => {
      throw new Error('no');
    });
    const { workspace } = await open({ 'a.ts': 'handler h' }, { rules: failing });
    const { findings } = await workspace.scan();
    expect(await workspace.fixesOf(findings[0]!)).toEqual([]);
  });
});
