import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

describe('logs', () => {
  test('of every kind, with level and structure', () => {
    const { logs } = read(`
      import logging, structlog
      from aws_lambda_powertools import Logger
      from loguru import logger as loguru
      from shared import log, get_logger

      logger = logging.getLogger(__name__)
      tools = Logger()
      events = structlog.get_logger()
      own_logger = get_logger()

      class Service:
          def run(self):
              self.logger.warning('x')

      print('x')
      logger.info('x')
      logging.error('x')
      logging.getLogger().critical('x')
      tools.debug('x')
      tools.append_keys(a=1)
      events.bind(a=1).warn('x')
      loguru.exception('x')
      log.info('x')
      own_logger.error('x')
      logger.log(logging.WARNING, 'x')
      math.log(5)
      logger.setLevel('INFO')
    `);
    expect(logs.map(({ level, structured }) => [level, structured])).toEqual([
      ['warn', false],
      ['info', false],
      ['info', false],
      ['error', false],
      ['error', false],
      ['debug', true],
      ['warn', true],
      ['error', false],
      ['info', false],
      ['error', false],
      ['warn', false],
    ]);
  });

  test('for debugging are off as long as nobody lowers the level', () => {
    const off = (head: string) =>
      read(`import logging\nlogger = logging.getLogger()\n${head}\nlogger.debug(event)\nlogger.info(event)\n`).logs.map(
        ({ offByDefault }) => offByDefault === true,
      );
    expect(off('')).toEqual([true, false]);
    expect(off('logger.setLevel(logging.INFO)')).toEqual([true, false]);
    expect(off('logger.setLevel(os.environ["LEVEL"])')).toEqual([true, false]);
    expect(off('logger.setLevel(logging.DEBUG)')).toEqual([false, false]);
    expect(off('logging.basicConfig(level="DEBUG")')).toEqual([false, false]);
  });

  test('through a JSON formatter are structured', () => {
    expect(
      read("from pythonjsonlogger import jsonlogger\nimport logging\nlogger = logging.getLogger()\nlogger.info('x')\n")
        .logs,
    ).toMatchObject([{ structured: true }]);
  });

  test.each([
    'print(event)',
    "print('event', event)",
    "print('event: ' + json.dumps(event, indent=2))",
    "print(f'event: {event}')",
    "print(f'{json.dumps(event)!r}')",
    "print('event: %s' % event)",
    "print('event: {}'.format(json.dumps(event)))",
    "logger.info('event %s', event)",
    "logger.info('event', extra={'event': event})",
    'logger.info({"event": event, "a": 1})',
    'logger.debug(event=event)',
    'print(str(event))',
    "print(event['Records'])",
    'pprint.pprint(event)',
    'copy = event; print(copy)',
    'message = json.dumps(event); print(message)',
    'print(dict(event))',
  ])('%s writes the whole event', (statement) => {
    expect(
      read(
        `import json, logging, pprint\nlogger = logging.getLogger()\ndef handler(event, context):\n    ${statement}\n`,
      ).logs,
    ).toMatchObject([{ event: 'whole' }]);
  });

  test.each(["event['headers']", "event.get('headers')", "json.dumps(event['headers'])", "event['multiValueHeaders']"])(
    '%s are the headers',
    (value) => {
      expect(read(`import json\ndef handler(event, context):\n    print(${value})\n`).logs).toMatchObject([
        { event: 'headers' },
      ]);
    },
  );

  test.each([
    "event['id']",
    "event['headers']['host']",
    "event.get('detail')",
    "len(event['Records'])",
    'len(event)',
    "event['body']",
    'context',
    'save(event)',
    "'event'",
    "json.loads(event['body'])",
    'list(event.keys())',
  ])('%s is a chosen field at most', (value) => {
    expect(read(`import json\ndef handler(event, context):\n    print(${value})\n`).logs).toMatchObject([
      { event: 'none' },
    ]);
  });

  test('what is switched on by the environment is for development', () => {
    const { logs } = read(`
      import os
      DEBUG = os.environ.get('DEBUG', '') == 'true'
      def handler(event, context):
          if DEBUG:
              print(event)
          else:
              print(event)
          if os.getenv('STAGE') == 'dev' and event:
              print(event)
          if event:
              print(event)
    `);
    expect(logs.map((log) => log.event)).toEqual(['none', 'whole', 'none', 'whole']);
  });

  test('the event is the one of the handler', () => {
    expect(
      read(`
        def handler(event, context):
            show(event)
            for record in event['Records']:
                event = json.loads(record['body'])
                print(event)
                other(event['id'])

        def show(thing):
            print(thing)

        def other(event):
            print(event)
      `).logs.map((log) => log.event),
    ).toEqual(['none', 'whole', 'none']);
  });

  test('have the whole statement where they are one', () => {
    const text = dedent(`
      def handler(event, context):
          print(
              event,
          )
          x = print(event) or 1
    `);
    const { logs } = read(text);
    expect(logs.map(({ statementRange }) => statementRange && textAt(text, statementRange))).toEqual([
      'print(\n        event,\n    )',
      undefined,
    ]);
  });
});
