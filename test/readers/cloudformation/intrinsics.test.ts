import { describe, expect, test } from 'vitest';
import { declaration, plain, read, sam, textAt } from './reading.js';

/** What the environment variable V of a function with this value may be. */
function variable(value: string, before = '') {
  const text = sam(
    `  Orders:\n    Type: AWS::SQS::Queue\n  Store:\n    Type: AWS::DynamoDB::Table\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Environment:\n        Variables:\n          V: ${value}\n`,
    before,
  );
  const [found] = declaration(read(text), 'function', 'Save').environment.variables;
  return { text, found: found! };
}

const value = (written: string, before = '') => plain(variable(written, before).found.value);

describe('Ref', () => {
  test('points to a resource with what Ref gives for its type', () => {
    expect(value('!Ref Orders')).toBe('@Orders.url');
    expect(value('!Ref Store')).toBe('@Store.name');
    expect(value('{ Ref: Store }')).toBe('@Store.name');
  });

  test('a parameter is its default, defined where the default stands', () => {
    const { text, found } = variable('!Ref Stage', 'Parameters:\n  Stage:\n    Type: String\n    Default: dev\n');
    expect(plain(found.value)).toBe('dev');
    expect(textAt(text, found.value.kind === 'known' ? found.value.range : undefined)).toBe('!Ref Stage');
    expect(textAt(text, found.value.kind === 'known' ? found.value.definedAt : undefined)).toBe('dev');
    expect(found.parameter).toEqual({ name: 'Stage', masked: false });
  });

  test('a parameter without default is unknown, and masked with NoEcho', () => {
    const { found } = variable('!Ref Key', 'Parameters:\n  Key:\n    Type: String\n    NoEcho: true\n');
    expect(plain(found.value)).toEqual({ unknown: 'parameter Key has no default' });
    expect(found.parameter).toEqual({ name: 'Key', masked: true });
  });

  test('a parameter read from the parameter store is unknown although it has a default', () => {
    const type = 'AWS::SSM::Parameter::Value<String>';
    expect(value('!Ref P', `Parameters:\n  P:\n    Type: ${type}\n    Default: /a/b\n`)).toEqual({
      unknown: 'parameter P is read from the parameter store',
    });
  });

  test('pseudo parameters are unknown, and NoValue is nothing', () => {
    expect(value('!Ref AWS::Region')).toEqual({ unknown: 'AWS::Region is known only when deploying' });
    expect(value('!Ref AWS::NoValue')).toBeUndefined();
  });

  test('a name nobody declares is unknown', () => {
    expect(value('!Ref Nobody')).toEqual({ unknown: 'nothing in this template is called Nobody' });
  });

  test('names what SAM makes', () => {
    expect(value('!Ref ServerlessRestApi')).toBe('@ServerlessRestApi');
    expect(value('!GetAtt SaveRole.Arn')).toBe('@SaveRole.arn');
  });

  test('a list parameter joins', () => {
    const parameters = 'Parameters:\n  Ids:\n    Type: CommaDelimitedList\n    Default: a, b\n';
    expect(value('!Join ["-", !Ref Ids]', parameters)).toBe('a-b');
    expect(value('!Select [1, !Ref Ids]', parameters)).toBe('b');
  });
});

describe('Fn::GetAtt', () => {
  test.each([
    ['!GetAtt Orders.Arn', '@Orders.arn'],
    ['!GetAtt [Orders, QueueName]', '@Orders.name'],
    ['{ "Fn::GetAtt": [Store, StreamArn] }', '@Store.streamArn'],
    ['{ "Fn::GetAtt": "Store.Arn" }', '@Store.arn'],
  ])('%s', (written, expected) => expect(value(written)).toBe(expected));

  test('of a resource nobody declares is unknown', () => {
    expect(value('!GetAtt Nobody.Arn')).toEqual({ unknown: 'nothing in this template is called Nobody' });
  });
});

describe('Fn::Sub', () => {
  test('leads to the resource it begins with', () => {
    expect(value('!Sub "${Store.Arn}/index/*"')).toBe('@Store.arn/index/*');
    expect(value('!Sub ${Orders}')).toBe('@Orders.url');
  });

  test('keeps what is not known as placeholder', () => {
    expect(value('!Sub "arn:aws:s3:::${AWS::AccountId}-${Store}"')).toBe('arn:aws:s3:::${AWS::AccountId}-${Store}');
  });

  test('takes variables of its own, and leaves escaped ones', () => {
    expect(value('!Sub ["${a}-${!b}", { a: 1 }]')).toBe('1-${b}');
  });

  test('of one parameter is that parameter', () => {
    const { found } = variable('!Sub "${Key}"', 'Parameters:\n  Key:\n    Type: String\n    NoEcho: true\n');
    expect(found.parameter).toEqual({ name: 'Key', masked: true });
    expect(plain(found.value)).toEqual({ unknown: 'parameter Key has no default' });
  });

  test('puts in the default of a parameter', () => {
    expect(value('!Sub "${Stage}-x"', 'Parameters:\n  Stage:\n    Type: String\n    Default: dev\n')).toBe('dev-x');
  });
});

describe('Fn::If', () => {
  test('is every branch, whatever the condition', () => {
    const conditions = 'Conditions:\n  IsProd: !Equals [a, a]\n';
    expect(value('!If [IsProd, a, !If [IsProd, b, !Ref AWS::NoValue]]', conditions)).toEqual({
      choice: ['a', 'b', undefined],
    });
  });

  test('is one value when the branches are the same', () => {
    expect(value('!If [C, a, a]')).toBe('a');
  });

  test('multiplies inside a text', () => {
    expect(value('!Join ["", [!If [A, a, b], !If [B, c, d]]]')).toEqual({ choice: ['ac', 'ad', 'bc', 'bd'] });
  });

  test('keeps at most 16 possibilities', () => {
    const pieces = Array.from({ length: 30 }, (_, at) => `!If [C${at}, x${at}, y${at}]`).join(', ');
    const found = value(`!Join ["", [${pieces}]]`) as { choice: unknown[] };
    expect(found.choice).toHaveLength(16);
    expect(found.choice.at(-1)).toEqual({ unknown: 'it may be too many things' });
  });
});

describe('Fn::FindInMap', () => {
  const mappings = 'Mappings:\n  Sizes:\n    dev:\n      memory: 128\n    prod:\n      memory: 512\n';

  test('with known keys is the value, defined in the mapping', () => {
    const { text, found } = variable('!FindInMap [Sizes, dev, memory]', mappings);
    expect(plain(found.value)).toBe('128');
    expect(textAt(text, found.value.kind === 'known' ? found.value.definedAt : undefined)).toBe('128');
  });

  test('with an unknown first key may be the value of each', () => {
    expect(value('!FindInMap [Sizes, !Ref AWS::Region, memory]', mappings)).toEqual({ choice: ['128', '512'] });
  });

  test('falls back where it may', () => {
    expect(value('!FindInMap [Sizes, test, memory, { DefaultValue: 1 }]', mappings)).toBe('1');
    expect(value('!FindInMap [Sizes, test, memory]', mappings)).toEqual({ unknown: 'mapping Sizes has no test' });
    expect(value('!FindInMap [None, a, b]', mappings)).toEqual({ unknown: 'there is no mapping None' });
  });
});

describe('other functions', () => {
  test.each([
    ['!Join [":", [a, !GetAtt Orders.QueueName]]', 'a:${Orders.QueueName}'],
    ['!Select [1, [a, b]]', 'b'],
    ['!Select [0, !Split ["/", a/b]]', 'a'],
    ['!Select [1, !Split ["/", !Sub "x/${Store}"]]', '@Store.name'],
    ['!Base64 abc', 'abc'],
    ['{ "Fn::ToJsonString": { a: [1, !Ref Store] } }', '{"a":["1","${Store}"]}'],
    ['{ "Fn::Length": [a, b, c] }', '3'],
    ['"{{resolve:ssm:/a/b}}"', '{{resolve:ssm:/a/b}}'],
  ])('%s', (written, expected) => expect(value(written)).toBe(expected));

  test.each([
    ['!ImportValue Shared', 'Shared is imported from another stack'],
    ['!GetAZs ""', 'Fn::GetAZs is worked out only when deploying'],
    ['!Transform { Name: Count, Parameters: {} }', 'Count puts it in when deploying'],
    ['!Select [7, [a]]', 'the list has no item 7'],
    ['!Sub [1, 2, [3]]', undefined],
    ['!Join x', 'Fn::Join is not written as it must be'],
    ['!If [a]', 'Fn::If is not written as it must be'],
    ['!Nobody x', '!Nobody is worked out only when deploying'],
  ])('%s is unknown', (written, reason) => {
    expect(value(written)).toEqual(reason === undefined ? '1' : { unknown: reason });
  });
});

describe('Fn::ForEach', () => {
  const loop = (collection: string) =>
    `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Queues:\n    - Name\n    - ${collection}\n    - Queue\${Name}:\n        Type: AWS::SQS::Queue\n        Properties:\n          QueueName: !Sub "orders-\${Name}"\n`;

  test('writes out a list that is known', () => {
    const facts = read(loop('[A, B]'));
    expect(facts.declarations.map(({ id }) => id)).toEqual(['QueueA', 'QueueB']);
    expect(plain(declaration(facts, 'queue', 'QueueB').queueName)).toBe('orders-B');
    expect(declaration(facts, 'queue', 'QueueB').origin.path).toEqual([
      'Resources',
      'Fn::ForEach::Queues',
      '2',
      'Queue${Name}',
    ]);
    expect(facts.incomplete).toEqual([]);
  });

  test('over a list that is not known leaves the application incomplete', () => {
    const facts = read(loop('!Ref Names'));
    expect(facts.declarations).toEqual([]);
    expect(facts.incomplete.map(({ reason }) => reason)).toEqual([
      'Fn::ForEach::Queues runs over a list that is not known',
    ]);
  });
});
