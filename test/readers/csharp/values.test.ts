import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

function inHandler(body: string, usings = '', fields = '') {
  return read(
    `${usings}\nclass Function {\n${fields}\npublic async Task<object> Handler(SQSEvent evnt, ILambdaContext context) {\n${body}\n}\n}\n`,
  );
}

describe('the environment', () => {
  const handlingOf = (body: string, fields = '') => {
    const [read1] = inHandler(body, '', fields).environmentReads;
    return read1 && (read1.optional ? 'optional' : read1.failsWhenMissing ? 'required' : 'plain');
  };
  const read1 = 'Environment.GetEnvironmentVariable("NAME")';

  test.each([
    [`var x = ${read1};`, 'plain'],
    [`var x = ${read1}!;`, 'plain'],
    [`var x = ${read1} ?? "default";`, 'optional'],
    [`var x = ${read1} ?? throw new Exception();`, 'required'],
    [`var x = ${read1}.Split(',');`, 'required'],
    [`var x = ${read1}?.Split(',');`, 'optional'],
    [`var x = int.Parse(${read1});`, 'required'],
    [`if (bool.TryParse(${read1}, out var on)) { }`, 'optional'],
    [`if (string.IsNullOrEmpty(${read1})) return null;`, 'optional'],
    [`if (${read1} == "true") { }`, 'optional'],
    [`if (${read1} is { Length: > 0 } name) { }`, 'optional'],
    [`var x = System.Environment.GetEnvironmentVariable("NAME");`, 'plain'],
  ])('%s', (body, handling) => {
    expect(handlingOf(body)).toBe(handling);
  });

  test('is read at the start by fields, and by its name through a constant', () => {
    const { environmentReads } = read(`
      class A
      {
          const string Key = "TABLE";
          static readonly string Table = Environment.GetEnvironmentVariable(Key);
          readonly string queue = Environment.GetEnvironmentVariable("QUEUE") ?? "";
      }
    `);
    expect(environmentReads.map(({ name, scope }) => [name, scope])).toEqual([
      ['TABLE', undefined],
      ['QUEUE', 0],
    ]);
  });

  test('is behind the configuration where a key is written as a variable', () => {
    const { environmentReads } = inHandler(
      'var a = config["TABLE_NAME"]; var b = config["Section:Key"]; var c = config.GetValue<int>("MAX_ITEMS"); var d = order["TABLE_NAME"];',
      '',
      'IConfiguration config;',
    );
    expect(environmentReads.map(({ name, optional }) => [name, optional])).toEqual([
      ['TABLE_NAME', true],
      ['MAX_ITEMS', true],
    ]);
  });
});

describe('logs', () => {
  const logsIn = (body: string, usings = '', fields = '') =>
    inHandler(body, usings, fields).logs.map(({ level, structured, event }) => [level, structured, event]);

  test.each([
    ['context.Logger.LogInformation("x");', 'info', false],
    ['context.Logger.LogLine("x");', 'info', false],
    ['context.Logger.LogError(ex, "x");', 'error', false],
    ['LambdaLogger.Log("x");', 'info', false],
    ['Console.WriteLine("x");', 'info', false],
    ['Console.Error.WriteLine("x");', 'error', false],
    ['_logger.LogWarning("x");', 'warn', false],
    ['Logger.LogInformation("x");', 'info', true],
    ['Log.Error(ex, "x");', 'error', true],
  ])('%s', (body, level, structured) => {
    const usings = /^Log\./.test(body)
      ? 'using Serilog;'
      : /^Logger\./.test(body)
        ? 'using AWS.Lambda.Powertools.Logging;'
        : 'using Microsoft.Extensions.Logging;';
    expect(logsIn(body, usings, 'readonly ILogger<Function> _logger;')).toEqual([[level, structured, 'none']]);
  });

  test.each([
    ['Console.WriteLine(JsonSerializer.Serialize(evnt));', 'whole'],
    ['Console.WriteLine($"Got {JsonSerializer.Serialize(evnt.Records)}");', 'whole'],
    ['Console.WriteLine("Got " + JsonConvert.SerializeObject(evnt));', 'whole'],
    ['var json = JsonSerializer.Serialize(evnt); Console.WriteLine(json);', 'whole'],
    ['Console.WriteLine(string.Format("{0}", JsonSerializer.Serialize(evnt)));', 'whole'],
    ['Console.WriteLine(evnt);', 'none'],
    ['Console.WriteLine($"Got {evnt}");', 'none'],
    ['Console.WriteLine(evnt.Records.Count);', 'none'],
    ['Console.WriteLine(JsonSerializer.Serialize(evnt.Records[0].MessageId));', 'none'],
    [
      'if (Environment.GetEnvironmentVariable("DEBUG") == "1") Console.WriteLine(JsonSerializer.Serialize(evnt));',
      'none',
    ],
  ])('%s shows %s', (body, event) => {
    expect(inHandler(body).logs.map((log) => log.event)).toEqual([event]);
  });

  test('of a logger that writes objects show what they are given', () => {
    expect(logsIn('Log.Information("{@Event}", evnt);', 'using Serilog;')).toEqual([['info', true, 'whole']]);
    expect(logsIn('Logger.LogInformation(evnt);', 'using AWS.Lambda.Powertools.Logging;')).toEqual([
      ['info', true, 'whole'],
    ]);
  });

  test('show the headers of a request, not what is bound to its parts', () => {
    const { logs } = read(`
      class A
      {
          public void F(APIGatewayProxyRequest request, ILambdaContext context) { Console.WriteLine(JsonSerializer.Serialize(request.Headers)); }
          [LambdaFunction, HttpApi(LambdaHttpMethod.Get, "/")]
          public void G(string id, [FromBody] Order order) { Console.WriteLine(JsonSerializer.Serialize(id)); Console.WriteLine(id); }
          public string FunctionHandler(string input, ILambdaContext context) { Console.WriteLine(input); return input; }
      }
    `);
    expect(logs.map(({ event }) => event)).toEqual(['headers', 'none', 'none', 'none']);
  });

  test('for debugging are off until the level is set', () => {
    const usings = 'using Microsoft.Extensions.Logging;';
    const isOff = (body: string) =>
      inHandler(body, usings, 'ILogger<Function> _logger;').logs.map((log) => log.offByDefault ?? false);
    expect(isOff('_logger.LogDebug("x");')).toEqual([true]);
    expect(isOff('builder.SetMinimumLevel(LogLevel.Debug); _logger.LogDebug("x");')).toEqual([false]);
  });

  test('have their statements', () => {
    const text = dedent('class A { void F() { Console.WriteLine("x"); var y = Try(() => Console.WriteLine("y")); } }');
    const { logs } = read(text);
    expect(logs.map(({ statementRange }) => statementRange && textAt(text, statementRange))).toEqual([
      'Console.WriteLine("x");',
      undefined,
    ]);
  });
});
