import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function set(
  marked: string,
  argument = 'InvocationType',
  value: string | number | boolean = 'Event',
): string | undefined {
  return edited(marked, { kind: 'set-argument', argument, value });
}

describe('an argument is added', () => {
  test.each([
    [
      'to a command',
      "client.send(«new Invoke({ A: 'b' })»);",
      "client.send(new Invoke({ A: 'b', InvocationType: 'Event' }));",
    ],
    [
      'to the command a client sends',
      "«client.send(new Invoke({ A: 'b' }))»;",
      "client.send(new Invoke({ A: 'b', InvocationType: 'Event' }));",
    ],
    [
      'to an awaited call',
      "const f = async () => { «await client.send(new Invoke({ A: 'b' }))»; };",
      "const f = async () => { await client.send(new Invoke({ A: 'b', InvocationType: 'Event' })); };",
    ],
    [
      'to a call of the old SDK',
      '«lambda.invoke({ A: "b" }).promise()»;',
      'lambda.invoke({ A: "b", InvocationType: "Event" }).promise();',
    ],
    [
      'on a line of its own',
      "«lambda.invoke({\n  A: 'b', // why\n})»;",
      "lambda.invoke({\n  A: 'b', // why\n  InvocationType: 'Event',\n});",
    ],
    [
      'after a line without comma',
      "«lambda.invoke({\n  A: 'b' // why\n})»;",
      "lambda.invoke({\n  A: 'b', // why\n  InvocationType: 'Event'\n});",
    ],
    [
      'after a comment with a comma',
      "«lambda.invoke({\n  A: 'b' // why, really\n})»;",
      "lambda.invoke({\n  A: 'b', // why, really\n  InvocationType: 'Event'\n});",
    ],
    [
      'after a comma on the same line',
      "«lambda.invoke({ A: 'b', })»;",
      "lambda.invoke({ A: 'b', InvocationType: 'Event', });",
    ],
    ['to an empty object', '«lambda.invoke({})»;', "lambda.invoke({ InvocationType: 'Event' });"],
    ['to a call without arguments', '«new Invoke()»;', "new Invoke({ InvocationType: 'Event' });"],
    ['to a construction without parentheses', '«new Invoke»;', "new Invoke({ InvocationType: 'Event' });"],
    ['after a spread', '«lambda.invoke({ ...common })»;', "lambda.invoke({ ...common, InvocationType: 'Event' });"],
    ['among quoted keys', '«lambda.invoke({ "A": "b" })»;', 'lambda.invoke({ "A": "b", "InvocationType": "Event" });'],
    [
      'to the variable only this call uses',
      'const input = { A: 1 };\n«lambda.invoke(input)»;',
      "const input = { A: 1, InvocationType: 'Event' };\nlambda.invoke(input);",
    ],
    [
      'to the command only this call sends',
      'const command = new Invoke({ A: 1 });\n«client.send(command)»;',
      "const command = new Invoke({ A: 1, InvocationType: 'Event' });\nclient.send(command);",
    ],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after);
  });

  test('deep inside', () => {
    expect(set('«a.put({ Item: { id: 1 } })»;', 'Item.ttl', 5)).toBe('a.put({ Item: { id: 1, ttl: 5 } });');
    expect(set('«a.put({ Key: 1 })»;', 'Options.Deep.On', true)).toBe(
      'a.put({ Key: 1, Options: { Deep: { On: true } } });',
    );
    expect(set('«a.put({ Key: 1 })»;', 'x-y', 'it\'s "so"\n')).toBe(`a.put({ Key: 1, 'x-y': 'it\\'s "so"\\n' });`);
  });
});

describe('an argument is replaced', () => {
  test.each([
    [
      'when it has another value',
      "«lambda.invoke({ InvocationType: 'RequestResponse', A: 1 })»;",
      "lambda.invoke({ InvocationType: 'Event', A: 1 });",
    ],
    [
      'when its key is quoted',
      "«lambda.invoke({ 'InvocationType': kind })»;",
      "lambda.invoke({ 'InvocationType': 'Event' });",
    ],
    ['when it is written short', '«lambda.invoke({ InvocationType })»;', "lambda.invoke({ InvocationType: 'Event' });"],
    [
      'when it comes after a spread',
      '«lambda.invoke({ ...a, InvocationType: b })»;',
      "lambda.invoke({ ...a, InvocationType: 'Event' });",
    ],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after);
  });
});

describe('nothing is set when', () => {
  test.each([
    ['it has that value', "«lambda.invoke({ InvocationType: 'Event' })»;"],
    ['a spread may say otherwise', "«lambda.invoke({ InvocationType: 'a', ...b })»;"],
    ['the object comes from elsewhere', '«lambda.invoke(makeInput())»;'],
    ['others use the object too', 'const input = { A: 1 };\n«lambda.invoke(input)»;\nlambda.invoke(input);'],
    ['the object is taken apart', 'const { input } = { input: a };\n«lambda.invoke(input)»;'],
    ['the variable changes', 'let input = { A: 1 };\ninput = a;\n«lambda.invoke(input)»;'],
    ['it is a method', '«lambda.invoke({ InvocationType() {} })»;'],
    ['there is no call', 'const «a» = 1;'],
  ])('%s', (_, marked) => {
    expect(set(marked)).toBeUndefined();
  });

  test('a part of the path is no object', () => {
    expect(set('«a.put({ Item: item })»;', 'Item.ttl', 5)).toBeUndefined();
  });
});
