import { describe, expect, test } from 'vitest';
import { linkLooseHandlers, linkTemplate } from '../../src/linker/index.js';
import type { Handler, LinkedCall } from '../../src/model/application.js';
import type { WrapperFact } from '../../src/model/code.js';
import type { FunctionDeclaration } from '../../src/model/template.js';
import { at, type CodeFile, code, codeRoot, file } from './code-facts.js';
import { Files } from './files.js';
import {
  environment,
  functionUrl,
  is,
  lambda,
  other,
  pollTrigger,
  queue,
  ref,
  table,
  template,
  text,
} from './template-facts.js';

/** The handler of `src/app.ts` or `src/app.py` as one function runs it. */
function handlerOf(files: readonly CodeFile[], declaration: Partial<FunctionDeclaration> = {}): Handler {
  const isPython = files[0]?.path.endsWith('.py');
  const runtime = is(isPython ? 'python3.13' : 'nodejs22.x');
  const [handler] = linkTemplate(template(lambda('Save', { runtime, ...declaration })), new Files(...files)).handlers;
  if (!handler) throw new Error('the handler is not found');
  return handler;
}

function operations({ reach }: Handler): readonly string[] {
  return reach.calls.map(({ operation, phase }) => `${operation} ${phase}`);
}

function wrapper(module: string, name: string): WrapperFact {
  return { module, name, range: at('src/app.ts', 0), options: {} };
}

describe('a handler reaches', () => {
  test('what it invokes, and nothing that it does not', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('save')
      .function('unused')
      .invokesLocal(0, 1)
      .calls(0, 's3', 'GetObject')
      .calls(1, 's3', 'PutObject')
      .calls(2, 's3', 'DeleteObject');
    expect(operations(handlerOf([app]))).toEqual(['GetObject invocation', 'PutObject invocation']);
  });

  test('the methods of the instances it makes, on the assumption that they are called', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('Orders.constructor')
      .function('Orders.save')
      .function('Orders.cancel')
      .function('tell')
      .invokesLocal(0, 1)
      .invokesLocal(0, 2)
      .invokesLocal(3, 4)
      .calls(2, 's3', 'PutObject')
      .calls(3, 's3', 'DeleteObject')
      .calls(4, 'sns', 'Publish');
    const { calls } = handlerOf([app]).reach;
    expect(calls.map(({ operation, assumed }) => [operation, assumed === true])).toEqual([
      ['PutObject', false],
      ['DeleteObject', true],
      ['Publish', true],
    ]);
  });

  test('what it invokes behind a check, once for each environment', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('connect')
      .invokes(0, { kind: 'local', function: 1 }, { memoised: true })
      .calls(1, 'ssm', 'GetParameter');
    expect(operations(handlerOf([app]))).toEqual(['GetParameter start']);
  });

  test('module scope and what it invokes, once at the start', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('loadConfiguration')
      .invokesLocal(undefined, 1)
      .calls(undefined, 's3', 'HeadBucket')
      .calls(1, 'ssm', 'GetParameter');
    expect(operations(handlerOf([app]))).toEqual(['HeadBucket start', 'GetParameter start']);
  });

  test('what runs at the start and in the handler as work of the handler', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('load')
      .invokesLocal(undefined, 1)
      .invokesLocal(0, 1)
      .calls(1, 'ssm', 'GetParameter');
    expect(operations(handlerOf([app]))).toEqual(['GetParameter invocation']);
  });

  test('functions that run with their parent, and closures it gives away, but not those invoked elsewhere', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('<anonymous>', { parent: 0, runsWithParent: true })
      .function('returned', { parent: 0 })
      .function('recursive', { parent: 2 })
      .invokesLocal(3, 3)
      .calls(1, 's3', 'GetObject')
      .calls(2, 's3', 'PutObject')
      .calls(3, 's3', 'DeleteObject');
    expect(operations(handlerOf([app]))).toEqual(['GetObject invocation', 'PutObject invocation']);
  });

  test('functions of other files, with the module scope of those', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .import('./lib/orders', file('src/lib/orders.ts'), { names: [{ imported: 'save', local: 'save' }] })
      .invokesImported(0, 0, 'save');
    const orders = code('src/lib/orders.ts')
      .exported('save')
      .exported('remove')
      .calls(undefined, 'ssm', 'GetParameter')
      .calls(0, 'dynamodb', 'PutItem')
      .calls(1, 'dynamodb', 'DeleteItem');
    const handler = handlerOf([app, orders]);
    expect(operations(handler)).toEqual(['GetParameter start', 'PutItem invocation']);
    expect(handler.reach.files).toEqual(['src/app.ts', 'src/lib/orders.ts']);
    expect(handler.reach.complete).toBe(true);
  });

  test('members of namespaces, of classes, and of names that are exported again', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .import('./lib', file('src/lib/index.ts'), {
        names: [{ imported: '*', local: 'lib' }],
        membersUsed: ['save', 'Tools.check'],
      })
      .invokesImported(0, 0, '*.save')
      .invokesImported(0, 0, '*.Tools.check');
    const barrel = code('src/lib/index.ts').import('./orders', file('src/lib/orders.ts')).reexport('*', 0, '*');
    const orders = code('src/lib/orders.ts')
      .exported('save')
      .function('Tools.check')
      .function('Tools.other')
      .export('Tools')
      .calls(0, 's3', 'PutObject')
      .calls(1, 's3', 'GetObject')
      .calls(2, 's3', 'DeleteObject');
    expect(operations(handlerOf([app, barrel, orders]))).toEqual(['PutObject invocation', 'GetObject invocation']);
  });

  test('functions of objects and instances that another file exports', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .import('./stores', file('src/stores.ts'))
      .invokesImported(0, 0, 'store.save')
      .invokesImported(0, 0, 'default.load')
      .invokesImported(0, 0, 'remove');
    const stores = code('src/stores.ts')
      .function('OrderStore.save')
      .function('PhotoStore.save')
      .function('load')
      .function('OrderStore.other')
      .export('store')
      .export('default')
      .export('remove')
      .calls(0, 'dynamodb', 'PutItem')
      .calls(1, 's3', 'PutObject')
      .calls(2, 's3', 'GetObject')
      .calls(3, 's3', 'DeleteObject');
    expect(operations(handlerOf([app, stores]))).toEqual([
      'PutItem invocation',
      'PutObject invocation',
      'GetObject invocation',
    ]);
  });

  test('what a CommonJS module exports, as a whole or by name', () => {
    const app = code('src/app.js')
      .exported('handler')
      .import('./save', file('src/save.js'), { names: [{ imported: '*', local: 'save' }], membersUsed: [] })
      .import('./load', file('src/load.js'), { names: [{ imported: 'default', local: 'load' }] })
      .invokesImported(0, 0, '*')
      .invokesImported(0, 1, 'default.one');
    const save = code('src/save.js').function('save').export('default', 0).calls(0, 's3', 'PutObject');
    const load = code('src/load.js').exported('one').calls(0, 's3', 'GetObject');
    expect(operations(handlerOf([app, save, load]))).toEqual(['PutObject invocation', 'GetObject invocation']);
  });

  test('closures made at the start as work of the handler', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('withErrors')
      .function('<anonymous>', { parent: 1 })
      .invokesLocal(undefined, 1)
      .calls(1, 'ssm', 'GetParameter')
      .calls(2, 'sqs', 'SendMessage');
    expect(operations(handlerOf([app]))).toEqual(['GetParameter start', 'SendMessage invocation']);
  });

  test('all methods of a class that is made, here or in another file', () => {
    const orders = code('src/orders.ts')
      .function('Orders.constructor')
      .function('Orders.save')
      .function('Payments.pay')
      .export('Orders', 0)
      .calls(0, 'ssm', 'GetParameter')
      .calls(1, 'dynamodb', 'PutItem')
      .calls(2, 's3', 'PutObject');
    const app = code('src/app.ts')
      .exported('handler')
      .function('Local.constructor')
      .function('Local.run')
      .import('./orders', file('src/orders.ts'))
      .invokesImported(undefined, 0, 'Orders')
      .invokesLocal(0, 1)
      .calls(2, 'sqs', 'SendMessage');
    expect(operations(handlerOf([app, orders]))).toEqual([
      'SendMessage invocation',
      'GetParameter start',
      'PutItem invocation',
    ]);
  });

  test('no method that is a handler by itself', () => {
    const app = code('src/app.ts')
      .function('Api.constructor')
      .function('Api.save')
      .function('Api.load')
      .export('handler', 1)
      .export('loadHandler', 2)
      .invokesLocal(undefined, 0)
      .calls(1, 's3', 'PutObject')
      .calls(2, 's3', 'GetObject');
    expect(operations(handlerOf([app]))).toEqual(['PutObject invocation']);
  });

  test('all exports of a module that is passed on as a whole', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .import('./routes', file('src/routes.ts'), { names: [{ imported: '*', local: 'routes' }] });
    const routes = code('src/routes.ts')
      .exported('save')
      .function('internal')
      .calls(0, 's3', 'PutObject')
      .calls(1, 's3', 'GetObject');
    expect(operations(handlerOf([app, routes]))).toEqual(['PutObject invocation']);
  });

  test('members of a module that are passed on, and none that are only invoked elsewhere', () => {
    const store = { names: [{ imported: '*', local: 'store' }], membersUsed: ['save', 'remove', 'TABLE', 'gone'] };
    const app = code('src/app.ts')
      .exported('handler')
      .function('unused')
      .import('./store', file('src/store.ts'), store)
      .invokesImported(1, 0, '*.remove');
    const functions = code('src/store.ts').exported('save').exported('remove').export('TABLE');
    functions.calls(0, 's3', 'PutObject').calls(1, 's3', 'DeleteObject');
    const handler = handlerOf([app, functions]);
    expect(operations(handler)).toEqual(['PutObject invocation']);
    expect(handler.reach.complete).toBe(true);
  });

  test('the files on the way to a handler that is exported again', () => {
    const app = code('src/app.ts').import('./save', file('src/save.ts')).reexport('handler', 0, 'save');
    const save = code('src/save.ts').exported('save');
    const handler = handlerOf([app.calls(undefined, 'ssm', 'GetParameter'), save]);
    expect(handler.reach.files).toEqual(['src/save.ts', 'src/app.ts']);
    expect(operations(handler)).toEqual(['GetParameter start']);
  });

  test('the packages that a Python module lies in', () => {
    const app = code('src/app.py').exported('handler').import('lib.store', codeRoot('lib/store.py'));
    const { files } = handlerOf([
      app,
      code('src/lib/store.py'),
      code('src/lib/__init__.py'),
      code('src/other/__init__.py'),
    ]).reach;
    expect(files).toEqual(['src/app.py', 'src/lib/store.py', 'src/lib/__init__.py']);
  });

  test('files that are imported only when a function runs, and none that give types alone', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .function('unused')
      .import('./late', file('src/late.ts'), { scope: 0 })
      .import('./never', file('src/never.ts'), { scope: 1 })
      .import('./types', file('src/types.ts'), { typeOnly: true });
    expect(handlerOf([app, code('src/late.ts'), code('src/never.ts'), code('src/types.ts')]).reach.files).toEqual([
      'src/app.ts',
      'src/late.ts',
    ]);
  });

  test('circles of imports and invocations once', () => {
    const app = code('src/app.ts')
      .exported('handler')
      .import('./other', file('src/other.ts'))
      .invokesImported(0, 0, 'other')
      .calls(0, 's3', 'GetObject');
    const back = code('src/other.ts')
      .exported('other')
      .import('./app', file('src/app.ts'))
      .invokesImported(0, 0, 'handler')
      .invokesLocal(0, 0)
      .calls(0, 's3', 'PutObject');
    expect(operations(handlerOf([app, back]))).toEqual(['GetObject invocation', 'PutObject invocation']);
  });

  test('modules beside the handler, in the code folder and above', () => {
    const app = code('src/app.py')
      .exported('handler')
      .import('store', codeRoot('store.py', 'store/__init__.py'))
      .import('shared.log', codeRoot('shared/log.py'))
      .import('boto3', codeRoot('boto3.py'));
    const { reach } = handlerOf([app, code('src/store/__init__.py'), code('shared/log.py')]);
    expect(reach.files).toEqual(['src/app.py', 'src/store/__init__.py', 'shared/log.py']);
    expect(reach.complete).toBe(true);
  });

  test('a Python object that may have been a module', () => {
    const app = code('src/app.py')
      .exported('handler')
      .import('lib.store', codeRoot('lib/store.py', 'lib.py'), {
        names: [{ imported: '*', local: 'store' }],
        membersUsed: ['save'],
      })
      .invokesImported(0, 0, '*.save');
    const asModule = code('src/lib/store.py').exported('save').calls(0, 's3', 'PutObject');
    const asObject = code('src/lib.py')
      .function('Store.save')
      .export('store')
      .export('store.save', 0)
      .calls(0, 's3', 'PutObject');
    expect(operations(handlerOf([app, asModule]))).toEqual(['PutObject invocation']);
    expect(operations(handlerOf([app, asObject]))).toEqual(['PutObject invocation']);
  });

  test('submodules of a Python package', () => {
    const app = code('src/app.py')
      .exported('handler')
      .import('lib', codeRoot('lib/__init__.py'), { names: [{ imported: 'store', local: 'store' }] })
      .invokesImported(0, 0, 'store.save');
    const store = code('src/lib/store.py').exported('save').calls(0, 's3', 'PutObject');
    expect(operations(handlerOf([app, code('src/lib/__init__.py'), store]))).toEqual(['PutObject invocation']);
  });

  test.each([
    [
      'a relative import is not there',
      code('src/app.ts').exported('handler').import('./gone', file('src/gone.ts')),
      false,
    ],
    ['a package is not there', code('src/app.ts').exported('handler').import('axios', []), true],
    ['data is imported', code('src/app.ts').exported('handler').import('./prices.json', []), true],
    [
      'a function is not exported where it is imported from',
      code('src/app.ts').exported('handler').import('./lib', file('src/lib.ts')).invokesImported(0, 0, 'gone'),
      false,
    ],
  ])('everything or not, when %s', (_, app, complete) => {
    expect(handlerOf([app, code('src/lib.ts')]).reach.complete).toBe(complete);
  });
});

describe('promises', () => {
  test('left floating in another file count with those of the handler', () => {
    const promise = { range: at('src/app.ts', 90), scope: 0, text: 'save()', canAwait: true, deliberate: false };
    const app = code('src/app.ts')
      .exported('handler', { isAsync: true })
      .function('wait', { isAsync: true })
      .function('plain')
      .import('./lib', file('src/lib.ts'), { names: [{ imported: 'store', local: 'storeOrder' }] })
      .with('floatingPromises', [promise])
      .invokesImported(0, 0, 'store', { discarded: true, canAwait: true })
      .invokesLocal(0, 1, { discarded: true, range: promise.range })
      .invokesLocal(0, 2, { discarded: true })
      .function('note', { isAsync: true, isDoneAtOnce: true })
      .invokesLocal(0, 3, { discarded: true });
    const lib = code('src/lib.ts').exported('store').function('inner', { isAsync: true });
    lib.invokesLocal(0, 1).returns(0, { kind: 'invocation', invocation: 0 });
    const { floatingPromises } = handlerOf([app, lib]).reach;
    expect(floatingPromises.map((each) => each.text)).toEqual(['storeOrder(…)', 'save()']);
    expect(floatingPromises[0]).toMatchObject({ canAwait: true, deliberate: false, phase: 'invocation' });
  });

  test.each([
    ['async', code('src/app.ts').exported('handler', { isAsync: true }), true],
    ['calling back', code('src/app.ts').exported('handler', { parameters: ['event', 'context', 'callback'] }), false],
    ['wrapped by middy', code('src/app.ts').exported('handler', { wrappers: [wrapper('@middy/core', 'middy')] }), true],
    ['of Python', code('src/app.py').exported('handler'), true],
    [
      'returning a promise of another',
      code('src/app.ts')
        .exported('handler')
        .function('save', { isAsync: true })
        .invokesLocal(0, 1)
        .returns(0, { kind: 'invocation', invocation: 0 }),
      true,
    ],
    ['returning a value', code('src/app.ts').exported('handler').returns(0, { kind: 'value' }), false],
  ])('end with a handler that is %s: %#', (_, app, ends) => {
    expect(handlerOf([app]).reach.endsWithPromise).toBe(ends);
  });
});

describe('a batch response', () => {
  const failures = { kind: 'object', keys: ['batchItemFailures'] } as const;
  const start = () => code('src/app.ts').exported('handler');

  test.each([
    ['nothing', start(), 'not-returned'],
    ['another object', start().returns(0, { kind: 'object', keys: ['statusCode'] }), 'not-returned'],
    ['the failures on one path', start().returns(0, { kind: 'nothing' }).returns(0, failures), 'returned'],
    ['the failures in another function', start().function('other').returns(1, failures), 'not-returned'],
    ['what a utility gives', start().returns(0, { kind: 'utility' }), 'returned'],
    ['what nobody knows', start().returns(0, { kind: 'unknown' }), 'unknown'],
    [
      'what a helper gives',
      start()
        .function('process')
        .invokesLocal(0, 1)
        .returns(0, { kind: 'invocation', invocation: 0 })
        .returns(1, failures),
      'returned',
    ],
    [
      'what a package gives',
      start().import('batches', []).invokesImported(0, 0, 'run').returns(0, { kind: 'invocation', invocation: 0 }),
      'unknown',
    ],
    ['itself', start().invokesLocal(0, 0).returns(0, { kind: 'invocation', invocation: 0 }), 'not-returned'],
    [
      'by a decorator',
      code('src/app.py').exported('handler', { wrappers: [wrapper('x', 'batch_processor')] }),
      'returned',
    ],
    [
      'by a middleware',
      code('src/app.ts').exported('handler', { wrappers: [wrapper('@middy/sqs-partial-batch-failure', 'default')] }),
      'returned',
    ],
    [
      "perhaps by the project's own wrapper",
      code('src/app.ts').exported('handler', { wrappers: [wrapper('', 'wrap')] }),
      'unknown',
    ],
  ] as const)('%s', (_, app, response) => {
    expect(handlerOf([app]).reach.batchResponse).toBe(response);
  });
});

describe('a call', () => {
  const called = (
    service: string,
    operation: string,
    given: LinkedCall['arguments'],
    variables: Parameters<typeof environment>[0] = {},
  ) => {
    const app = code('src/app.ts').exported('handler').calls(0, service, operation, { arguments: given });
    const application = linkTemplate(
      template(
        lambda('Save', { environment: environment(variables) }),
        table('Orders', { tableName: is('orders') }),
        queue('Work', { queueName: is('work') }),
        other('Key'),
      ),
      new Files(app),
    );
    return application.handlers[0]?.reach.calls[0];
  };

  test('knows the actions it needs', () => {
    expect(called('s3', 'HeadObject', {})?.actions).toEqual(['s3:GetObject']);
  });

  test('that goes to no service of AWS needs none', () => {
    const app = code('src/app.ts').exported('handler').calls(0, 'axios', 'GET', { provider: 'http' });
    expect(handlerOf([app]).reach.calls[0]).toMatchObject({ actions: [], resources: [] });
  });

  test.each([
    ['by environment', 'dynamodb', 'PutItem', { TableName: { kind: 'environment', name: 'TABLE' } }, ['Orders']],
    ['by name', 'dynamodb', 'PutItem', { TableName: { kind: 'literal', value: 'orders' } }, ['Orders']],
    [
      'deep inside',
      'dynamodb',
      'TransactWriteItems',
      { 'TransactItems.Put.TableName': { kind: 'literal', value: 'orders' } },
      ['Orders'],
    ],
    ['by URL', 'sqs', 'SendMessage', { QueueUrl: { kind: 'environment', name: 'QUEUE' } }, ['Work']],
    ['by secret', 'secretsmanager', 'GetSecretValue', { SecretId: { kind: 'environment', name: 'SECRET' } }, ['Key']],
    ['of another kind', 'sqs', 'SendMessage', { QueueUrl: { kind: 'literal', value: 'orders' } }, []],
    ['from the event', 'dynamodb', 'PutItem', { TableName: { kind: 'event' } }, []],
    ['in a variable nobody declares', 'dynamodb', 'PutItem', { TableName: { kind: 'environment', name: 'NONE' } }, []],
    ['in another argument', 'dynamodb', 'PutItem', { IndexName: { kind: 'literal', value: 'orders' } }, []],
  ] as const)('knows the resource it is given %s', (_, service, operation, given, resources) => {
    const variables = {
      TABLE: ref('Orders'),
      QUEUE: text('https://sqs.eu-west-1.amazonaws.com/123456789012/work'),
      SECRET: ref('Key'),
    };
    expect(called(service, operation, given, variables)?.resources).toEqual(resources);
  });
});

describe('events', () => {
  const shaped = code('src/app.ts').exported('handler', { handlerShape: { evidence: 'type', event: 'topic' } });

  test('come from the triggers of the functions', () => {
    const { handlers } = linkTemplate(
      template(
        lambda('Save'),
        lambda('Again'),
        pollTrigger('Poll', { function: ref('Save') }),
        functionUrl('Url', { function: ref('Again') }),
        pollTrigger('Poll2', { function: ref('Again') }),
      ),
      new Files(shaped),
    );
    expect(handlers[0]?.events).toEqual(['queue', 'http']);
  });

  test('come from types and wrappers only where there is no trigger', () => {
    expect(handlerOf([shaped]).events).toEqual(['topic']);
    expect(handlerOf([code('src/app.ts').exported('handler')]).events).toEqual([]);
  });

  test('come from what the handler or a function it reaches reads of its event where nothing else tells', () => {
    const app = (more = {}) =>
      code('src/app.ts').exported('handler', more).function('answer', { servesDeployment: true }).invokesLocal(0, 1);
    expect(handlerOf([app()]).events).toEqual(['deployment']);
    expect(handlerOf([app({ handlerShape: { evidence: 'type', event: 'topic' } })]).events).toEqual(['topic']);
  });
});

describe('handlers that no template names', () => {
  test('are those that look like handlers, with all they reach', () => {
    const app = code('src/app.ts')
      .function('main', { handlerShape: { evidence: 'type', event: 'queue' } })
      .exported('helper')
      .function('Api.handler', { handlerShape: { evidence: 'signature' } })
      .export('handler', 0)
      .export('api', 2)
      .import('./lib', file('src/lib.ts'))
      .invokesImported(0, 0, 'save');
    const lib = code('src/lib.ts').exported('save').calls(0, 's3', 'PutObject');
    const application = linkLooseHandlers(['src/app.ts', 'gone.ts', 'src/app.ts'], new Files(app, lib));
    expect(application).toMatchObject({ root: '.', dialect: 'code', complete: false, functions: [] });
    expect(application.handlers.map(({ name, events }) => [name, events])).toEqual([
      ['handler', ['queue']],
      ['Api.handler', []],
    ]);
    expect(application.handlers[0] && operations(application.handlers[0])).toEqual(['PutObject invocation']);
  });
});
