import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

const paths = (text: string, file?: string) =>
  read(text, file).imports.map(({ module, candidates }) => [
    module,
    candidates.map(({ base, path }) => `${base} ${path}`),
  ]);

describe('imports', () => {
  test('of every form are read', () => {
    const text = dedent(`
      import os, lib.store as store
      from lib.orders import (
          save,
          load as get,
      )
      from helpers import *
      def handler(event, context):
          try:
              from .late import thing
          except ImportError:
              import fallback
          thing()
          return store.find(os.sep)
      if TYPE_CHECKING:
          from mypy_boto3_s3 import S3Client
    `);
    const { imports } = read(text);
    expect(imports).toMatchObject([
      { module: 'os', names: [{ imported: '*', local: 'os' }], candidates: [], membersUsed: ['sep'], typeOnly: false },
      { module: 'lib.store', names: [{ imported: '*', local: 'store' }], membersUsed: ['find'] },
      {
        module: 'lib.orders',
        names: [
          { imported: 'save', local: 'save' },
          { imported: 'load', local: 'get' },
        ],
      },
      { module: 'helpers', names: [{ imported: '*', local: '*' }] },
      { module: '.late', scope: 0 },
      { module: 'fallback', scope: 0, membersUsed: [] },
      { module: 'mypy_boto3_s3', typeOnly: true, candidates: [] },
    ]);
    expect(imports.map(({ range }) => textAt(text, range)).slice(0, 4)).toEqual([
      'os',
      'lib.store as store',
      'lib.orders',
      'helpers',
    ]);
    expect(
      textAt(
        text,
        imports[2]?.statementRange ?? { file: '', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      ),
    ).toMatch(/^from lib\.orders import \([^)]*\)$/);
  });

  test('may lie in files: relative ones beside, absolute ones at the root of the code', () => {
    expect(
      paths(
        'from .store import save\nfrom ..common.db import x\nfrom . import Store\nimport lib.orders\nimport boto3\n',
      ),
    ).toEqual([
      ['.store', ['file src/orders/store.py', 'file src/orders/store/__init__.py']],
      ['..common.db', ['file src/common/db.py', 'file src/common/db/__init__.py']],
      ['.', ['file src/orders/__init__.py']],
      ['lib.orders', ['code-root lib/orders.py', 'code-root lib/orders/__init__.py']],
      ['boto3', []],
    ]);
  });

  test('of names whose members are used may be modules', () => {
    expect(paths('from . import store, Thing\nfrom lib import audit\nstore.save()\naudit.write()\nThing()\n')).toEqual([
      ['.', ['file src/orders/__init__.py']],
      ['.store', ['file src/orders/store.py', 'file src/orders/store/__init__.py', 'file src/orders/__init__.py']],
      [
        'lib.audit',
        ['code-root lib/audit.py', 'code-root lib/audit/__init__.py', 'code-root lib.py', 'code-root lib/__init__.py'],
      ],
    ]);
  });

  test('that leave the workspace lead nowhere', () => {
    expect(paths('from ...x import y\nfrom . import Z\n', 'app.py')).toEqual([
      ['...x', []],
      ['.', ['file __init__.py']],
    ]);
  });

  test('passed on as a whole show no members', () => {
    const { imports } = read('import lib\nuse(lib)\nlib.x()\n');
    expect(imports[0]?.membersUsed).toBeUndefined();
  });
});
