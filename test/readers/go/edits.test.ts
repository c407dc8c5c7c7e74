import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { edited, path, reader } from './reading.js';

/** The range of the last place a text stands at. */
function rangeOf(text: string, part: string): SourceRange {
  const start = text.lastIndexOf(part);
  if (start === -1) throw new Error(`no ${part}`);
  return new LineIndex({ path, text }).range(start, start + part.length);
}

/** What an edit makes of a text; the result has to parse. */
function edit(text: string, intent: (text: string) => CodeIntent): string | undefined {
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

const importsOf = (...modules: readonly string[]) =>
  `package main\n\nimport (\n${modules.map((module) => `\t"${module}"\n`).join('')})\n`;

const aws = 'github.com/aws/aws-sdk-go-v2';
const runtime = 'github.com/aws/aws-lambda-go';

describe('move-to-module-scope', () => {
  const move = (part: string) => (text: string) => ({ kind: 'move-to-module-scope', at: rangeOf(text, part) }) as const;

  test('moves the client with its configuration into init', () => {
    const head = importsOf('context', `${aws}/config`, `${aws}/service/sqs`);
    expect(
      edit(
        `${head}
// handler sends what comes.
func handler(ctx context.Context, event Event) error {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	client := sqs.NewFromConfig(cfg)

	_, err := client.SendMessage(ctx, &sqs.SendMessageInput{})
	return err
}
`,
        move('sqs.NewFromConfig(cfg)'),
      ),
    ).toBe(`${head}
var client *sqs.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client = sqs.NewFromConfig(cfg)
}

// handler sends what comes.
func handler(ctx context.Context, event Event) error {
	_, err := client.SendMessage(ctx, &sqs.SendMessageInput{})
	return err
}
`);
  });

  test('keeps a check that ends the program, and a configuration that others need', () => {
    const head = importsOf('context', 'log', `${aws}/config`, `${aws}/service/s3`, `${aws}/service/sqs`);
    expect(
      edit(
        `${head}
func handler(ctx context.Context) error {
	// Close to the users.
	cfg, err := config.LoadDefaultConfig(
		ctx,
		config.WithRegion("eu-west-1"),
	)
	if err != nil {
		log.Fatalf("no configuration: %v", err)
	}
	client := sqs.NewFromConfig(cfg)
	bucket := s3.NewFromConfig(cfg)
	return run(client, bucket)
}
`,
        move('sqs.NewFromConfig(cfg)'),
      ),
    ).toBe(`${head}
var client *sqs.Client

func init() {
	// Close to the users.
	cfg, err := config.LoadDefaultConfig(
		context.Background(),
		config.WithRegion("eu-west-1"),
	)
	if err != nil {
		log.Fatalf("no configuration: %v", err)
	}
	client = sqs.NewFromConfig(cfg)
}

func handler(ctx context.Context) error {
	// Close to the users.
	cfg, err := config.LoadDefaultConfig(
		ctx,
		config.WithRegion("eu-west-1"),
	)
	if err != nil {
		log.Fatalf("no configuration: %v", err)
	}
	bucket := s3.NewFromConfig(cfg)
	return run(client, bucket)
}
`);
  });

  test('needs no init where nothing can fail', () => {
    const head = importsOf(
      'net/http',
      'github.com/aws/aws-sdk-go/aws/session',
      'github.com/aws/aws-sdk-go/service/sqs',
    );
    expect(
      edit(
        `${head}
func handler() error {
	sess := session.Must(session.NewSession())
	svc := sqs.New(sess)
	return run(svc)
}
`,
        move('sqs.New(sess)'),
      ),
    ).toBe(`${head}
var sess = session.Must(session.NewSession())
var svc = sqs.New(sess)

func handler() error {
	return run(svc)
}
`);
    expect(
      edit(
        `${head}
func handler() error {
	client := &http.Client{
		Timeout: time.Second,
	}
	return run(client)
}
`,
        move('&http.Client{\n\t\tTimeout: time.Second,\n\t}'),
      ),
    ).toContain(
      '\nvar client = &http.Client{\n\tTimeout: time.Second,\n}\n\nfunc handler() error {\n\treturn run(client)\n}\n',
    );
  });

  test('takes its comments along', () => {
    const head = importsOf('net/http');
    expect(
      edit(
        `${head}
func handler() error {
	run()
	// One for all:
	// it keeps its connections.
	client := &http.Client{} // shared
	return run(client)
}
`,
        move('&http.Client{}'),
      ),
    ).toBe(`${head}
// One for all:
// it keeps its connections.
var client = &http.Client{} // shared

func handler() error {
	run()
	return run(client)
}
`);
  });

  test('opens a database in init', () => {
    const head = importsOf('database/sql', 'os');
    expect(
      edit(
        `${head}
func handler() error {
	db, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		return err
	}
	return run(db)
}
`,
        move('sql.Open("postgres", os.Getenv("DSN"))'),
      ),
    ).toBe(`${head}
var db *sql.DB

func init() {
	var err error
	db, err = sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		panic(err)
	}
}

func handler() error {
	return run(db)
}
`);
  });

  test.each([
    [
      'it needs something of the invocation',
      'client := sqs.NewFromConfig(event.Config)',
      'sqs.NewFromConfig(event.Config)',
    ],
    ['it is not declared by itself', 'return run(sqs.NewFromConfig(cfg))', 'sqs.NewFromConfig(cfg)'],
    ['it is closed again', 'db, _ := sql.Open("x", "y")\n\tdefer db.Close()', 'sql.Open("x", "y")'],
    ['it gets another value', 'client := sqs.NewFromConfig(cfg)\n\tclient = other', 'sqs.NewFromConfig(cfg)'],
    ['the package has its name', 'table := sqs.NewFromConfig(cfg)\n\treturn run(table)', 'sqs.NewFromConfig(cfg)'],
    [
      'it stands in a block',
      'if ready {\n\t\tclient := sqs.NewFromConfig(cfg)\n\t\trun(client)\n\t}',
      'sqs.NewFromConfig(cfg)',
    ],
  ])('stays where it is when %s', (_, body, part) => {
    const head = importsOf('database/sql', `${aws}/aws`, `${aws}/service/sqs`);
    const text = `${head}\nvar table = "orders"\nvar cfg aws.Config\n\nfunc handler(event Event) error {\n\t${body}\n\treturn nil\n}\n`;
    expect(edit(text, move(part))).toBeUndefined();
  });

  test.each([
    ['\terr = run(client)\n', '\terr := run(client)\n'],
    ['\t_, err = run(client)\n', '\t_, err := run(client)\n'],
    ['\tif client != nil {\n\t\terr = run(client)\n\t}\n', undefined],
    ['\tstate.done, err = run(client)\n', undefined],
    ['\tlog.Println(client, err)\n', undefined],
  ])('declares the error again where it is set next: %s', (below, expected) => {
    const text = `${importsOf('context', `${aws}/config`, `${aws}/service/sqs`)}
func handler(ctx context.Context) error {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	client := sqs.NewFromConfig(cfg)
${below}	return err
}
`;
    const after = edit(text, move('sqs.NewFromConfig(cfg)'));
    expect(after?.slice(after.indexOf('func handler'))).toBe(
      expected && `func handler(ctx context.Context) error {\n${expected}\treturn err\n}\n`,
    );
  });

  test('keeps CRLF', () => {
    const text = `${importsOf('net/http')}
func handler() error {
	client := http.Client{}
	return run(client)
}
`.replaceAll('\n', '\r\n');
    expect(edit(text, move('http.Client{}'))).toBe(
      `${importsOf('net/http')}
var client = http.Client{}

func handler() error {
	return run(client)
}
`.replaceAll('\n', '\r\n'),
    );
  });
});

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes the line, and the import that nothing else uses', () => {
    expect(
      edit(
        `package main

import (
	"context"
	"log" // for people
	"os"
)

func handler(ctx context.Context, event Event) error {
	log.Printf("%v", event) // all of it

	return run(ctx, os.Args)
}
`,
        remove('log.Printf("%v", event)'),
      ),
    ).toBe(`package main

import (
	"context"
	"os"
)

func handler(ctx context.Context, event Event) error {
	return run(ctx, os.Args)
}
`);
  });

  test('leaves imports that are used elsewhere, also by types', () => {
    const text = `package main

import "log"

var logger *log.Logger

func handler(event Event) {
	log.Println(event)
	run()
}
`;
    expect(edit(text, remove('log.Println(event)'))).toBe(text.replace('\tlog.Println(event)\n', ''));
  });

  test('takes an import alone with its line', () => {
    expect(
      edit(
        'package main\n\nimport "log"\n\nfunc f() {\n\tlog.Println("log.x")\n\trun()\n}\n',
        remove('log.Println("log.x")'),
      ),
    ).toBe('package main\n\nfunc f() {\n\trun()\n}\n');
  });

  test('is refused where a variable would be left without use', () => {
    const text =
      'package main\n\nfunc f(event Event) {\n\tbody, _ := json.Marshal(event)\n\tlog.Println(string(body))\n}\n';
    expect(edit(text, remove('log.Println(string(body))'))).toBeUndefined();
  });
});

describe('rethrow', () => {
  const rethrow = (part: string) => (text: string) =>
    ({ kind: 'rethrow', at: rangeOf(text, part), errorName: 'err' }) as const;
  const inFunction = (results: string, body: string) =>
    `${importsOf(`${runtime}/events`)}\ntype Answer struct{}\n\nfunc f() ${results} {\n${body}}\n`;

  test.each([
    ['error', '{\n\t\tlog.Println(err)\n\t}', '{\n\t\tlog.Println(err)\n\t\treturn err\n\t}'],
    ['error', '{\n\t\tlog.Println(err) // why\n\t}', '{\n\t\tlog.Println(err) // why\n\t\treturn err\n\t}'],
    ['error', '{\n\t}', '{\n\t\treturn err\n\t}'],
    ['error', '{}', '{\n\t\treturn err\n\t}'],
    ['error', '{\n\t\tcontinue\n\t}', '{\n\t\treturn err\n\t}'],
    ['error', '{\n\t\treturn nil\n\t}', '{\n\t\treturn err\n\t}'],
    ['(string, error)', '{\n\t\treturn "x", nil\n\t}', '{\n\t\treturn "x", err\n\t}'],
    ['(string, error)', '{\n\t\tlog.Println(err)\n\t}', '{\n\t\tlog.Println(err)\n\t\treturn "", err\n\t}'],
    [
      '(*Answer, int, bool, error)',
      '{\n\t\tlog.Println(err)\n\t}',
      '{\n\t\tlog.Println(err)\n\t\treturn nil, 0, false, err\n\t}',
    ],
    ['(Answer, error)', '{\n\t\tlog.Println(err)\n\t}', '{\n\t\tlog.Println(err)\n\t\treturn Answer{}, err\n\t}'],
    [
      '(events.SQSEventResponse, error)',
      '{\n\t\tlog.Println(err)\n\t}',
      '{\n\t\tlog.Println(err)\n\t\treturn events.SQSEventResponse{}, err\n\t}',
    ],
    ['(store.Thing, error)', '{\n\t\tlog.Println(err)\n\t}', undefined],
    ['', '{\n\t\tlog.Println(err)\n\t}', undefined],
    ['error', '{\n\t\treturn wrap(err)\n\t}', undefined],
  ])('in a function that gives %s: %s', (results, block, expected) => {
    const body = (inside: string) => `\tif err := run(); err != nil ${inside}\n\treturn done()\n`;
    const after = edit(inFunction(results, body(block)), rethrow(block));
    expect(after).toBe(expected && inFunction(results, body(expected)));
  });

  test('gives what other returns of the function give beside an error', () => {
    const text = (more: string) =>
      inFunction(
        '(store.Thing, error)',
        `\tif bad {\n\t\treturn store.Thing{}, errBad\n\t}\n\tif err := run(); err != nil {\n\t\tlog.Println(err)\n${more}\t}\n\treturn thing, nil\n`,
      );
    expect(edit(text(''), rethrow('{\n\t\tlog.Println(err)\n\t}'))).toBe(text('\t\treturn store.Thing{}, err\n'));
  });

  test.each([
    ['save()', 'if err := save(); err != nil {\n\t\treturn err\n\t}'],
    ['_ = save()', 'if err := save(); err != nil {\n\t\treturn err\n\t}'],
    ['load()', 'if _, err := load(); err != nil {\n\t\treturn err\n\t}'],
    ['_, _ = load()', 'if _, err := load(); err != nil {\n\t\treturn err\n\t}'],
    ['item, _ := load()', 'item, err := load()\n\tif err != nil {\n\t\treturn err\n\t}'],
    [
      'queue.SendMessage(ctx, &sqs.SendMessageInput{})',
      'if _, err := queue.SendMessage(ctx, &sqs.SendMessageInput{}); err != nil {\n\t\treturn err\n\t}',
    ],
  ])('where an error is dropped: %s', (statement, expected) => {
    const text = (inside: string) =>
      `${importsOf(`${aws}/service/sqs`)}\nvar queue *sqs.Client\n\nfunc save() error { return run() }\n\nfunc load() (int, error) { return 0, nil }\n\nfunc f() error {\n\t${inside}\n\treturn use(item)\n}\n`;
    expect(edit(text(statement), rethrow(statement))).toBe(text(expected));
  });
});

describe('set-argument', () => {
  const set = (part: string) => (text: string) =>
    ({ kind: 'set-argument', at: rangeOf(text, part), argument: 'InvocationType', value: 'Event' }) as const;
  const call = (version: string, inside: string) =>
    `${importsOf(`${version}/aws`, `${version}/service/lambda`)}\nvar client *lambda.Client\n\nfunc f() {\n\tclient.Invoke(ctx, &lambda.InvokeInput${inside})\n}\n`;

  test.each([
    ['{}', '{InvocationType: "Event"}'],
    ['{FunctionName: &name}', '{FunctionName: &name, InvocationType: "Event"}'],
    ['{InvocationType: kind}', '{InvocationType: "Event"}'],
    [
      '{\n\t\tFunctionName: &name,\n\t\tPayload:      body,\n\t}',
      '{\n\t\tFunctionName:   &name,\n\t\tPayload:        body,\n\t\tInvocationType: "Event",\n\t}',
    ],
    [
      '{\n\t\tFunctionName: &name, // who\n\t\tPayload: []byte{\n\t\t\t1,\n\t\t},\n\t}',
      '{\n\t\tFunctionName: &name, // who\n\t\tPayload: []byte{\n\t\t\t1,\n\t\t},\n\t\tInvocationType: "Event",\n\t}',
    ],
  ])('%s', (before, after) => {
    const text = call(aws, before);
    expect(edit(text, set(text.slice(text.indexOf('client.Invoke'), text.lastIndexOf(')') + 1)))).toBe(
      call(aws, after),
    );
  });

  test('in version 1, and in a request of its own', () => {
    const text = (inside: string) =>
      `${importsOf('github.com/aws/aws-sdk-go/aws', 'github.com/aws/aws-sdk-go/service/lambda')}\nfunc f(svc *lambda.Lambda) {\n\tinput := &lambda.InvokeInput{${inside}}\n\tsvc.Invoke(input)\n\tuse(aws.NewConfig())\n}\n`;
    expect(edit(text(''), set('svc.Invoke(input)'))).toBe(text('InvocationType: aws.String("Event")'));
  });

  test('is refused where the request cannot be seen', () => {
    const text = `${importsOf(`${aws}/service/lambda`)}\nfunc f(client *lambda.Client, input *lambda.InvokeInput) {\n\tclient.Invoke(ctx, input)\n}\n`;
    expect(edit(text, set('client.Invoke(ctx, input)'))).toBeUndefined();
  });
});

describe('await', () => {
  test('does at once what was started beside', () => {
    const text = 'package main\n\nfunc f() {\n\tgo notify(id)\n\tgo func() {\n\t\tx()\n\t}()\n}\n';
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'go notify(id)') }))).toBe(
      text.replace('go notify', 'notify'),
    );
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'go func() {\n\t\tx()\n\t}()') }))).toBe(
      text.replace('go func', 'func'),
    );
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'notify(id)') }))).toBeUndefined();
  });
});

describe('iterate-records', () => {
  const firstUse = (text: string) => {
    const start = text.indexOf('event.Records[0]');
    return new LineIndex({ path, text }).range(start, start + 'event.Records[0]'.length);
  };
  const iterate = (text: string) => ({ kind: 'iterate-records', at: firstUse(text) }) as const;
  const handler = (body: string) =>
    `${importsOf(`${runtime}/events`)}\nfunc handler(event events.SQSEvent) error {\n${body}}\n`;

  test.each([
    [
      '\trecord := event.Records[0]\n\n\tif err := save(record.Body); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n',
      '\tfor _, record := range event.Records {\n\t\tif err := save(record.Body); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n\treturn nil\n',
    ],
    [
      '\tbody := event.Records[0].Body\n\tsave(body, event.Records[0].MessageId, `a\nb`)\n\treturn nil\n',
      '\tfor _, record := range event.Records {\n\t\tbody := record.Body\n\t\tsave(body, record.MessageId, `a\nb`)\n\t}\n\treturn nil\n',
    ],
    [
      '\trecord := event.Records[0]\n\tif err := save(record); err != nil {\n\t\treturn nil\n\t}\n\treturn nil\n',
      undefined,
    ],
    ['\trecord := event.Records[0]\n\terr := save(record)\n\treturn err\n', undefined],
    ['\treturn save(event.Records[0])\n', undefined],
    [
      '\tif ok {\n\t\tsave(event.Records[0])\n\t}\n\tsave(event.Records[0])\n\treturn nil\n',
      '\tfor _, record := range event.Records {\n\t\tif ok {\n\t\t\tsave(record)\n\t\t}\n\t\tsave(record)\n\t}\n\treturn nil\n',
    ],
  ])('%s', (before, after) => {
    expect(edit(handler(before), iterate)).toBe(after && handler(after));
  });
});

describe('collect-batch-failures', () => {
  const collect = (identifier: 'message-id' | 'sequence-number') => (text: string) => {
    const handler = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
    if (!handler) throw new Error('no handler');
    return { kind: 'collect-batch-failures', at: handler.range, identifier } as const;
  };
  const head = importsOf('context', 'encoding/json', 'log', `${runtime}/events`, `${runtime}/lambda`);
  const program = (results: string, body: string, type = 'SQS') =>
    `${head}
func save(ctx context.Context, order Order) error { return json.Unmarshal(nil, log.Default()) }

func handler(ctx context.Context, event events.${type}Event) ${results}{
${body}}

func main() { lambda.Start(handler) }
`;

  test('notes what would have ended the batch, and what was swallowed', () => {
    expect(
      edit(
        program(
          'error ',
          `	if len(event.Records) == 0 {
		return nil
	}
	// One after the other.
	for _, record := range event.Records {
		var order Order
		if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
			log.Println(err)
			continue
		}
		if err := save(ctx, order); err != nil {
			return err
		}
	}
	return nil
`,
        ),
        collect('message-id'),
      ),
    ).toBe(
      program(
        '(events.SQSEventResponse, error) ',
        `	if len(event.Records) == 0 {
		return events.SQSEventResponse{}, nil
	}
	// One after the other.
	var batchItemFailures []events.SQSBatchItemFailure
	for _, record := range event.Records {
		var order Order
		if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
			log.Println(err)
			batchItemFailures = append(batchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
			continue
		}
		if err := save(ctx, order); err != nil {
			batchItemFailures = append(batchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
			continue
		}
	}
	return events.SQSEventResponse{BatchItemFailures: batchItemFailures}, nil
`,
      ),
    );
  });

  test('looks at errors that were dropped, and adds the answer', () => {
    expect(
      edit(
        program('', '\tfor _, record := range event.Records {\n\t\tsave(ctx, record)\n\t}\n', 'Kinesis'),
        collect('sequence-number'),
      ),
    ).toBe(
      program(
        '(events.KinesisEventResponse, error) ',
        `	var batchItemFailures []events.KinesisBatchItemFailure
	for _, record := range event.Records {
		if err := save(ctx, record); err != nil {
			batchItemFailures = append(batchItemFailures, events.KinesisBatchItemFailure{ItemIdentifier: record.Kinesis.SequenceNumber})
			continue
		}
	}
	return events.KinesisEventResponse{BatchItemFailures: batchItemFailures}, nil
`,
        'Kinesis',
      ),
    );
  });

  test('replaces another answer', () => {
    const after = edit(
      program(
        '(string, error) ',
        '\tfor _, r := range event.Records {\n\t\terr := save(ctx, r)\n\t\tif err != nil {\n\t\t\treturn "", err\n\t\t}\n\t}\n\treturn "done", nil\n',
        'DynamoDB',
      ),
      collect('sequence-number'),
    );
    expect(after).toBe(
      program(
        '(events.DynamoDBEventResponse, error) ',
        `	var batchItemFailures []events.DynamoDBBatchItemFailure
	for _, r := range event.Records {
		err := save(ctx, r)
		if err != nil {
			batchItemFailures = append(batchItemFailures, events.DynamoDBBatchItemFailure{ItemIdentifier: r.Change.SequenceNumber})
			continue
		}
	}
	return events.DynamoDBEventResponse{BatchItemFailures: batchItemFailures}, nil
`,
        'DynamoDB',
      ),
    );
  });

  test.each([
    ['nothing can fail', '\tfor _, r := range event.Records {\n\t\tlog.Println(r)\n\t}\n\treturn nil\n'],
    [
      'the loop may end early',
      '\tfor _, r := range event.Records {\n\t\tif err := save(ctx, r); err != nil {\n\t\t\treturn err\n\t\t}\n\t\tbreak\n\t}\n\treturn nil\n',
    ],
    [
      'the handler may be done early',
      '\tfor _, r := range event.Records {\n\t\tif err := save(ctx, r); err != nil {\n\t\t\treturn nil\n\t\t}\n\t}\n\treturn nil\n',
    ],
    [
      'another loop is in it',
      '\tfor _, r := range event.Records {\n\t\tfor range 2 {\n\t\t\tif err := save(ctx, r); err != nil {\n\t\t\t\treturn err\n\t\t\t}\n\t\t}\n\t}\n\treturn nil\n',
    ],
    ['records go their own way', '\tfor _, r := range event.Records {\n\t\tgo save(ctx, r)\n\t}\n\treturn nil\n'],
    ['there is no loop', '\treturn save(ctx, event)\n'],
    [
      'records have no name',
      '\tfor i := range event.Records {\n\t\tif err := save(ctx, event.Records[i]); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n\treturn nil\n',
    ],
  ])('is refused when %s', (_, body) => {
    expect(edit(program('error ', body), collect('message-id'))).toBeUndefined();
  });
});

describe('whatever is asked', () => {
  test('there is no idempotency utility and no narrower import', () => {
    const text = 'package main\n\nimport "log"\n\nfunc f() { log.Println() }\n';
    const at = rangeOf(text, 'func f() { log.Println() }');
    expect(edit(text, () => ({ kind: 'make-idempotent', at, tableVariable: 'TABLE' }))).toBeUndefined();
    expect(edit(text, () => ({ kind: 'narrow-import', at }))).toBeUndefined();
  });

  test('files that do not parse and other files are left alone', () => {
    const text = 'package main\n\nfunc f( {\n\tgo x()\n}\n';
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'go x()') }))).toBeUndefined();
    const at = { ...rangeOf('package main', 'main'), file: 'other.go' };
    expect(edit('package main\n', () => ({ kind: 'await', at }))).toBeUndefined();
  });
});
