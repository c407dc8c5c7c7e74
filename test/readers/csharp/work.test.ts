import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

function inHandler(body: string, members = '') {
  return dedent(
    `class Function {\npublic async Task<object> Handler(SQSEvent evnt, ILambdaContext context) {\n${body}\n}\n${members}\n}\n`,
  );
}

describe('catches', () => {
  const caught = (body: string) =>
    read(inHandler(body)).catches.map(({ outcome, broad, inLoop, guardsWork }) => [outcome, broad, inLoop, guardsWork]);
  const outcomeOf = (clause: string) => caught(`try { await Go(); } ${clause}`)[0]?.[0];

  test.each([
    ['catch { }', 'swallowed'],
    ['catch (Exception ex) { Console.WriteLine(ex); }', 'swallowed'],
    ['catch (Exception ex) { _logger.LogError(ex, "x"); throw; }', 'rethrown'],
    ['catch (Exception ex) { throw ex; }', 'rethrown'],
    ['catch (Exception ex) { throw new Failed(ex); }', 'rethrown'],
    ['catch (Exception ex) { if (ex is TimeoutException) throw; }', 'branches'],
    ['catch (Exception ex) { return new APIGatewayProxyResponse { StatusCode = 500 }; }', 'returned'],
    ['catch (Exception ex) { Environment.Exit(1); }', 'reported'],
    ['catch (Exception ex) { await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = dlq }); }', 'reported'],
  ])('%s is %s', (clause, outcome) => {
    expect(outcomeOf(clause)).toBe(outcome);
  });

  test('that add to the failures of a batch report', () => {
    expect(
      caught(
        'foreach (var r in evnt.Records) { try { await Go(r); } catch (Exception ex) { failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }); } }',
      ),
    ).toEqual([['reported', true, true, true]]);
  });

  test('are narrow by type and by filter', () => {
    expect(
      caught(
        'try { await Go(); } catch (AmazonS3Exception) { } catch (Exception ex) when (ex.Message == "x") { } catch (System.Exception) { }',
      ),
    ).toEqual([
      ['swallowed', false, false, true],
      ['swallowed', false, false, true],
      ['swallowed', true, false, true],
    ]);
    expect(caught('try { var x = int.MaxValue; Console.WriteLine(x); } catch { }')[0]?.[3]).toBe(false);
  });

  test('have the ranges that are shown and repaired', () => {
    const text = inHandler('try { await Go(); }\ncatch (Exception ex) when (ex.Data != null)\n{\nLog(ex);\n}');
    const [fact] = read(text).catches;
    expect(fact && [textAt(text, fact.range), textAt(text, fact.blockRange), fact.errorName]).toEqual([
      'catch (Exception ex) when (ex.Data != null)',
      '{\nLog(ex);\n}',
      'ex',
    ]);
  });
});

describe('tasks left alone', () => {
  const left = (body: string, members = '') => {
    const text = `using Amazon.SQS;\n${inHandler(body, `IAmazonSQS sqs;\n${members}`)}`;
    return read(text).floatingPromises.map(({ range, canAwait }) => [textAt(dedent(text), range), canAwait]);
  };

  test.each([
    ['sqs.SendMessageAsync("u", "b");', [['sqs.SendMessageAsync("u", "b")', true]]],
    ['_ = sqs.SendMessageAsync("u", "b");', [['sqs.SendMessageAsync("u", "b")', true]]],
    ['Task.Run(() => Go());', [['Task.Run(() => Go())', true]]],
    ['xs.ForEach(async x => await Go(x));', [['xs.ForEach(async x => await Go(x))', false]]],
    ['publisher.PublishAsync(evnt);', [['publisher.PublishAsync(evnt)', true]]],
    ['mock.Setup(m => m.Go()).ReturnsAsync(1);', []],
    ['await sqs.SendMessageAsync("u", "b");', []],
    ['sqs.SendMessageAsync("u", "b").Wait();', []],
    ['var x = sqs.SendMessageAsync("u", "b").Result;', []],
    ['sqs.SendMessageAsync("u", "b").GetAwaiter().GetResult();', []],
    ['var task = sqs.SendMessageAsync("u", "b"); await task;', []],
    ['tasks.Add(sqs.SendMessageAsync("u", "b"));', []],
    ['await Task.WhenAll(sqs.SendMessageAsync("u", "b"), Go());', []],
    ['sqs.SendMessageAsync("u", "b").ContinueWith(t => Log(t));', []],
    ['return sqs.SendMessageAsync("u", "b");', []],
    ['Task.WaitAll(sqs.SendMessageAsync("u", "b"));', []],
  ])('%s', (body, expected) => {
    expect(left(body)).toEqual(expected);
  });

  test('by own functions are edges whose task is discarded', () => {
    const members =
      'async Task Save() { await Go(); } async void Fire() { await Go(); } int Count() => 1; Task Plain() => Go();';
    const { invocations } = read(
      inHandler('Save(); _ = Save(); await Save(); Fire(); Count(); var t = Save(); await t; Plain();', members),
    );
    expect(invocations.map(({ discarded, canAwait }) => [discarded, canAwait])).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [true, false],
      [false, true],
      [false, true],
      [true, true],
    ]);
  });
});

describe('what is returned', () => {
  const shapes = (body: string, type = 'Task<object>') =>
    read(`class A { public async ${type} Handler(SQSEvent evnt) {\n${body}\n} }`).returns.map(({ shape }) => shape);

  test.each([
    ['return;', { kind: 'nothing' }],
    ['return null;', { kind: 'nothing' }],
    ['return Task.CompletedTask;', { kind: 'nothing' }],
    ['return "done";', { kind: 'value' }],
    ['return new SQSBatchResponse(failures);', { kind: 'object', keys: ['batchItemFailures'] }],
    ['return new() { BatchItemFailures = failures };', { kind: 'object', keys: ['batchItemFailures'] }],
    [
      'return new APIGatewayProxyResponse { StatusCode = 200, Body = "x" };',
      { kind: 'object', keys: ['statusCode', 'body'] },
    ],
    ['return new { statusCode = 200 };', { kind: 'object', keys: ['statusCode'] }],
    ['return SqsBatchProcessor.Result.BatchItemFailuresResponse;', { kind: 'utility' }],
  ])('%s', (body, shape) => {
    expect(shapes(body)).toEqual([shape]);
  });

  test('is known by the type a method declares', () => {
    expect(shapes('return Build(evnt);', 'Task<SQSBatchResponse>')).toEqual([
      { kind: 'object', keys: ['batchItemFailures'] },
    ]);
  });

  test('through a method of the class', () => {
    const { returns } = read(
      'class A { public Task<X> Handler(SQSEvent e) { return Do(e); } Task<X> Do(SQSEvent e) { return null; } }',
    );
    expect(returns[0]?.shape).toEqual({ kind: 'invocation', invocation: 0 });
  });
});

describe('records', () => {
  const uses = (body: string) => read(inHandler(body)).recordUses.map(({ use }) => use);

  test.each([
    ['Go(evnt.Records[0]);', ['first']],
    ['Go(evnt.Records.First());', ['first']],
    ['Go(evnt?.Records?.FirstOrDefault());', ['first']],
    ['Go(evnt.Records.Single().Body);', ['first']],
    ['foreach (var r in evnt.Records) Go(r);', ['iterated']],
    ['foreach (var r in evnt.Records.Where(r => r.Body != "")) Go(r);', ['iterated']],
    ['var all = evnt.Records.Select(r => Go(r)).ToList();', ['iterated']],
    ['evnt.Records.ForEach(r => Go(r));', ['iterated']],
    ['for (var i = 0; i < evnt.Records.Count; i++) Go(evnt.Records[i]);', ['other', 'iterated']],
    ['Log(evnt.Records.Count);', ['other']],
    ['Go(evnt.Records);', ['other']],
  ])('%s', (body, expected) => {
    expect(uses(body)).toEqual(expected);
  });
});
