import { expect, test } from 'vitest';
import { standardReaders } from '../../src/workspace/index.js';
import { nodeAssets } from '../../src/workspace/node-assets.js';

const { code, templates } = standardReaders(nodeAssets);

test.each([...code, ...templates].map((lazy) => [lazy.name, lazy] as const))(
  'the endings of %s are known before it is loaded',
  async (_, lazy) => {
    expect([...lazy.extensions].sort()).toEqual([...(await lazy.load()).extensions].sort());
  },
);
