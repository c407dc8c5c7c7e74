import { expect, test } from 'vitest';
import { isOwnImport } from '../../src/model/own-imports.js';

test.each([
  ['src/orders.py', ['src/app.py', 'src/orders.py'], true],
  ['orders.py', ['src/app.py', 'src/orders.py'], true],
  ['orders.py', ['src/app.py', 'src/reorders.py'], false],
  ['internal/orders', ['main.go', 'shop/internal/orders/save.go'], true],
  ['internal/orders', ['main.go', 'shop/internal/orders-old/save.go'], false],
])('%s among %j', (path, files, isOwn) => {
  expect(isOwnImport({ candidates: [{ base: 'code-root', path }] }, files)).toBe(isOwn);
  expect(isOwnImport({ candidates: [] }, files)).toBe(false);
});
