import { expect, test } from 'vitest';
import type { Declaration } from '../../../src/model/template.js';
import { certain } from '../../../src/model/value.js';
import { assembled, declaredInPython, declaredInTypeScript } from './reading.js';

function isProtected(declarations: readonly Declaration[]): boolean | undefined {
  const [table] = declarations.filter((each) => each.kind === 'table');
  return table?.retention && certain(table.retention.deletionProtection);
}

test.each([
  ['', undefined],
  [', { protect: true }', true],
  [', { retainOnDelete: true }', true],
  [', { protect: false }', false],
])('a resource is kept by its options: %s', (options, expected) => {
  expect(isProtected(declaredInTypeScript(`new aws.dynamodb.Table('orders', { hashKey: 'id' }${options});`))).toBe(
    expected,
  );
});

test('a resource is kept by its options in Python', () => {
  const text = `aws.dynamodb.Table("orders", hash_key="id", opts=pulumi.ResourceOptions(protect=True))`;
  expect(isProtected(declaredInPython(text))).toBe(true);
});

test('a resource is kept by its options in YAML', () => {
  const text = `
    name: orders
    runtime: yaml
    resources:
      orders:
        type: aws:dynamodb:Table
        properties: { hashKey: id }
        options: { protect: true }
  `;
  expect(isProtected(assembled({ 'Pulumi.yaml': text })[0]?.declarations ?? [])).toBe(true);
});
