import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

/** Whether the first invocation of `make` runs once for each environment. */
function runsOnce(text: string): boolean {
  const { invocations, functions } = read(`one = None\nmany = {}\n\ndef make(key=None): pass\n\n${text}`);
  const made = invocations.find(({ callee }) => callee.kind === 'local' && functions[callee.function]?.name === 'make');
  return made?.memoised === true;
}

describe('an invocation runs once', () => {
  test.each([
    'def get():\n    global one\n    if one is None:\n        one = make()\n    return one\n',
    'def get():\n    global one\n    if not one:\n        options = make()\n        one = Service(options)\n    return one\n',
    'def get():\n    global one\n    if one:\n        return one\n    one = make()\n    return one\n',
    'def get():\n    global one\n    one = one or make()\n    return one\n',
    'class A:\n    one = None\n    @classmethod\n    def get(cls):\n        if not cls.one:\n            cls.one = make()\n        return cls.one\n',
    'class A:\n    one = None\n    def get(self):\n        A.one = A.one or make()\n        return A.one\n',
  ])('%j', (text) => {
    expect(runsOnce(text)).toBe(true);
  });
});

describe('an invocation may run again', () => {
  test.each([
    'def get():\n    global one\n    one = make()\n    return one\n',
    'def get(key):\n    if key not in many:\n        many[key] = make(key)\n    return many[key]\n',
    'class A:\n    def get(self):\n        if not self.one:\n            self.one = make()\n        return self.one\n',
    'def handler(event, context):\n    if not event.order:\n        event.order = make()\n',
    'def handler(event, context):\n    global one\n    if event["fresh"]:\n        one = make()\n',
  ])('%j', (text) => {
    expect(runsOnce(text)).toBe(false);
  });
});
