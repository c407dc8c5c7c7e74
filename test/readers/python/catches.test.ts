import { describe, expect, test } from 'vitest';
import type { CatchFact } from '../../../src/model/code.js';
import { dedent, read, textAt } from './reading.js';

/** The outcome of an `except` block with these lines, in a handler's loop. */
function outcome(...lines: readonly string[]): CatchFact['outcome'] | undefined {
  const block = lines.map((line) => `            ${line}\n`).join('');
  return read(
    `import sys, boto3\nsqs = boto3.client('sqs')\ndef handler(event, context):\n    failures = []\n    success = True\n    for record in event['Records']:\n        try:\n            save(record)\n        except Exception as error:\n${block}    return success\n`,
  ).catches[0]?.outcome;
}

describe('the outcome of a catch', () => {
  test.each<[CatchFact['outcome'], readonly string[]]>([
    ['rethrown', ['raise']],
    ['rethrown', ['print(error)', 'raise OrderError() from error']],
    ['rethrown', ['if a:', '    raise', 'else:', '    raise X']],
    ['rethrown', ['with lock:', '    raise']],
    ['branches', ['if a:', '    raise']],
    ['branches', ['if a:', '    raise', 'print(error)', 'continue']],
    ['branches', ['if a:', '    return None', 'raise']],
    ['branches', ['match a:', '    case 1:', '        raise']],
    ['reported', ['failures.append(record)']],
    ['reported', ['batch_item_failures.append({"itemIdentifier": record["messageId"]})']],
    ['reported', ['sqs.send_message(QueueUrl=dlq, MessageBody=record["body"])']],
    ['reported', ['send_to_dlq(record)']],
    ['reported', ['sys.exit(1)']],
    ['reported', ['self.errors.append(error)']],
    ['reported', ['results.update(id=1)']],
    ['reported', ['failures.append(record)', 'return True']],
    ['reported', ['set_status(record, "FAILED")']],
    ['branches', ['handle(error)']],
    ['branches', ['handle(error)', 'return {"statusCode": 500}']],
    ['branches', ['sqs.purge_queue(QueueUrl=url)']],
    ['returned', ['success = False']],
    ['swallowed', ['return True']],
    ['swallowed', ['return {"statusCode": 200}']],
    ['swallowed', ['return {"ok": True}']],
    ['swallowed', ['return event']],
    ['swallowed', ['capture_exception(error)']],
    ['swallowed', ['message = str(error)', 'lines = []', 'lines.append(message)']],
    ['reported', ['errors[record["id"]] = error', 'continue']],
    ['returned', ['results[record["id"]] = None']],
    ['reported', ['return {"batchItemFailures": [1]}']],
    ['reported', ['if a:', '    raise', 'failures.append(1)']],
    ['returned', ['return {"statusCode": 500}']],
    ['returned', ['print(error)', 'return None']],
    ['returned', ['return False']],
    ['swallowed', ['pass']],
    ['swallowed', ['print(error)']],
    ['swallowed', ['logger.exception("x")', 'continue']],
    ['swallowed', ['return']],
    ['swallowed', ['unread = None']],
    ['swallowed', ['if a:', '    print(1)', 'else:', '    return False']],
  ])('%s: %j', (expected, lines) => {
    expect(outcome(...lines)).toBe(expected);
  });
});

describe('a failure that is kept in a variable', () => {
  const outcomeWith = (after: string) =>
    read(
      `def handler(event, context):\n    try:\n        save(event)\n    except Exception as e:\n        failed = e\n${after}`,
    ).catches[0]?.outcome;

  test('is reported when it is raised later', () => {
    expect(outcomeWith('    if failed:\n        raise RuntimeError()\n')).toBe('reported');
    expect(outcomeWith('    raise failed\n')).toBe('reported');
  });

  test('is told when it is only read', () => {
    expect(outcomeWith('    return {"error": failed}\n')).toBe('returned');
  });

  test('is lost when nobody reads it', () => {
    expect(outcomeWith('    return 1\n')).toBe('swallowed');
  });
});

test('what fails while a kept failure is handled is no loss', () => {
  const outcomes = (kept: string) =>
    read(
      `def handler(event, context):\n    try:\n        save(event)\n    except Exception as e:\n        try:\n            tell(str(e))\n        except Exception:\n            pass\n        ${kept}\n`,
    ).catches.map(({ outcome: each }) => each);
  expect(outcomes('raise')).toEqual(['rethrown', 'reported']);
  expect(outcomes('pass')).toEqual(['swallowed', 'swallowed']);
});

test('a function that raises whatever happens raises here', () => {
  const { catches } = read(`
    def fail(error):
        if error:
            raise error
        else:
            raise ValueError()
    def handler(event, context):
        try:
            save(event)
        except Exception as error:
            fail(error)
  `);
  expect(catches[0]?.outcome).toBe('rethrown');
});

describe('catches', () => {
  test('are broad when they take every error', () => {
    const { catches } = read(`
      try: a()
      except: pass
      try: a()
      except Exception: pass
      try: a()
      except (ValueError, Exception) as e: pass
      try: a()
      except BaseException: pass
      try: a()
      except ClientError as error: pass
      except (KeyError, TypeError): pass
      except* OSError: pass
    `);
    expect(catches.map(({ broad, errorName }) => [broad, errorName])).toEqual([
      [true, undefined],
      [true, undefined],
      [true, 'e'],
      [true, undefined],
      [false, 'error'],
      [false, undefined],
      [false, undefined],
    ]);
  });

  test('have a head and a block', () => {
    const text = dedent(`
      try:
          a()
      except (
          Exception  # all: of them
      ) as error:  # why
          log(error)
          pass
    `);
    const [caught] = read(text).catches;
    expect(caught && textAt(text, caught.range)).toBe('except (\n    Exception  # all: of them\n) as error:');
    expect(caught && textAt(text, caught.blockRange)).toBe('log(error)\n    pass');
  });

  test.each([
    ['save()', true],
    ['await_it.run()', true],
    ["int(event['id'])", false],
    ["body = json.loads(event['body'])", false],
    ["x = event['y']", false],
    ['print(1)', false],
    ['connection.close()', false],
    ["[os.remove(name) for name in os.listdir('/tmp')]", false],
    ['requests.get(url)', true],
    ['time.sleep(1)', true],
    ['client.put_item(Item={})', true],
  ])('guarding %s: does work outside: %s', (statement, expected) => {
    const { catches } = read(
      `import json, os, requests, time\ndef handler(event, context):\n    try:\n        ${statement}\n    except Exception:\n        pass\n`,
    );
    expect(catches[0]?.guardsWork).toBe(expected);
  });

  test('are in a loop, or not', () => {
    const { catches } = read(`
      for x in y:
          try: a()
          except E: pass
          def inner():
              try: a()
              except E: pass
      while True:
          try: a()
          except E: pass
    `);
    expect(catches.map(({ inLoop, scope }) => [inLoop, scope])).toEqual([
      [true, undefined],
      [false, 0],
      [true, undefined],
    ]);
  });

  test('suppress is one that does nothing', () => {
    const text =
      'import contextlib\nfrom contextlib import suppress\nwith contextlib.suppress(Exception):\n    save()\nwith suppress(KeyError), open(x) as f:\n    del a[1]\n';
    const { catches } = read(text);
    expect(catches).toMatchObject([
      { broad: true, outcome: 'swallowed', guardsWork: true },
      { broad: false, outcome: 'swallowed', guardsWork: false },
    ]);
    expect(catches.map(({ range }) => textAt(text, range))).toEqual([
      'contextlib.suppress(Exception)',
      'suppress(KeyError)',
    ]);
  });
});
