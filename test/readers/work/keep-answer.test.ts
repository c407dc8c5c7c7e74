import { describe, expect, test } from 'vitest';
import { after } from './after-edit.js';

const lines = (...each: readonly string[]) => each.join('\n');

const kept = (path: string, text: string, part: string, operation = 'GetSecretValue') =>
  after(path, text, part, (at) => ({ kind: 'keep-answer', at, operation, seconds: 300 }));

describe('keep-answer in TypeScript', () => {
  const call = "secrets.send(new GetSecretValueCommand({ SecretId: 'a' }))";
  const text = (...body: readonly string[]) =>
    lines(
      "import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';",
      '',
      'const secrets = new SecretsManagerClient({});',
      '',
      '/** Answers. */',
      'export const handler = async (event) => {',
      ...body,
      '};',
      '',
    );

  test('in a variable of the module with an end', async () => {
    expect(await kept('a.ts', text(`  const token = (await ${call}).SecretString; // secret`), call)).toBe(
      lines(
        "import { GetSecretValueCommand, SecretsManagerClient, type GetSecretValueCommandOutput } from '@aws-sdk/client-secrets-manager';",
        '',
        'const secrets = new SecretsManagerClient({});',
        '',
        'let keptSecretValue: { readonly answer: GetSecretValueCommandOutput; readonly until: number } | undefined;',
        '',
        '/** Answers. */',
        'export const handler = async (event) => {',
        '  if (!keptSecretValue || keptSecretValue.until < Date.now()) {',
        '    keptSecretValue = {',
        `      answer: await ${call},`,
        '      until: Date.now() + 300_000,',
        '    };',
        '  }',
        '  const token = keptSecretValue.answer.SecretString; // secret',
        '};',
        '',
      ),
    );
  });

  test('in JavaScript of the older SDK', async () => {
    const older = lines(
      "const AWS = require('aws-sdk')",
      'const ssm = new AWS.SSM()',
      'exports.handler = async () => {',
      '  const found = await ssm.getParameter({',
      '    Name: process.env.NAME,',
      '  }).promise()',
      '  return found',
      '}',
    );
    const part = 'ssm.getParameter({\n    Name: process.env.NAME,\n  }).promise()';
    expect(await kept('a.js', older, part, 'GetParameter')).toBe(
      lines(
        "const AWS = require('aws-sdk')",
        'const ssm = new AWS.SSM()',
        'let keptParameter',
        '',
        'exports.handler = async () => {',
        '  if (!keptParameter || keptParameter.until < Date.now()) {',
        '    keptParameter = {',
        '      answer: await ssm.getParameter({',
        '        Name: process.env.NAME,',
        '      }).promise(),',
        '      until: Date.now() + 300_000,',
        '    }',
        '  }',
        '  const found = keptParameter.answer',
        '  return found',
        '}',
      ),
    );
  });

  test.each([
    ['what is asked for comes with the event', call.replace("'a'", 'event.name')],
    ['what is asked for is worked out', call.replace("'a'", 'nameOf()')],
    ['what is asked for is a variable of the function', call.replace("'a'", 'name')],
  ])('not where %s', async (_, asked) => {
    expect(await kept('a.ts', text("  const name = 'a';", `  const token = await ${asked};`), asked)).toBeUndefined();
  });

  test('not where it is asked under a condition, or nobody waits there', async () => {
    expect(await kept('a.ts', text(`  const token = event.x && (await ${call});`), call)).toBeUndefined();
    expect(await kept('a.ts', text(`  const [token] = await Promise.all([${call}]);`), call)).toBeUndefined();
    expect(await kept('a.ts', text(`  for (;;) if (await ${call}) break;`), call)).toBeUndefined();
  });
});

describe('keep-answer in classes and functions of several uses', () => {
  test.each([
    ['the object knows what is asked for', "const name = 'a';", 'this.ssm', 'this.name'],
    ['the client is made for the event', 'const ssm = new SSMClient({ region: event.region });', 'ssm', "'a'"],
    [
      'the client is made with what is read from the event',
      'const { region } = event; const ssm = new SSMClient({ region });',
      'ssm',
      "'a'",
    ],
  ])('not where %s', async (_, made, client, name) => {
    const asked = `${client}.send(new GetParameterCommand({ Name: ${name} }))`;
    const text = lines(
      "import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';",
      'export class Settings {',
      '  constructor(private readonly name: string, private readonly ssm: SSMClient) {}',
      '  async read(event) {',
      `    ${made}`,
      `    const found = await ${asked};`,
      '    return found;',
      '  }',
      '}',
    );
    expect(await kept('a.ts', text, asked, 'GetParameter')).toBeUndefined();
  });

  test('where the client is made in the function, always alike', async () => {
    const asked = 'ssm.get_parameter(Name="a")';
    const text = (...made: readonly string[]) =>
      lines('import boto3', '', 'def handler(event, context):', ...made, `    found = ${asked}`, '');
    const always = text('    session = boto3.Session()', '    ssm = session.client("ssm")');
    expect(await kept('a.py', always, asked, 'GetParameter')).toBeDefined();
    const ofEvent = text('    session = boto3.Session(event["profile"])', '    ssm = session.client("ssm")');
    expect(await kept('a.py', ofEvent, asked, 'GetParameter')).toBeUndefined();
  });

  test('not where a field of Java may differ from object to object', async () => {
    const asked = 'parameters.getParameter(request -> request.name(name))';
    const text = (field: string) =>
      lines(
        'import software.amazon.awssdk.services.ssm.SsmClient;',
        'class A {',
        '    private final SsmClient parameters = SsmClient.create();',
        `    private ${field};`,
        '    String limit() {',
        `        return ${asked}.parameter().value();`,
        '    }',
        '}',
      );
    expect(await kept('A.java', text('final String name'), asked, 'GetParameter')).toBeUndefined();
    expect(await kept('A.java', text('final String name = "a"'), asked, 'GetParameter')).toBeDefined();
    expect(await kept('A.java', text('static final String name'), asked, 'GetParameter')).toBeDefined();
  });
});

describe('keep-answer in Python', () => {
  const text = (...body: readonly string[]) =>
    lines(
      'import os',
      'import time',
      'import boto3',
      'ssm = boto3.client("ssm")',
      '',
      '',
      'def handler(event, context):',
      ...body,
      '',
    );

  test('in a dictionary of the module', async () => {
    const asked = lines('ssm.get_parameter(', '        Name=os.environ["NAME"],', '    )');
    expect(await kept('a.py', text(`    limit = ${asked}["Parameter"]`), asked, 'GetParameter')).toBe(
      lines(
        'import os',
        'import time',
        'import boto3',
        'ssm = boto3.client("ssm")',
        '',
        '',
        'kept_parameter: dict = {}',
        '',
        '',
        'def handler(event, context):',
        '    if kept_parameter.get("until", 0) < time.time():',
        '        kept_parameter.update(',
        '            answer=ssm.get_parameter(',
        '                Name=os.environ["NAME"],',
        '            ),',
        '            until=time.time() + 300,',
        '        )',
        '    limit = kept_parameter["answer"]["Parameter"]',
        '',
      ),
    );
  });

  test('with a call that begins on a line of its own', async () => {
    const asked = lines('ssm.get_parameter(', '            Name="a")');
    const result = await kept(
      'a.py',
      text('    limit = json.loads(', `        ${asked}["Parameter"])`),
      asked,
      'GetParameter',
    );
    expect(result).toContain(
      lines(
        '        kept_parameter.update(',
        '            answer=ssm.get_parameter(',
        '                Name="a"),',
        '            until=time.time() + 300,',
        '        )',
        '    limit = json.loads(',
        '        kept_parameter["answer"]["Parameter"])',
      ),
    );
  });

  test('not where it depends on the invocation, or the module is called differently', async () => {
    const asked = 'ssm.get_parameter(Name=event["name"])';
    expect(await kept('a.py', text(`    limit = ${asked}`), asked, 'GetParameter')).toBeUndefined();
    const fixed = 'ssm.get_parameter(Name="a")';
    expect(await kept('a.py', text(`    limit = ${fixed}`), fixed, 'GetParameter')).toBeDefined();
    expect(await kept('a.py', text(`    return [${fixed} for _ in event]`), fixed, 'GetParameter')).toBeUndefined();
    const taken = text(`    limit = ${fixed}`).replace('import time', 'from time import time');
    expect(await kept('a.py', taken, fixed, 'GetParameter')).toBeUndefined();
  });
});

describe('keep-answer in Go', () => {
  const call = 'client.GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String(os.Getenv("NAME"))})';
  const text = (head: readonly string[], ...body: readonly string[]) =>
    lines(
      'package main',
      '',
      'import (',
      '\t"context"',
      ...head,
      '',
      '\t"github.com/aws/aws-sdk-go-v2/aws"',
      ')',
      '',
      'func limit(ctx context.Context) (string, error) {',
      ...body,
      '}',
      '',
    );

  test('with the check of the error', async () => {
    const before = text(
      ['\t"os"'],
      `\tfound, err := ${call}`,
      '\tif err != nil {',
      '\t\treturn "", err',
      '\t}',
      '\tother, err := work(found)',
      '\treturn other, err',
    );
    expect(await kept('main.go', before, call, 'GetParameter')).toBe(
      text(
        ['\t"os"', '\t"time"'],
        '\tif time.Now().After(keptParameter.until) {',
        `\t\tfound, err := ${call}`,
        '\t\tif err != nil {',
        '\t\t\treturn "", err',
        '\t\t}',
        '\t\tkeptParameter.answer, keptParameter.until = found, time.Now().Add(5 * time.Minute)',
        '\t}',
        '\tfound := keptParameter.answer',
        '\tother, err := work(found)',
        '\treturn other, err',
      ).replace(
        'func limit',
        'var keptParameter struct {\n\tanswer *ssm.GetParameterOutput\n\tuntil  time.Time\n}\n\nfunc limit',
      ),
    );
  });

  test('not where the error is asked for later', async () => {
    const before = text(
      ['\t"os"'],
      `\tfound, err := ${call}`,
      '\tif err != nil {',
      '\t\treturn "", err',
      '\t}',
      '\terr = work(found)',
      '\treturn "", err',
    );
    expect(await kept('main.go', before, call, 'GetParameter')).toBeUndefined();
  });
});

describe('keep-answer in Java and C#', () => {
  test('in fields of the class', async () => {
    const java = lines(
      'import software.amazon.awssdk.services.ssm.SsmClient;',
      'class A {',
      '    private final SsmClient parameters = SsmClient.create();',
      '    String limit() {',
      '        return parameters.getParameter(request -> request.name("a")).parameter().value();',
      '    }',
      '}',
    );
    const asked = 'parameters.getParameter(request -> request.name("a"))';
    expect(await kept('A.java', java, asked, 'GetParameter')).toBe(
      lines(
        'import software.amazon.awssdk.services.ssm.SsmClient;',
        'class A {',
        '    private final SsmClient parameters = SsmClient.create();',
        '    private static software.amazon.awssdk.services.ssm.model.GetParameterResponse keptParameter;',
        '    private static long keptParameterUntil;',
        '    String limit() {',
        '        if (keptParameterUntil < System.currentTimeMillis()) {',
        `            keptParameter = ${asked};`,
        '            keptParameterUntil = System.currentTimeMillis() + 300_000;',
        '        }',
        '        return keptParameter.parameter().value();',
        '    }',
        '}',
      ),
    );
    const csharp = (name: string) =>
      lines(
        'using System;',
        'using Amazon.SecretsManager.Model;',
        'class A {',
        '    static readonly AmazonSecretsManagerClient Secrets = new();',
        '    async Task<string> Token(string name) {',
        `        var found = await Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = ${name} });`,
        '        return found.SecretString;',
        '    }',
        '}',
      );
    const call = (name: string) => `Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = ${name} })`;
    const result = await kept('A.cs', csharp('"a"'), call('"a"'));
    expect(result).toContain('    private static (GetSecretValueResponse Answer, DateTime Until) _keptSecretValue;\n');
    expect(result).toContain(
      lines(
        '        if (_keptSecretValue.Until < DateTime.UtcNow)',
        '        {',
        `            _keptSecretValue = (await ${call('"a"')}, DateTime.UtcNow.AddMinutes(5));`,
        '        }',
        '        var found = _keptSecretValue.Answer;',
      ),
    );
    expect(await kept('A.cs', csharp('name'), call('name'))).toBeUndefined();
  });
});
