import { expect, test } from 'vitest';
import { factsOf } from './reading.js';

/** Object keys as `line path [decoded]`, with the line where they are read in front when that is another. */
async function keys(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { flow } = await factsOf(path, lines.join('\n'));
  return flow.objectKeys.map(({ range, path: names, decoded, readAt }) => {
    const read = readAt.start.line === range.start.line ? '' : `${readAt.start.line + 1} → `;
    return [`${read}${range.start.line + 1} ${names.join('.')}`, ...decoded].join(' ');
  });
}

test('by name in requests, and through variables', async () => {
  expect(
    await keys(
      'a.ts',
      'export const handler = async (event) => {',
      '  const [record] = event.Records;',
      '  const key = event.Records[0].s3.object.key;',
      '  await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));',
      "  await s3.getObject({ Key: decodeURIComponent(key.replace(/\\+/g, ' ')) }).promise();",
      '  messages.push({ Key: key });',
      '  await table.get({ Key: { id: event.id } });',
      '};',
    ),
  ).toEqual(['3 → 4 Records.s3.object.key', '3 → 5 Records.s3.object.key url']);
});

test('by place and by name in Python', async () => {
  expect(
    await keys(
      'a.py',
      'def handler(event, context):',
      '    for record in event["Records"]:',
      '        key = record["s3"]["object"]["key"]',
      '        s3.get_object(Bucket="b", Key=key)',
      '        s3.download_file("b", key, "/tmp/x")',
      '        resource.Object("b", unquote_plus(key)).get()',
    ),
  ).toEqual(['3 → 4 Records.s3.object.key', '3 → 5 Records.s3.object.key', '3 → 6 Records.s3.object.key url']);
});

test('in builders of Java, requests of C# and pointers of Go', async () => {
  expect(
    await keys(
      'App.java',
      'class App implements RequestHandler<S3Event, Void> {',
      '  public Void handleRequest(S3Event event, Context context) {',
      '    String key = event.getRecords().get(0).getS3().getObject().getKey();',
      '    s3.getObject(GetObjectRequest.builder().bucket("b").key(key).build());',
      '  }',
      '}',
    ),
  ).toEqual(['3 → 4 Records.s3.object.key']);
  expect(
    await keys(
      'Function.cs',
      'class Function {',
      '  public async Task Handle(S3Event e, ILambdaContext context) {',
      '    await s3.GetObjectAsync(new GetObjectRequest { Key = e.Records[0].S3.Object.Key });',
      '  }',
      '}',
    ),
  ).toEqual(['3 Records.s3.object.key']);
  expect(
    await keys(
      'main.go',
      'package main',
      'func handler(ctx context.Context, event events.S3Event) error {',
      '  for _, record := range event.Records {',
      '    client.GetObject(ctx, &s3.GetObjectInput{Key: aws.String(record.S3.Object.Key)})',
      '  }',
      '  return nil',
      '}',
    ),
  ).toEqual(['4 Records.s3.object.key']);
});
