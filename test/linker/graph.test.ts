import { describe, expect, test } from 'vitest';
import { linkTemplate } from '../../src/linker/index.js';
import type { Application } from '../../src/model/application.js';
import type { Declaration } from '../../src/model/template.js';
import { at } from './code-facts.js';
import { Files } from './files.js';
import {
  absent,
  alias,
  asyncInvoke,
  busRule,
  functionUrl,
  httpTrigger,
  is,
  lambda,
  logGroup,
  pollTrigger,
  pushTrigger,
  queue,
  redriveTo,
  ref,
  table,
  template,
  text,
  topic,
  unresolved,
  workflow,
} from './template-facts.js';

function link(...declarations: readonly Declaration[]): Application {
  return linkTemplate(template(...declarations), new Files());
}

function functionOf(application: Application, id: string) {
  return application.functions.find((each) => each.id === id);
}

function deadLetters(...declarations: readonly Declaration[]): readonly string[] {
  return link(...declarations)
    .queues.filter((each) => each.servesAsDeadLetterQueue)
    .map(({ id }) => id);
}

describe('queues', () => {
  test('know their consumers and the queue they give up to', () => {
    const { queues } = link(
      lambda('Save'),
      queue('Orders', { redrive: redriveTo(ref('Dead')) }),
      queue('Dead'),
      pollTrigger('SaveOrders', { function: ref('Save'), source: ref('Orders') }),
    );
    const [orders, dead] = queues;
    expect(orders?.consumers.map((each) => each.consumer?.id)).toEqual(['Save']);
    expect(orders?.consumers[0]?.queue).toBe(orders);
    expect(orders?.deadLetterQueue).toBe(dead);
    expect(orders?.servesAsDeadLetterQueue).toBe(false);
    expect(dead?.servesAsDeadLetterQueue).toBe(true);
  });

  test('that redrive to each other are both dead-letter queues', () => {
    expect(
      deadLetters(queue('A', { redrive: redriveTo(ref('B')) }), queue('B', { redrive: redriveTo(ref('A')) })),
    ).toEqual(['A', 'B']);
  });

  test('that are called so serve something elsewhere', () => {
    expect(
      deadLetters(
        queue('OrdersDLQ'),
        queue('Failures', { queueName: is('shop-dead-letter-queue') }),
        queue('DeadLine', { queueName: is('letters') }),
      ),
    ).toEqual(['OrdersDLQ', 'Failures']);
  });

  test.each<[string, (target: ReturnType<typeof ref>) => Declaration]>([
    ['a function', (target) => lambda('Save', { deadLetter: target })],
    ['an asynchronous invocation', (target) => asyncInvoke('Config', { function: ref('Save'), onFailure: target })],
    ['a mapping', (target) => pollTrigger('Poll', { trigger: 'stream', service: 'kinesis', onFailure: target })],
    ['a schedule', (target) => pushTrigger('Nightly', { deadLetter: target })],
    [
      'a rule',
      (target) =>
        busRule('Rule', {
          targets: [{ target: text('x'), deadLetter: target, range: at('t', 0), origin: busRule('Rule').origin }],
        }),
    ],
    [
      'a subscription',
      (target) =>
        topic('News', {
          subscriptions: [
            {
              protocol: is('https'),
              endpoint: text('https://x'),
              deadLetter: target,
              range: at('t', 0),
              origin: busRule('Rule').origin,
            },
          ],
        }),
    ],
  ])('serve as the dead-letter queue of %s', (_, declaration) => {
    expect(deadLetters(queue('Dead'), queue('Live'), declaration(ref('Dead')))).toEqual(['Dead']);
  });

  test.each([
    'arn:aws:sqs:eu-west-1:123456789012:dead',
    'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:dead',
    'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Dead.QueueName}',
    'https://sqs.eu-west-1.amazonaws.com/123456789012/dead',
    '${Dead.Arn}',
  ])('are found by %s', (written) => {
    expect(
      deadLetters(queue('Dead', { queueName: is('dead') }), lambda('Save', { deadLetter: text(written) })),
    ).toEqual(['Dead']);
  });

  test('of another service or name are not', () => {
    const dead = queue('Dead', { queueName: is('dead') });
    expect(deadLetters(dead, lambda('Save', { deadLetter: text('arn:aws:sns:eu-west-1:123456789012:dead') }))).toEqual(
      [],
    );
    expect(deadLetters(dead, lambda('Save', { deadLetter: text('arn:aws:sqs:eu-west-1:123456789012:other') }))).toEqual(
      [],
    );
    expect(deadLetters(dead, lambda('Save', { deadLetter: unresolved() }))).toEqual([]);
  });

  test('are not meant by a name that only begins with theirs', () => {
    const archive = is({ kind: 'resource', id: 'Dead', attribute: 'name', suffix: '-archive' } as const);
    expect(deadLetters(queue('Dead'), lambda('Save', { deadLetter: archive }))).toEqual([]);
  });

  test('of a condition all serve', () => {
    const either = {
      kind: 'choice',
      options: [ref('A'), ref('B'), absent],
      range: at('t', 0),
      origin: busRule('Rule').origin,
    } as const;
    expect(deadLetters(queue('A'), queue('B'), lambda('Save', { deadLetter: either }))).toEqual(['A', 'B']);
  });

  test('in a nested stack are meant before those outside', () => {
    const trigger = pollTrigger('Storage/Poll', { source: text('${Orders.Arn}') });
    const { triggers } = link(queue('Orders'), queue('Storage/Orders'), trigger);
    expect(triggers[0]?.sourceDeclaration?.id).toBe('Storage/Orders');
  });
});

describe('triggers', () => {
  test('reach their function through aliases and versions', () => {
    const application = link(
      lambda('Save'),
      alias('Version', ref('Save')),
      alias('Live', ref('Version')),
      pollTrigger('Poll', { function: ref('Live') }),
      asyncInvoke('Config', { function: ref('Live') }),
    );
    const save = functionOf(application, 'Save');
    expect(save?.triggers.map(({ id }) => id)).toEqual(['Poll']);
    expect(save?.asyncInvoke?.id).toBe('Config');
    expect(application.triggers[0]?.consumer).toBe(save);
  });

  test('of an alias that leads to itself reach nothing', () => {
    const { triggers } = link(alias('A', ref('B')), alias('B', ref('A')), pollTrigger('Poll', { function: ref('A') }));
    expect(triggers[0]?.consumer).toBeUndefined();
  });

  test('find a function by name, ARN and invocation URI', () => {
    for (const written of [
      'save-order',
      'arn:aws:lambda:eu-west-1:123456789012:function:save-order:live',
      'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Save.Arn}/invocations',
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:save-order/invocations',
    ]) {
      const trigger = httpTrigger('Get', { function: text(written) });
      expect(link(lambda('Save', { functionName: is('save-order') }), trigger).triggers[0]?.consumer?.id).toBe('Save');
    }
  });

  test('of a function elsewhere have no consumer', () => {
    const { triggers } = link(
      pollTrigger('Poll', { function: text('arn:aws:lambda:eu-west-1:123456789012:function:x') }),
    );
    expect(triggers[0]).not.toHaveProperty('consumer');
  });

  test('include function URLs, as requests', () => {
    const application = link(lambda('Save'), functionUrl('SaveUrl', { function: ref('Save') }));
    const save = functionOf(application, 'Save');
    expect(save?.triggers).toMatchObject([
      { id: 'SaveUrl', trigger: 'http', gateway: 'url', authorization: is('none') },
    ]);
    expect(application.urls[0]?.target).toBe(save);
    expect(application.triggers).toEqual(save?.triggers);
  });

  test('of a URL that is declared as a request already are not doubled', () => {
    const application = link(
      lambda('Save'),
      functionUrl('SaveUrl', { function: ref('Save') }),
      httpTrigger('Request', { function: ref('Save'), gateway: 'url' }),
    );
    expect(application.triggers.map(({ id }) => id)).toEqual(['Request']);
  });

  test('include workflows, each function once', () => {
    const application = link(
      lambda('Pay'),
      lambda('Ship'),
      workflow('Fulfil', { tasks: [ref('Pay'), text('arn:aws:states:::sqs:sendMessage'), ref('Ship'), ref('Pay')] }),
    );
    expect(functionOf(application, 'Pay')?.triggers).toMatchObject([
      {
        id: 'Fulfil/Pay',
        name: 'Fulfil',
        trigger: 'workflow',
        asynchronous: false,
        sourceDeclaration: { id: 'Fulfil' },
      },
    ]);
    expect(functionOf(application, 'Ship')?.triggers).toHaveLength(1);
  });

  test('on a table are streams of that table', () => {
    const trigger = pollTrigger('Changes', {
      trigger: 'stream',
      service: 'dynamodb',
      source: text('arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026'),
    });
    const { triggers } = link(table('Orders', { tableName: is('orders') }), trigger);
    expect(triggers[0]?.sourceDeclaration?.id).toBe('Orders');
  });
});

describe('log groups', () => {
  const groupsOf = (...declarations: readonly Declaration[]) =>
    functionOf(link(...declarations), 'Save')?.logGroups.map(({ id }) => id);

  test('belong to the function whose logging configuration names them', () => {
    expect(groupsOf(lambda('Save', { logGroup: ref('Shared') }), logGroup('Shared', text('/shop')))).toEqual([
      'Shared',
    ]);
    expect(groupsOf(lambda('Save', { logGroup: text('/shop') }), logGroup('Shared', text('/shop')))).toEqual([
      'Shared',
    ]);
  });

  test.each([
    ['by reference', text('/aws/lambda/${Save}'), absent],
    ['by name', text('/aws/lambda/save-order'), is('save-order')],
    ['by the same text with a placeholder', text('/aws/lambda/${AWS::StackName}-save'), is('${AWS::StackName}-save')],
  ])('belong to the function they are called after, %s', (_, name, functionName) => {
    expect(groupsOf(lambda('Save', { functionName }), lambda('Other'), logGroup('Logs', name))).toEqual(['Logs']);
  });

  test('of other names belong to nobody', () => {
    expect(groupsOf(lambda('Save', { functionName: is('save') }), logGroup('Logs', text('/aws/lambda/saved')))).toEqual(
      [],
    );
  });
});

test('an application is complete only when nothing was left out', () => {
  const whole = template(lambda('Save'));
  expect(linkTemplate(whole, new Files()).complete).toBe(true);
  const incomplete = [{ range: at('template.yaml', 0), reason: 'a nested stack is remote' }];
  expect(linkTemplate({ ...whole, incomplete }, new Files()).complete).toBe(false);
});

test('of two declarations with one id the first counts', () => {
  expect(link(queue('Same'), table('Same')).queues).toHaveLength(1);
  expect(link(queue('Same'), table('Same')).tables).toHaveLength(0);
});
