import { describe, expect, test } from 'vitest';
import { after } from './after-edit.js';

const lines = (...each: readonly string[]) => each.join('\n');

const paged = (path: string, text: string, part: string, operation: string, list?: string) =>
  after(path, text, part, (at) => ({ kind: 'read-all-pages', at, operation, ...(list && { list }) }));

describe('read-all-pages in TypeScript', () => {
  const head =
    "import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';\n\nconst s3 = new S3Client({});\n\n";
  const handler = (...body: readonly string[]) => lines('export const handler = async (event) => {', ...body, '};', '');
  const call = 's3.send(new ListObjectsV2Command({ Bucket: event.bucket }))';

  test('fills an object that stands for the answer', async () => {
    const text = head + handler(`  const listed = await ${call}; // all`, '  return (listed.Contents ?? []).length;');
    expect(await paged('a.ts', text, call, 'ListObjectsV2', 'Contents')).toBe(
      "import { S3Client, paginateListObjectsV2, type ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';\n\nconst s3 = new S3Client({});\n\n" +
        handler(
          "  const listed = { Contents: [] as NonNullable<ListObjectsV2CommandOutput['Contents']> };",
          '  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: event.bucket })) {',
          '    listed.Contents.push(...(page.Contents ?? []));',
          '  } // all',
          '  return (listed.Contents ?? []).length;',
        ),
    );
  });

  test('fills a list that alone is taken out of the answer', async () => {
    const text = lines(
      "const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');",
      'const {',
      '  DynamoDBDocumentClient,',
      '  ScanCommand,',
      "} = require('@aws-sdk/lib-dynamodb');",
      'const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));',
      'exports.handler = async () => {',
      '  const command = new ScanCommand({ TableName: process.env.ORDERS });',
      '  const { Items: orders } = await documents.send(command)',
      '  return orders.map(({ id }) => id)',
      '};',
    );
    expect(await paged('a.js', text, 'documents.send(command)', 'Scan', 'Items')).toBe(
      lines(
        "const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');",
        'const {',
        '  DynamoDBDocumentClient,',
        '  ScanCommand,',
        '  paginateScan,',
        "} = require('@aws-sdk/lib-dynamodb');",
        'const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));',
        'exports.handler = async () => {',
        '  const command = new ScanCommand({ TableName: process.env.ORDERS });',
        '  const orders = []',
        '  for await (const page of paginateScan({ client: documents }, command.input)) {',
        '    orders.push(...(page.Items ?? []))',
        '  }',
        '  return orders.map(({ id }) => id)',
        '};',
      ),
    );
  });

  test('keeps the layout and the comments of what is asked for', async () => {
    const written = lines(
      's3.send(',
      '    new ListObjectsV2Command({',
      '      Bucket: bucket, // all',
      '    }),',
      '  )',
    );
    const text = head + handler(`  const listed = await ${written};`, '  use(listed.Contents?.length);');
    expect(await paged('a.js', text, written, 'ListObjectsV2', 'Contents')).toContain(
      lines(
        '  const listed = { Contents: [] };',
        '  for await (const page of paginateListObjectsV2({ client: s3 }, {',
        '    Bucket: bucket, // all',
        '  })) {',
        '    listed.Contents.push(...(page.Contents ?? []));',
        '  }',
      ),
    );
  });

  test.each([
    ['another part of the answer is used', `  const listed = await ${call};\n  use(listed.Contents, listed.Name);`],
    ['the answer is used whole', `  const listed = await ${call};\n  use(listed);`],
    ['it is asked whether there is a list', `  const listed = await ${call};\n  if (!listed.Contents) return;`],
    ['the answer has no name', `  use((await ${call}).Contents);`],
    ['the answer has a type', `  const listed: Listed = await ${call};\n  use(listed.Contents);`],
    ['the call is not waited for', `  const listed = ${call};\n  use((await listed).Contents);`],
    ['more is declared', `  const a = 1, listed = await ${call};\n  use(listed.Contents);`],
    ['a comment would go', `  const listed = await /* all */ ${call};\n  use(listed.Contents);`],
  ])('not where %s', async (_, body) => {
    expect(await paged('a.ts', head + handler(body), call, 'ListObjectsV2', 'Contents')).toBeUndefined();
  });

  test('not where only numbers are used', async () => {
    const counted = head + handler(`  const listed = await ${call};`, '  use(listed.KeyCount);');
    expect(await paged('a.ts', counted, call, 'ListObjectsV2')).toBeUndefined();
  });

  test('not with a client that is none of the paginator, or that nobody knows', async () => {
    const body = handler(`  const listed = await ${call};`, '  use(listed.Contents);');
    expect(await paged('a.ts', head + body, call, 'ListObjectsV2', 'Contents')).toBeDefined();
    const imported = "import { ListObjectsV2Command } from '@aws-sdk/client-s3';\nimport { s3 } from './s3';\n";
    expect(await paged('a.ts', imported + body, call, 'ListObjectsV2', 'Contents')).toBeUndefined();
    const plain = lines(
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
      "import { ScanCommand } from '@aws-sdk/lib-dynamodb';",
      'const client = new DynamoDBClient({});',
      'export const handler = async () => {',
      '  const { Items } = await client.send(new ScanCommand({}));',
      '  return Items;',
      '};',
    );
    expect(await paged('a.ts', plain, 'client.send(new ScanCommand({}))', 'Scan', 'Items')).toBeUndefined();
  });
});

describe('read-all-pages in Python', () => {
  test('of a client and of a table', async () => {
    const client = lines(
      'import boto3',
      's3 = boto3.client("s3")',
      'def a(b):',
      '    return s3.list_objects_v2(Bucket=b)["Contents"]',
    );
    expect(await paged('a.py', client, 's3.list_objects_v2(Bucket=b)', 'ListObjectsV2', 'Contents')).toBe(
      client.replace(
        's3.list_objects_v2(Bucket=b)',
        's3.get_paginator("list_objects_v2").paginate(Bucket=b).build_full_result()',
      ),
    );
    const table = lines(
      'def a(self, **given):',
      '    found = self.table.query(',
      '        KeyConditionExpression=key,  # all',
      '    )',
      '    return self.table.scan()["Count"] + found["Count"]',
    );
    const call = lines('self.table.query(', '        KeyConditionExpression=key,  # all', '    )');
    expect(await paged('a.py', table, call, 'Query', 'Items')).toBe(
      table.replace(
        call,
        lines(
          'self.table.meta.client.get_paginator("query").paginate(',
          '        TableName=self.table.name,',
          '        KeyConditionExpression=key,  # all',
          '    ).build_full_result()',
        ),
      ),
    );
    expect(await paged('a.py', table, 'self.table.scan()', 'Scan')).toContain(
      'self.table.meta.client.get_paginator("scan").paginate(TableName=self.table.name).build_full_result()["Count"]',
    );
  });

  test('of what is given whole only where it is plain whether that names a table', async () => {
    const known = lines('import boto3', 'table = boto3.resource("dynamodb").Table("a")', 'table.scan(**given)');
    expect(await paged('a.py', known, 'table.scan(**given)', 'Scan', 'Items')).toContain(
      'table.meta.client.get_paginator("scan").paginate(TableName=table.name, **given).build_full_result()',
    );
    const open = 'def a(table, given):\n    return table.scan(**given)';
    expect(await paged('a.py', open, 'table.scan(**given)', 'Scan', 'Items')).toBeUndefined();
  });

  test('not of a coroutine, or of a table that a call gives', async () => {
    const waiting = 'async def a(s3):\n    return await s3.list_objects_v2(Bucket="b")';
    expect(await paged('a.py', waiting, 's3.list_objects_v2(Bucket="b")', 'ListObjectsV2', 'Contents')).toBeUndefined();
    expect(await paged('a.py', 'table_of("a").scan()', 'table_of("a").scan()', 'Scan', 'Items')).toBeUndefined();
  });
});

describe('read-all-pages in Go', () => {
  const call = 'client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{})';
  const text = (...body: readonly string[]) =>
    lines('package main', '', 'func list(ctx context.Context) error {', ...body, '\treturn nil', '}', '');
  const checked = ['\tif err != nil {', '\t\treturn err', '\t}'];

  test('puts the loop over the list into one over pages', async () => {
    const before = text(
      `\tlisted, err := ${call}`,
      ...checked,
      '\t// each',
      '\tfor _, object := range listed.Contents {',
      '\t\tarchive(object)',
      '\t}',
    );
    expect(await paged('main.go', before, call, 'ListObjectsV2', 'Contents')).toBe(
      text(
        '\tpages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{})',
        '\tfor pages.HasMorePages() {',
        '\t\tlisted, err := pages.NextPage(ctx)',
        ...checked.map((line) => `\t${line}`),
        '\t\t// each',
        '\t\tfor _, object := range listed.Contents {',
        '\t\t\tarchive(object)',
        '\t\t}',
        '\t}',
      ),
    );
  });

  test.each([
    [
      'the loop may end early',
      ['\tfor _, object := range listed.Contents {', '\t\tif object.Key != nil {', '\t\t\tbreak', '\t\t}', '\t}'],
    ],
    ['the answer is used again', ['\tfor range listed.Contents {', '\t}', '\tuse(listed.Contents)']],
    ['the error is used again', ['\tfor range listed.Contents {', '\t}', '\tuse(err)']],
    ['something stands in between', ['\tstart()', '\tfor range listed.Contents {', '\t}']],
  ])('not where %s', async (_, body) => {
    const before = text(`\tlisted, err := ${call}`, ...checked, ...body);
    expect(await paged('main.go', before, call, 'ListObjectsV2', 'Contents')).toBeUndefined();
  });
});

describe('read-all-pages in Java', () => {
  const text = (client: string, ...body: readonly string[]) =>
    lines(
      'import software.amazon.awssdk.services.s3.S3AsyncClient;',
      'import software.amazon.awssdk.services.s3.S3Client;',
      'import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;',
      'class A {',
      `    ${client} s3;`,
      '    void list(ListObjectsV2Request request) {',
      ...body,
      '    }',
      '}',
    );
  const call = 's3.listObjectsV2(request)';

  test('by the method of the paginator', async () => {
    const before = text(
      'S3Client',
      `        ListObjectsV2Response found = ${call};`,
      '        for (S3Object each : found.contents()) archive(each);',
    );
    expect(await paged('A.java', before, call, 'ListObjectsV2', 'Contents')).toBe(
      before
        .replace('model.ListObjectsV2Response', 'paginators.ListObjectsV2Iterable')
        .replace('ListObjectsV2Response found', 'ListObjectsV2Iterable found')
        .replace('listObjectsV2(', 'listObjectsV2Paginator('),
    );
    const inPlace = text('S3Client', `        ${call}.contents().forEach(this::archive);`);
    expect(await paged('A.java', inPlace, call, 'ListObjectsV2', 'Contents')).toBe(
      inPlace.replace('listObjectsV2(', 'listObjectsV2Paginator('),
    );
  });

  test('not where the list is more than walked, or the client does not wait', async () => {
    const counted = text('S3Client', `        var found = ${call};`, '        use(found.contents().size());');
    expect(await paged('A.java', counted, call, 'ListObjectsV2', 'Contents')).toBeUndefined();
    const later = text('S3AsyncClient', `        ${call}.contents().forEach(this::archive);`);
    expect(await paged('A.java', later, call, 'ListObjectsV2', 'Contents')).toBeUndefined();
  });
});

describe('read-all-pages in C#', () => {
  const call = 'Users.ListUsersAsync(new ListUsersRequest { UserPoolId = pool })';
  const text = (...body: readonly string[]) =>
    lines('class A', '{', '    async Task List(string pool)', '    {', ...body, '    }', '}');

  test('goes over the list of the paginator', async () => {
    const before = text(
      `        var listed = await ${call};`,
      '        foreach (var user in listed.Users)',
      '        {',
      '            await Greet(user);',
      '        }',
    );
    expect(await paged('A.cs', before, call, 'ListUsers', 'Users')).toBe(
      text(
        '        await foreach (var user in Users.Paginators.ListUsers(new ListUsersRequest { UserPoolId = pool }).Users)',
        '        {',
        '            await Greet(user);',
        '        }',
      ),
    );
  });

  test('not where the list is used in another way', async () => {
    const counted = text(`        var listed = await ${call};`, '        Use(listed.Users.Count);');
    expect(await paged('A.cs', counted, call, 'ListUsers', 'Users')).toBeUndefined();
  });
});
