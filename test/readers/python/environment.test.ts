import { expect, test } from 'vitest';
import { read } from './reading.js';

test('reads of the environment, and whether absence is fine', () => {
  const { environmentReads } = read(`
    import os
    from os import environ, getenv as env
    from os import environ as e
    NAME = 'CONSTANT'

    A = os.environ['A']
    B = os.environ.get('B')
    C = os.getenv('C', 'd')
    D = environ["D"]
    E = env('E')
    F = e[NAME]
    os.environ['WRITTEN'] = '1'
    del os.environ['DELETED']
    if 'G' in os.environ:
        G = os.environ['G']
    H = os.environ['H'] if os.environ.get('H') else None
    try:
        I = os.environ['I']
    except KeyError:
        I = None
    try:
        J = os.environ['J']
    except ValueError:
        J = None
    K = os.environ.setdefault('K', 'k')
    L = os.environ[unknown]

    def handler(event, context):
        os = event
        return os.environ['NOT']

    def other(event, context):
        return os.environ['M']
  `);
  expect(environmentReads.map(({ name, optional, scope }) => [name, optional, scope])).toEqual([
    ['A', false, undefined],
    ['B', true, undefined],
    ['C', true, undefined],
    ['D', false, undefined],
    ['E', true, undefined],
    ['CONSTANT', false, undefined],
    ['G', true, undefined],
    ['H', true, undefined],
    ['H', true, undefined],
    ['I', true, undefined],
    ['J', false, undefined],
    ['K', true, undefined],
    ['M', false, 1],
  ]);
});

test('a try-out of the file as a script reads nothing for a function', () => {
  const { environmentReads } = read('import os\n\nif __name__ == "__main__":\n    print(os.environ["TABLE"])\n');
  expect(environmentReads).toEqual([]);
});
