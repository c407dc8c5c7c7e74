import { describe, expect, test } from 'vitest';
import { describeApplication, linkLooseHandlers, linkTemplate } from '../../src/linker/index.js';
import { at, code } from './code-facts.js';
import { Files } from './files.js';
import {
  environment,
  is,
  lambda,
  pollTrigger,
  queue,
  ref,
  role,
  statement,
  table,
  template,
  text,
  unresolved,
  workflow,
} from './template-facts.js';

const here = (line: number) => ({ range: at('template.yaml', line) });

describe('an application as data', () => {
  test('says what every function is, is started by, may do and does', () => {
    const application = linkTemplate(
      template(
        lambda('ProcessOrders', {
          ...here(20),
          timeoutSeconds: is(30),
          role: ref('Role'),
          environment: environment({ TABLE: ref('Table') }),
        }),
        pollTrigger('OrdersEvent', { ...here(29), function: ref('ProcessOrders'), source: ref('Orders') }),
        role('Role', {
          generated: true,
          statements: [{ ...statement(['dynamodb:PutItem'], [ref('Table')]), ...here(40) }],
        }),
        queue('Orders', here(49)),
        table('Table', here(59)),
        workflow('Fulfil', { ...here(69), states: is(7) }),
      ),
      new Files(
        code('src/app.ts')
          .exported('handler')
          .calls(0, 'dynamodb', 'PutItem', {
            range: at('src/app.ts', 11),
            arguments: { TableName: { kind: 'environment', name: 'TABLE' } },
          })
          .calls(0, 'stripe', 'charges.create', { range: at('src/app.ts', 12), provider: 'payment' }),
      ),
    );
    expect(describeApplication(application)).toEqual({
      root: 'template.yaml',
      dialect: 'sam',
      functions: [
        {
          name: 'ProcessOrders',
          file: 'src/app.ts',
          handler: 'handler',
          language: 'typescript',
          runtime: 'nodejs22.x',
          timeoutSeconds: 30,
          line: 21,
          triggers: [{ kind: 'queue', source: 'Orders', line: 30 }],
          grants: [{ effect: 'allow', actions: ['dynamodb:PutItem'], resources: ['Table'], line: 41 }],
          calls: [
            { action: 'dynamodb:PutItem', resource: 'Table', file: 'src/app.ts', line: 12 },
            { action: 'stripe:charges.create', file: 'src/app.ts', line: 13 },
          ],
        },
      ],
      resources: [
        { name: 'Orders', kind: 'queue', line: 50 },
        { name: 'Table', kind: 'table', line: 60 },
      ],
      workflows: [{ name: 'Fulfil', states: 7, line: 70 }],
    });
  });

  test('tells unknown from absent', () => {
    const range = at('template.yaml', 0);
    const application = linkTemplate(
      template(
        lambda('Save', {
          runtime: unresolved(),
          handler: unresolved(),
          memoryMb: unresolved(),
          timeoutSeconds: { kind: 'choice', options: [is(3), is(9)], range },
          role: ref('Role'),
        }),
        pollTrigger('Poll', { ...here(4), function: ref('Save'), source: unresolved() }),
        role('Role', {
          generated: true,
          statements: [
            {
              ...statement(['s3:GetObject'], []),
              ...here(8),
              effect: unresolved(),
              resources: [text('*'), unresolved()],
            },
          ],
        }),
        workflow('Fulfil', { ...here(9), states: unresolved() }),
      ),
      new Files(),
    );
    const { functions, workflows } = describeApplication(application);
    expect(functions[0]).toMatchObject({
      file: null,
      handler: null,
      runtime: null,
      timeoutSeconds: null,
      memoryMb: null,
      unknown: ['file', 'handler', 'runtime', 'timeoutSeconds', 'memoryMb'],
    });
    expect(functions[0]?.triggers).toEqual([{ kind: 'queue', source: null, line: 5, unknown: ['source'] }]);
    expect(functions[0]?.grants).toEqual([
      {
        effect: null,
        actions: ['s3:GetObject'],
        resources: ['*', null],
        line: 9,
        unknown: ['effect', 'resources'],
      },
    ]);
    expect(workflows).toEqual([{ name: 'Fulfil', states: null, line: 10, unknown: ['states'] }]);
  });

  test('leaves the file out when it is certain that it is not there', () => {
    const application = linkTemplate(
      template(lambda('Save', { handler: is('typo.handler') })),
      new Files(code('src/app.ts')),
    );
    const [save] = describeApplication(application).functions;
    expect(save).not.toHaveProperty('file');
    expect(save).not.toHaveProperty('unknown');
    expect(save?.handler).toBe('typo.handler');
  });

  test('takes the same value on both sides of a condition as known', () => {
    const timeoutSeconds = { kind: 'choice', options: [is(9), is(9)], range: at('template.yaml', 0) } as const;
    const application = linkTemplate(template(lambda('Save', { timeoutSeconds })), new Files());
    expect(describeApplication(application).functions[0]?.timeoutSeconds).toBe(9);
  });

  test('names the file of what a nested template declares', () => {
    const application = linkTemplate(template(queue('Storage/Orders', { range: at('storage.yaml', 3) })), new Files());
    expect(describeApplication(application).resources).toEqual([
      { name: 'Orders', kind: 'queue', line: 4, template: 'storage.yaml' },
    ]);
  });

  test('lists handlers that no template names among the functions', () => {
    const app = code('app.py').exported('main', {
      nameRange: at('app.py', 4),
      handlerShape: { evidence: 'wrapper', event: 'queue' },
    });
    expect(describeApplication(linkLooseHandlers(['app.py'], new Files(app)))).toEqual({
      root: '.',
      dialect: 'code',
      functions: [
        {
          name: 'main',
          file: 'app.py',
          handler: 'main',
          language: 'python',
          line: 5,
          triggers: [{ kind: 'queue' }],
          grants: [],
          calls: [],
        },
      ],
      resources: [],
      workflows: [],
    });
  });

  test('can be written as JSON', () => {
    const application = linkTemplate(
      template(
        lambda('Save', { role: ref('Role') }),
        role('Role'),
        queue('Orders'),
        pollTrigger('Poll', { function: ref('Save') }),
      ),
      new Files(code('src/app.ts').exported('handler')),
    );
    const description = describeApplication(application);
    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
  });
});
