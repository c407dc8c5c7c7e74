import { expect, test } from 'vitest';
import { observedIn } from '../../src/workspace/index.js';
import { open, shop } from './opened.js';

const files = { ...shop, '.github/workflows/deploy.yml': 'jobs:\n  deploy:\n    steps:\n      - run: sam deploy\n' };

test('a scan looks for signals itself, so that the first view need not', async () => {
  const { workspace } = await open(files);
  const { checked, repository } = await workspace.scan();
  const asked: string[] = [];
  const text = repository.text;
  Object.assign(repository, {
    text: (path: string) => {
      asked.push(path);
      return text(path);
    },
  });
  observedIn(checked, repository);
  expect(asked).toEqual([]);
  observedIn(checked, { ...repository });
  expect(asked).toContain('.github/workflows/deploy.yml');
});

test('without signals nothing is looked for', async () => {
  const { workspace } = await open(files, { signals: false });
  const { checked, repository } = await workspace.scan();
  expect(checked.length).toBeGreaterThan(0);
  expect(repository.paths).toEqual([]);
});
