import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

function tolerated(text: string): boolean | undefined {
  return read(text).catches[0]?.tolerated;
}

describe('going on after a failure is meant', () => {
  test.each([
    'try { await work(); } catch { /* we tried our best */ }',
    'try { await work(); } catch (error) {\n  log(error);\n  // Do not throw: the order is saved\n}',
    'try { await work(); } catch (error) {\n  log(error);\n  // Continue without it\n}',
    '// Send the mail - non-critical, should not block the flow\ntry { await work(); } catch (error) { log(error); }',
    'let key; try { key = await getKey(); } catch (error) { log(error); } if (key) use(key);',
    'let key; try { key = (await kms.getPublicKey({})); } catch (error) { log(error); } use(key?.id);',
  ])('%s', (text) => {
    expect(tolerated(`async function f() {\n${text}\n}`)).toBe(true);
  });
});

describe('nothing says that it is meant', () => {
  test.each([
    'try { await work(); } catch (error) { log(error); }',
    'try { await work(); } catch (error) {\n  // Log the error\n  log(error);\n}',
    "try { await work(); } catch (error) { log('see https://example.com/ignore'); }",
    '// Ignore this\nfirst();\ntry { await work(); } catch (error) { log(error); }',
    'let sent; try { sent = await sendMail(); } catch (error) { log(error); } if (sent) mark();',
    'let key; try { key = await getKey(); } catch (error) { log(error); } use(key);',
  ])('%s', (text) => {
    expect(tolerated(`async function f() {\n${text}\n}`)).toBeUndefined();
  });
});

test('the documentation of the function says that it is meant', () => {
  const work = '{ try { await work(); } catch (error) { console.error(error); } }';
  expect(tolerated(`/** Best effort: never throws. */\nexport async function tell() ${work}`)).toBe(true);
  expect(tolerated(`/**\n * Tells them.\n * Errors are logged only.\n */\nconst tell = async () => ${work}`)).toBe(
    true,
  );
  expect(tolerated(`/** Tells of errors. */\nexport async function tell() ${work}`)).toBeUndefined();
  expect(tolerated(`/** Best effort. */\nfirst();\nexport async function tell() ${work}`)).toBeUndefined();
});
