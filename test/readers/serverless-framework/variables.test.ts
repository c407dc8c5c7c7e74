import { describe, expect, test } from 'vitest';
import { parseVariables } from '../../../src/readers/templates/serverless-framework/variables/syntax.js';
import { plain, textAt } from '../cloudformation/reading.js';
import { declaration, type Files, read, service } from './reading.js';

/** What `${…}` gives as a function's description of time: its value in `environment.X`. */
function given(variable: string, rest = '', files: Files = {}): unknown {
  const text = service(`functions:\n  save:\n    handler: a.b\n    environment:\n      X: ${variable}\n${rest}`);
  const facts = read({ 'serverless.yml': text, ...files });
  return plain(declaration(facts, 'function', 'save').environment.variables[0]?.value);
}

const custom = `custom:
  name: Orders
  list: [a, b]
  dev: { size: 1 }
  prod: { size: 2 }
  again: \${self:custom.name}
  circle: \${self:custom.circle}
`;

describe('variables', () => {
  test.each([
    ['${self:custom.name}', 'Orders'],
    ['${self:custom.again}', 'Orders'],
    ['${self:custom.list.1}', 'b'],
    ['${self:service}', 'orders'],
    ['${self:provider.stage}', 'dev'],
    ['${self:provider.region}', 'us-east-1'],
    ['${sls:stage}', 'dev'],
    ['${opt:stage}', 'dev'],
    ["${opt:stage, 'test'}", 'test'],
    ['${opt:stage, self:provider.stage}', 'dev'],
    ['${self:custom.${sls:stage}.size}', '1'],
    ["${self:custom.nothing, 'else'}", 'else'],
    ["${self:custom.nothing, self:custom.neither, 'else'}", 'else'],
    ['${env:HOME, "there"}', 'there'],
    ['a-${self:custom.name}-${sls:stage}', 'a-Orders-dev'],
    ['${strToBool(${self:custom.name})}', 'false'],
    ["${file(./config.yml):stages.${opt:stage, 'dev'}.url}", 'https://dev'],
    ['${file(config.json):key}', 'value'],
    ["${file(missing.yml):key, 'none'}", 'none'],
    ['arn:${AWS::Region}', 'arn:${AWS::Region}'],
    ['arn:#{AWS::Region}:x', 'arn:${AWS::Region}:x'],
  ])('%s gives a value', (variable, value) => {
    const files = { 'config.yml': 'stages:\n  dev:\n    url: https://dev\n', 'config.json': '{ "key": "value" }' };
    expect(given(variable, custom, files)).toEqual(value);
  });

  test.each([
    ['${env:TOKEN}', 'TOKEN is a variable of the environment it is deployed from'],
    ['${opt:size}', 'the option size is given when deploying'],
    ['${param:size}', 'the parameter size is given when deploying'],
    ['${ssm:/orders/key}', '/orders/key is read from the parameter store when deploying'],
    ['${cf:stack.Out}', 'cf:stack.Out is known only when deploying'],
    ['${aws:accountId}', 'aws:accountId is known only when deploying'],
    ['${self:custom.nothing}', 'nothing gives ${self:custom.nothing} a value'],
    ['${self:custom.circle}', 'it refers to itself'],
    ['${file(missing.yml):key}', 'there is no file missing.yml that can be read'],
    ['${file(../../up.yml):key}', '../../up.yml leads out of the workspace'],
  ])('%s is unknown', (variable, reason) => {
    expect(given(variable, custom)).toEqual({ unknown: reason });
  });

  test('a stage that nobody knows gives everything it may be', () => {
    const rest = custom.split('  again')[0];
    expect(given('${self:custom.${env:STAGE}.size}', rest)).toEqual({ choice: ['1', '2'] });
  });

  test('parameters of the stage come before those of all stages', () => {
    const params = 'params:\n  default: { size: small, kind: plain }\n  dev: { size: large }\n';
    expect(given('${param:size}-${param:kind}', params)).toBe('large-plain');
    const stages = 'stages:\n  default: { params: { size: small } }\n  dev: { params: { size: large } }\n';
    expect(given('${param:size}', stages)).toBe('large');
  });

  test('a secret from the store is a parameter, marked where it must not be shown', () => {
    const text = service(
      'functions:\n  save:\n    handler: a.b\n    environment:\n      A: ${ssm:/orders/API_KEY~true}\n      DB_PASSWORD: ${env:DB_PASSWORD}\n      C: ${ssm:/aws/reference/secretsmanager/x}\n',
    );
    const { variables } = declaration(read(text), 'function', 'save').environment;
    expect(variables.map(({ secret }) => secret)).toEqual([
      { kind: 'masked-parameter', parameter: 'API_KEY' },
      { kind: 'parameter', parameter: 'DB_PASSWORD' },
      { kind: 'resolved' },
    ]);
  });

  test('a value says where it is written and where it is defined', () => {
    const text = service(
      'functions:\n  save:\n    handler: a.b\n    timeout: ${self:custom.time}\ncustom:\n  time: 12\n',
    );
    const { timeoutSeconds } = declaration(read(text), 'function', 'save');
    if (timeoutSeconds.kind !== 'known') throw new Error('it is not known');
    expect(textAt(text, timeoutSeconds.range)).toBe('${self:custom.time}');
    expect(textAt(text, timeoutSeconds.definedAt)).toBe('12');
  });

  test('variables inside of Fn::Sub are filled in first', () => {
    expect(
      given(
        '!Sub "${self:service}-${AWS::Region}-${Table}"',
        'resources:\n  Resources:\n    Table: { Type: AWS::DynamoDB::Table }\n',
      ),
    ).toBe('orders-${AWS::Region}-${Table}');
  });
});

describe('the syntax', () => {
  test('what is left to CloudFormation is no variable', () => {
    expect(parseVariables('${AWS::Region}')).toBeUndefined();
    expect(parseVariables('${Orders.Arn}')).toBeUndefined();
    expect(parseVariables('${!Literal}')).toBeUndefined();
    expect(parseVariables('${ unfinished: x')).toBeUndefined();
    expect(parseVariables('no variable')).toBeUndefined();
  });

  test('sources are divided at commas outside of braces, parentheses and quotes', () => {
    const [variable] = parseVariables("${file(a,b.yml):${opt:x, 'y,z'}, env:N, 'a,b', null, 12}") ?? [];
    expect(typeof variable === 'object' && variable.sources).toEqual([
      {
        kind: 'address',
        type: 'file',
        parameters: 'a,b.yml',
        address: "${opt:x, 'y,z'}",
        text: "file(a,b.yml):${opt:x, 'y,z'}",
      },
      { kind: 'address', type: 'env', address: 'N', text: 'env:N' },
      { kind: 'literal', value: 'a,b' },
      { kind: 'literal', value: null },
      { kind: 'literal', value: '12' },
    ]);
  });
});
