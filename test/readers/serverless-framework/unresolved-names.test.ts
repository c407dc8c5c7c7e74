import { expect, test } from 'vitest';
import { read, service } from './reading.js';

const custom = 'custom:\n  tables:\n    orders: orders\n  other: ${file(./other.yml)}\n';

test.each([
  ['${self:custom.tables.order}', ['order']],
  ['x-${self:custom.table.orders}-y', ['table']],
  ['${self:custom.tables.order, self:custom.fallback}', ['order']],
  ['${self:custom.tables.orders}', []],
  ["${self:custom.tables.order, 'orders'}", []],
  ['${self:custom.tables.order, env:TABLE}', []],
  ['${self:custom.other.name}', []],
  ['${self:custom.${sls:stage}.name}', []],
])('names that nothing declares in %s', (text, expected) => {
  const facts = read(
    service(`${custom}functions:\n  save:\n    handler: a.b\n    environment:\n      TABLE: ${text}\n`),
  );
  expect((facts.unresolved ?? []).map(({ name }) => name)).toEqual(expected);
});
