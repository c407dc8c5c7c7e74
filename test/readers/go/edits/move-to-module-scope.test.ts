import { describe, expect, test } from 'vitest';
import { aws, edit, importsOf, rangeOf } from './editing.js';

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
