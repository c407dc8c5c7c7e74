import { describe, expect, test } from 'vitest';
import { open, shop, shown } from './opened.js';

describe('comments', () => {
  test('take findings out, in code and templates', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\n# serverless-coach-ignore timeout-missing: it is quick\nfunction A a.handler',
      'a.ts': 'handler handler\n// serverless-coach-ignore todo-left\ntodo',
    });
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['a.ts:2 suppression-without-reason']);
    expect(result.suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([
      ['timeout-missing', 'it is quick'],
      ['todo-left', undefined],
    ]);
  });

  test('in a file two applications share are judged once', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\nfunction A h.handler timeout 1',
      'b.tpl': 'template\nfunction B h.handler timeout 1',
      'h.ts': 'handler handler\n// serverless-coach-ignore todo-left: x',
    });
    expect(shown(await workspace.scan())).toEqual(['h.ts:2 suppression-unused']);
  });
});

describe('the configuration', () => {
  test('is that of the workspace folder, and can change', async () => {
    const { workspace } = await open({ ...shop, '.serverless-coach.yaml': 'rules: { todo-left: off }' });
    expect(shown(await workspace.scan())).toEqual(['shop/app.tpl:2 timeout-missing']);
    workspace.update('.serverless-coach.yaml', 'rules: { todo-left: error }');
    await workspace.reloadConfiguration();
    expect((await workspace.lint()).findings[0]).toMatchObject({ rule: 'todo-left', severity: 'error' });
  });

  test('that is wrong is told, and the last good one stays', async () => {
    const { workspace } = await open({ ...shop, '.serverless-coach.yaml': 'rules: { todo-left: off }' });
    workspace.update('.serverless-coach.yaml', 'rules: { todo-left: of }');
    await workspace.reloadConfiguration();
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['shop/app.tpl:2 timeout-missing']);
    expect(result.problems).toMatchObject([{ file: '.serverless-coach.yaml' }]);
  });
});
