import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions } from './client.js';
import { bundledPrograms, type Programs } from './server-under-test.js';

// Each test starts a process.
vi.setConfig({ testTimeout: 20_000 });

let programs: Programs;
let client: Client;

beforeAll(async () => {
  programs = await bundledPrograms();
}, 60_000);
afterEach(() => client.stop());

/** Everything but the dead-letter queue is in order. */
const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
  Process:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: orders
      Timeout: 10
      Tracing: Active
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            FunctionResponseTypes: [ReportBatchItemFailures]
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub /aws/lambda/\${Process}
      RetentionInDays: 30
`;
const withoutQueue = template.replace('AWS::SQS::Queue', 'AWS::SNS::Topic');
const rule = 'queue-without-dlq';

/** A handler that builds its client at every invocation and reads a variable its function does not have. */
const application = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      CodeUri: .
      Handler: app.handler
      Timeout: 10
      Tracing: Active
`,
  'app.ts': `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

export const handler = async (event: { id: string }) => {
  const client = new DynamoDBClient({});
  return client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: event.id } } }));
};
`,
};

async function start(options: Partial<ClientOptions> = {}): Promise<Client> {
  client = await Client.start(programs.server, { files: { 'template.yaml': template }, ...options });
  return client;
}

describe('diagnostics', () => {
  test('say what is wrong, where, and where to read about it', async () => {
    await start();
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    expect(diagnostic).toMatchObject({
      source: 'Serverless Coach',
      severity: 2,
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } },
      codeDescription: {
        href: 'https://github.com/serverless-coach/serverless-coach/blob/main/rules/retries-and-dlq/queue-without-dlq/rule.md',
      },
    });
    expect(diagnostic?.message).toContain('Orders');
    expect(client.published('template.yaml')?.version).toBe(1);
  });

  test('go when the fault is repaired and come back with it', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    await client.change('template.yaml', withoutQueue);
    await client.finds('template.yaml', []);
    expect(client.published('template.yaml')?.version).toBe(2);
    await client.change('template.yaml', template);
    await client.finds('template.yaml', [rule]);
  });

  test('stay while the text is half typed', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    await client.change('template.yaml', `${template}  Broken: {\n`);
    await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: client.uri('template.yaml') },
      position: { line: 0, character: 0 },
    });
    await client.change('template.yaml', `${template}  Broken: { Type`);
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    expect(diagnostic?.range.start.line).toBe(2);
  });

  test('follow files that other programs write', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    await client.close('template.yaml');
    client.write('template.yaml', withoutQueue);
    await client.touched('template.yaml');
    await client.finds('template.yaml', []);
  });

  test('are shown for a file outside of every folder', async () => {
    await start({ files: { 'other/.keep': '' } });
    const elsewhere = await Client.start(programs.server, { files: { 'template.yaml': template } });
    try {
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: elsewhere.uri('template.yaml'), languageId: 'yaml', version: 1, text: template },
      });
      await expect
        .poll(() => client.publishedAt(elsewhere.uri('template.yaml'))?.diagnostics.map(({ code }) => code))
        .toEqual([rule]);
    } finally {
      await elsewhere.stop();
    }
  });

  test('leave settings of editors alone that lie outside of every folder', async () => {
    await start();
    const elsewhere = await Client.start(programs.server, { files: { 'settings.json': '{ "a": 1 }' } });
    try {
      const textDocument = { uri: elsewhere.uri('settings.json'), languageId: 'jsonc', version: 1, text: '{ "a": 1 }' };
      await client.connection.sendNotification('textDocument/didOpen', { textDocument });
      await client.open('template.yaml');
      await client.finds('template.yaml', [rule]);
      const [finding] = await client.connection.sendRequest<{ place: { path: string } }[]>('serverlessCoach/findings');
      expect(finding?.place.path).toBe('template.yaml');
    } finally {
      await elsewhere.stop();
    }
  });

  test('join code and template: the second place is related', async () => {
    await start({ files: application });
    await client.open('app.ts');
    const found = await client.until(
      'app.ts',
      (all) => all.some(({ code }) => code === 'env-read-not-declared'),
      'a variable',
    );
    const variable = found.find(({ code }) => code === 'env-read-not-declared');
    expect(variable?.relatedInformation).toMatchObject([{ location: { uri: client.uri('template.yaml') } }]);
  });

  test('go with the folder they were found in', async () => {
    await start({ capabilities: { workspace: { workspaceFolders: true }, textDocument: { publishDiagnostics: {} } } });
    await client.connection.sendRequest('serverlessCoach/scan', { workDoneToken: 'one' });
    await client.finds('template.yaml', [rule]);
    const folder = { uri: pathToFileURL(client.folder).href, name: 'workspace' };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [folder] },
    });
    await client.finds('template.yaml', []);
  });

  test('are given on request to a client that can only ask', async () => {
    await start({ capabilities: { textDocument: { diagnostic: {} } } });
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    await client.open('template.yaml');
    const report = await client.connection.sendRequest<{ kind: string; items: { code: string }[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri: client.uri('template.yaml') } },
    );
    expect(report).toMatchObject({ kind: 'full', items: [{ code: rule }] });
    expect(client.published('template.yaml')).toBeUndefined();
  });
});

describe('configuration', () => {
  test('is read again when its file changes', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    client.write('.serverless-coach.yaml', `rules:\n  ${rule}: error\n`);
    await client.touched('.serverless-coach.yaml', 1);
    await client.until('template.yaml', ([diagnostic]) => diagnostic?.severity === 1, 'an error');
    client.write('.serverless-coach.yaml', `rules:\n  ${rule}: off\n`);
    await client.touched('.serverless-coach.yaml');
    await client.finds('template.yaml', []);
  });

  test('says where it is wrong', async () => {
    await start({
      files: { 'template.yaml': template, '.serverless-coach.yaml': 'rules:\n  queue-without-dlp: off\n' },
    });
    await client.open('template.yaml');
    const [problem] = await client.until('.serverless-coach.yaml', (all) => all.length === 1, 'one problem');
    expect(problem).toMatchObject({ severity: 1, range: { start: { line: 1 } } });
    expect(problem?.message).toContain('queue-without-dlq');
  });

  test('of the editor can switch everything off', async () => {
    await start({
      settings: { enable: false },
      capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } },
    });
    await client.open('template.yaml');
    await client.status(({ busy }) => !busy);
    expect(client.published('template.yaml')).toBeUndefined();
    client.settings = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.finds('template.yaml', [rule]);
  });
});

describe('code actions', () => {
  test('repair a finding', async () => {
    await start();
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    const actions = await client.actions('template.yaml', diagnostic!);
    const repair = actions.find(({ edit, title }) => edit && !title.startsWith('Suppress'));
    expect(repair).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: rule }] });
    await client.apply(repair!.edit!);
    // The queue for dead letters is there now, and nobody watches it yet.
    await client.finds('template.yaml', ['dlq-without-alarm']);
    expect(client.text('template.yaml')).toContain('RedrivePolicy');
  });

  test('repair all findings of a rule in the file at once', async () => {
    const second = template.split('Resources:\n')[1]?.replaceAll('Orders', 'Mails').replaceAll('Process', 'Send');
    await start({ files: { 'template.yaml': template + second?.replace('Logs:', 'SendLogs:') } });
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule, rule]);
    const all = (await client.actions('template.yaml', diagnostic!)).find(({ title }) => title.startsWith('Fix all 2'));
    await client.apply(all!.edit!);
    await client.finds('template.yaml', ['dlq-without-alarm']);
  });

  test('suppress by a comment above the line, in a client without commands', async () => {
    await start();
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    const suppress = (await client.actions('template.yaml', diagnostic!)).find(({ title }) =>
      title.startsWith('Suppress'),
    );
    await client.apply(suppress!.edit!);
    await client.finds('template.yaml', []);
    expect(client.text('template.yaml')).toContain(`\n  # serverless-coach-ignore ${rule}: reason\n  Orders:\n`);
  });

  test('repair what is safe when a client asks for that alone', async () => {
    await start({ files: application });
    await client.open('app.ts');
    const found = await client.until(
      'app.ts',
      (all) => all.some(({ code }) => code === 'client-created-per-invocation'),
      'a client',
    );
    const [all] = await client.actions('app.ts', found[0]!, ['source.fixAll']);
    expect(all?.kind).toBe('source.fixAll.serverlessCoach');
    await client.apply(all!.edit!);
    await client.until(
      'app.ts',
      (left) => left.every(({ code }) => code !== 'client-created-per-invocation'),
      'no client',
    );
    expect(client.text('app.ts')).toMatch(/^const client = new DynamoDBClient/m);
  });

  test('offer no comment where a file cannot hold one', async () => {
    const json = JSON.stringify(
      {
        Resources: {
          Orders: { Type: 'AWS::SQS::Queue' },
          Process: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 10, Code: { ImageUri: 'x' } } },
          Mapping: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: { EventSourceArn: { 'Fn::GetAtt': ['Orders', 'Arn'] }, FunctionName: { Ref: 'Process' } },
          },
        },
      },
      undefined,
      2,
    );
    await start({ files: { 'template.json': json } });
    await client.open('template.json');
    const found = await client.until('template.json', (all) => all.some(({ code }) => code === rule), rule);
    const titles = (await client.actions('template.json', found.find(({ code }) => code === rule)!)).map(
      ({ title }) => title,
    );
    expect(titles.some((title) => title.startsWith('Add a dead-letter queue'))).toBe(true);
    expect(titles.some((title) => title.startsWith('Suppress'))).toBe(false);
  });

  test('name commands only for a client that has them', async () => {
    await start({ initializationOptions: { commands: true } });
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    const commands = (await client.actions('template.yaml', diagnostic!)).map(({ command }) => command?.command);
    expect(commands).toContain('serverlessCoach.suppressFinding');
    expect(commands).toContain('serverlessCoach.showLesson');
  });

  test('keep to the kinds that are asked for', async () => {
    await start();
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    expect(await client.actions('template.yaml', diagnostic!, ['refactor'])).toEqual([]);
    const kinds = (await client.actions('template.yaml', diagnostic!, ['quickfix'])).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['quickfix']));
  });
});

describe('hover', () => {
  test('tells why, skill, level and where to read on', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    const at = (line: number, character: number) =>
      client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
        textDocument: { uri: client.uri('template.yaml') },
        position: { line, character },
      });
    const words = (await at(2, 4))?.contents.value;
    expect(words).toContain('**Queue without a dead-letter queue**');
    expect(words).toContain('Skill: Retries and dead letters · Level: Junior');
    expect(words).toContain('queue-without-dlq/rule.md');
    expect(await at(0, 0)).toBeNull();
  });
});

describe('views', () => {
  test('list findings with their skill and place', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    const findings = await client.connection.sendRequest<readonly unknown[]>('serverlessCoach/findings');
    expect(findings).toMatchObject([
      {
        rule: { id: rule },
        skillName: 'Retries and dead letters',
        place: { path: 'template.yaml', name: 'Orders' },
        fixable: true,
      },
    ]);
  });

  test('group evidence by skill and show the role matrix', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    type Skills = {
      overview: { groups: { skills: { id: string; tally: unknown; rules: { failing: unknown[] }[] }[] }[] };
      matrix: { roles: unknown[] };
    };
    const { overview, matrix } = await client.connection.sendRequest<Skills>('serverlessCoach/skills');
    const skill = overview.groups.flatMap(({ skills }) => skills).find(({ id }) => id === 'retries-and-dlq');
    expect(skill?.tally).toEqual({ holds: 2, fails: 1 });
    expect(skill?.rules[0]?.failing).toMatchObject([{ name: 'Orders' }]);
    expect(matrix.roles).toHaveLength(4);
  });

  test('give the lesson of a rule, and null for none', async () => {
    await start();
    const ask = (id: string) =>
      client.connection.sendRequest<{ why: string } | null>('serverlessCoach/lesson', { rule: id });
    expect((await ask(rule))?.why.length).toBeGreaterThan(40);
    expect(await ask('no-such-rule')).toBeNull();
  });
});

describe('scan', () => {
  const stacks = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`stack-${index}/template.yaml`, template]));

  test('reads files that are not open and tells how far it is', async () => {
    await start({ files: stacks(40) });
    const shares: number[] = [];
    client.connection.onNotification('$/progress', ({ value }: { value: { percentage: number } }) => {
      shares.push(value.percentage);
    });
    const outcome = await client.connection.sendRequest('serverlessCoach/scan', { workDoneToken: 'one' });
    expect(outcome).toMatchObject({ files: 40, findings: 40 });
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    await client.finds('stack-7/template.yaml', [rule]);
  });

  test('can be cancelled, and asked for again', async () => {
    await start({ files: stacks(400) });
    const cancel = new CancellationTokenSource();
    client.connection.onNotification('$/progress', () => cancel.cancel());
    const scan = client.connection.sendRequest('serverlessCoach/scan', { workDoneToken: 'one' }, cancel.token);
    await expect(scan).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    const again = await client.connection.sendRequest('serverlessCoach/scan', { workDoneToken: 'two' });
    expect(again).toMatchObject({ files: 400 });
  });
});

describe('the command line', () => {
  test('serves the same over standard input and output', async () => {
    client = await Client.start(programs.commandLine, { files: { 'template.yaml': template } });
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
  });
});
