import { describe, expect, test } from 'vitest';
import { dedent, read } from './reading.js';

function started(body: string): readonly string[] {
  const text = dedent(`
    import threading
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor()

    def handler(event, context):
        ${body.replaceAll('\n', '\n        ')}
  `);
  return read(text).floatingPromises.flatMap(({ text: written, isBeside }) => (isBeside ? [written] : []));
}

describe('threads that nobody waits for', () => {
  test.each([
    ['threading.Thread(target=work).start()', ['threading.Thread(target=work).start(…)']],
    ['thread = threading.Thread(target=work)\nthread.start()', ['thread.start(…)']],
    ['pool.submit(work)', ['pool.submit(…)']],
    ['thread = threading.Thread(target=work)\nthread.start()\nthread.join()', []],
    ['with ThreadPoolExecutor() as executor:\n    executor.submit(work)', []],
    ['future = pool.submit(work)', []],
    ['timer.start()', []],
  ])('%s', (body, expected) => {
    expect(started(body)).toEqual(expected);
  });
});
