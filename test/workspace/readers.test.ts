import { expect, test } from 'vitest';
import { projectEndings, readEndings } from '../../src/workspace/endings.js';
import { standardReaders } from '../../src/workspace/index.js';
import { nodeAssets } from '../../src/workspace/node-assets.js';

const { code, templates } = standardReaders(nodeAssets);

test.each([...code, ...templates].map((lazy) => [lazy.name, lazy] as const))(
  'the endings of %s are known before it is loaded',
  async (_, lazy) => {
    expect([...lazy.extensions].sort()).toEqual([...(await lazy.load()).extensions].sort());
  },
);

test('everything that is read is watched', () => {
  const endings = [...code, ...templates].flatMap(({ extensions }) =>
    extensions.map((extension) => extension.slice(extension.lastIndexOf('.') + 1)),
  );
  expect(endings.filter((ending) => ![...readEndings, ...projectEndings].includes(ending))).toEqual([]);
});
