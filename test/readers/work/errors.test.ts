import { expect, test } from 'vitest';
import { workOf } from './reading.js';

test.each([
  [
    'app.ts',
    ["class Refused extends Error { override name = 'CardRefused'; }", 'function f() { throw new Refused(); }'],
    ['Refused'],
    ['Refused is CardRefused'],
  ],
  [
    'app.js',
    ['class Refused extends Error { constructor() { super(); this.name = this.constructor.name; } }'],
    [],
    ['Refused is Refused'],
  ],
  [
    'named.js',
    ["function f() { const error = new Error('no'); error.name = 'Refused'; throw error; }"],
    ['Error as Refused'],
    [],
  ],
  [
    'app.py',
    ['class Refused(Exception):', '    pass', 'def f():', '    raise Refused("no")'],
    ['Refused'],
    ['Refused'],
  ],
  [
    'Pay.java',
    [
      'package shop;',
      'class Pay {',
      '  static class RefusedException extends RuntimeException {}',
      '  void f() { throw new RefusedException(); }',
      '}',
    ],
    ['RefusedException'],
    ['shop.Pay$RefusedException'],
  ],
  [
    'main.go',
    ['package main', 'import "errors"', 'func f() (int, error) {', '\treturn 0, errors.New("refused")', '}'],
    ['errors.New: refused'],
    [],
  ],
  [
    'Pay.cs',
    [
      'namespace Shop;',
      'class RefusedException : System.Exception {}',
      'class Pay { void F() { throw new RefusedException(); } }',
    ],
    ['RefusedException'],
    ['Shop.RefusedException'],
  ],
])('errors of %s are told by their classes', async (path, lines, thrown, classes) => {
  const { thrownErrors, errorClasses } = await workOf(path, ...lines);
  expect(
    thrownErrors.map(
      ({ className, givenName, text }) =>
        className + (givenName === undefined ? '' : ` as ${givenName}`) + (text === undefined ? '' : `: ${text}`),
    ),
  ).toEqual(thrown);
  expect(
    errorClasses.map(({ qualifiedName, givenName }) =>
      givenName === undefined ? qualifiedName : `${qualifiedName} is ${givenName}`,
    ),
  ).toEqual(classes);
});

test.each([
  ['app.ts', 'const f = (event, context) => client.send(new InvokeCommand({ FunctionName: context.functionName }));'],
  ['app.py', 'def f(event, context): client.invoke(FunctionName=context.function_name)'],
  [
    'app.js',
    'const f = (event, context) => { const own = context.invokedFunctionArn; client.invoke({ FunctionName: own }); };',
  ],
])('%s names itself as what is to be invoked', async (path, line) => {
  expect((await workOf(path, line)).ownNames).toHaveLength(1);
});

test('the name of another function is not its own', async () => {
  const { ownNames } = await workOf(
    'app.ts',
    'const f = (settings) => client.invoke({ FunctionName: settings.functionName });',
  );
  expect(ownNames).toEqual([]);
});
