import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

function tolerated(lines: readonly string[]): boolean | undefined {
  return read(`def f():\n${lines.map((line) => `    ${line}\n`).join('')}`).catches[0]?.tolerated;
}

describe('going on after a failure is meant', () => {
  test.each([
    [['try:', '    work()', 'except Exception:', '    pass  # best effort']],
    [['try:', '    work()', 'except Exception:', '    # Ignore: the table may not exist', '    pass']],
    [['try:', '    work()', 'except Exception as e:', '    print(e)', '    # continue with the next one']],
    [['"""Tells the chats (errors are logged, not raised)."""', 'try:', '    work()', 'except Exception:', '    pass']],
    [['# Non-critical', 'try:', '    work()', 'except Exception as e:', '    print(e)']],
  ])('%j', (lines) => {
    expect(tolerated(lines)).toBe(true);
  });
});

describe('nothing says that it is meant', () => {
  test.each([
    [['try:', '    work()', 'except Exception as e:', '    print(e)']],
    [['try:', '    work()', 'except Exception as e:', '    # log it', '    print(e)']],
    [['"""Sends the errors of the day."""', 'try:', '    work()', 'except Exception as e:', '    print(e)']],
    [['# Ignored', 'first()', 'try:', '    work()', 'except Exception as e:', '    print(e)']],
    [['try:', '    work()', 'except Exception as e:', '    print(e)', '# continue with the next one', 'more()']],
  ])('%j', (lines) => {
    expect(tolerated(lines)).toBeUndefined();
  });
});
