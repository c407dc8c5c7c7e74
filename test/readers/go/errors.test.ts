import { describe, expect, test } from 'vitest';
import { head, read, readHandler, textAt } from './reading.js';

const declarations = 'var queue *sqs.Client\nvar db *dynamodb.Client\n';

function outcomes(body: string) {
  return readHandler(body, declarations).catches.map(({ outcome }) => outcome);
}

const send = 'queue.SendMessage(ctx, &sqs.SendMessageInput{})';

describe('what becomes of an error', () => {
  test.each([
    ['return err', 'rethrown'],
    ['return fmt.Errorf("send: %w", err)', 'rethrown'],
    ['return errors.Join(err, other)', 'rethrown'],
    ['return wrap(err)', 'rethrown'],
    ['panic(err)', 'rethrown'],
    ['log.Fatal(err)', 'reported'],
    ['log.Println(err)', 'swallowed'],
    ['log.Println(err); continue', 'swallowed'],
    ['return nil', 'swallowed'],
    ['', 'swallowed'],
    ['failures = append(failures, record.MessageId); continue', 'reported'],
    ['if errors.Is(err, context.Canceled) { return err }', 'branches'],
    ['results <- err', 'reported'],
  ])('%s', (block, outcome) => {
    const [first] = outcomes(`
	var failures []string
	for _, record := range event.Records {
		if _, err := ${send}; err != nil {
			${block}
		}
	}
	use(failures)
	return nil`);
    expect(first).toBe(outcome);
  });

  test('errors that are kept for a return below are reported', () => {
    expect(
      outcomes(`
	var errs []error
	for range event.Records {
		if _, err := ${send}; err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	return nil`),
    ).toEqual(['reported']);
  });

  test('errors that a named result keeps are reported', () => {
    const facts = read(`${head}
func handler(ctx context.Context) (err error) {
	for range 3 {
		if _, e := ${send}; e != nil {
			err = errors.Join(err, e)
		}
	}
	return
}
`);
    expect(facts.catches.map(({ outcome }) => outcome)).toEqual(['reported']);
  });

  test('answers with a status speak of the error', () => {
    const facts = read(`${head}
func handler(ctx context.Context, request events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if _, err := db.Scan(ctx, &dynamodb.ScanInput{}); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 500}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: 200}, nil
}
`);
    expect(facts.catches.map(({ outcome }) => outcome)).toEqual(['returned']);
  });

  test('is told by the check, its block and its name', () => {
    const text = `${head}
func handler(ctx context.Context, event events.SQSEvent) error {
	_, sendErr := ${send}
	if sendErr != nil { // with a } in a comment
		log.Println("}", sendErr)
	}
	return nil
}
`;
    const [caught] = read(text).catches;
    expect(caught).toMatchObject({ errorName: 'sendErr', broad: true, guardsWork: true, inLoop: false });
    expect(caught && textAt(text, caught.range)).toBe('if sendErr != nil ');
    expect(caught && textAt(text, caught.blockRange)).toBe(
      '{ // with a } in a comment\n\t\tlog.Println("}", sendErr)\n\t}',
    );
  });

  test('is sought for in every form of a check', () => {
    const facts = readHandler(
      `
	out, err := ${send}
	if err == nil {
		use(out)
	} else {
		log.Println(err)
	}
	if errors.As(err, &target) {
		return nil
	}
	if err != nil && out == nil {
		return err
	}
	if out == nil {
		return nil
	}
	return nil`,
      declarations,
    );
    expect(facts.catches.map(({ outcome, broad }) => [outcome, broad])).toEqual([
      ['swallowed', true],
      ['swallowed', false],
      ['rethrown', true],
    ]);
  });

  test('matters where work was done, and not where it only parses', () => {
    const facts = readHandler(
      `
	if err := json.Unmarshal(nil, &order); err != nil {
		log.Println(err)
	}
	item, err := attributevalue.MarshalMap(order)
	if err != nil {
		log.Println(err, item)
	}
	if err := store.Save(ctx); err != nil {
		log.Println(err)
	}
	return nil`,
      'var store *Store\n',
    );
    expect(facts.catches.map(({ guardsWork }) => guardsWork)).toEqual([false, false, true]);
  });

  test('is meant to be lost where a comment says so', () => {
    const facts = readHandler(
      `
	if _, err := ${send}; err != nil {
		// Best effort: the next run sends it again.
		log.Println(err)
	}
	// It is fine when this fails.
	_, _ = ${send}
	return nil`,
      declarations,
    );
    expect(facts.catches.map(({ tolerated }) => tolerated)).toEqual([true, true]);
  });
});

describe('recovery', () => {
  const recovering = (results: string, block: string) =>
    read(`${head}
func handler(ctx context.Context, event events.SQSEvent) ${results} {
	defer func() {
		if r := recover(); r != nil {
			${block}
		}
	}()
	return store.Save(ctx)
}
`).catches.map(({ outcome, guardsWork, tolerated }) => [outcome, guardsWork, tolerated]);

  test('loses a failure, or gives it back by the name of a result', () => {
    expect(recovering('error', 'log.Println(r)')).toEqual([['swallowed', true, undefined]]);
    expect(recovering('(err error)', 'err = fmt.Errorf("%v", r)')).toEqual([['reported', true, undefined]]);
    expect(recovering('error', 'results <- r')).toEqual([['reported', true, undefined]]);
    expect(recovering('error', 'panic(r)')).toEqual([['rethrown', true, undefined]]);
  });

  test('is another thing than cleaning up', () => {
    const facts = readHandler(`
	defer func() {
		if err := file.Close(); err != nil {
			log.Println(err)
		}
	}()
	return nil`);
    expect(facts.catches.map(({ tolerated }) => tolerated)).toEqual([true]);
  });
});

describe('errors that are dropped', () => {
  test.each([
    [send, true],
    [`_, _ = ${send}`, true],
    [`out, _ := ${send}; use(out)`, true],
    ['_ = save(ctx)', true],
    ['save(ctx)', true],
    ['http.Get("https://example.com")', true],
    [`out, err := ${send}; use(out, err)`, false],
    ['defer save(ctx)', false],
    ['note(ctx)', false],
    ['json.Unmarshal(nil, &order)', false],
  ])('%s', (statement, isDropped) => {
    const facts = readHandler(
      `\t${statement}\n\treturn nil`,
      `${declarations}func save(ctx context.Context) error { return errors.New("x") }\nfunc note(ctx context.Context) {}\n`,
    );
    expect(facts.catches.map(({ outcome, broad, guardsWork }) => [outcome, broad, guardsWork])).toEqual(
      isDropped ? [['swallowed', true, true]] : [],
    );
  });
});

describe('work beside the handler', () => {
  test.each([
    ['go notify(ctx)', ['notify(…)']],
    ['go func() { notify(ctx) }()', ['func() {…}()']],
    ['go notify(ctx)\n\t<-done', []],
    ['go notify(ctx)\n\tselect {\n\tcase <-done:\n\t}', []],
    ['var wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() { defer wg.Done(); notify(ctx) }()\n\twg.Wait()', []],
    ['reader, writer := io.Pipe()\n\tgo func() { writer.Close() }()\n\tuse(reader)', []],
    ['results := make(chan int)\n\tgo func() { results <- 1 }()\n\tfor r := range results { use(r) }', []],
    ['group.Add(1)\n\tgo func() { defer group.Done(); notify(ctx) }()', []],
    ['var wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() { defer wg.Done(); notify(ctx) }()', ['func() {…}()']],
  ])('%s', (body, texts) => {
    const facts = readHandler(
      `\t${body}\n\treturn nil`,
      'var group sync.WaitGroup\nvar done chan bool\nfunc notify(ctx context.Context) {}\n',
    );
    expect(facts.floatingPromises.map(({ text }) => text)).toEqual(texts);
    expect(facts.floatingPromises.every(({ canAwait }) => canAwait)).toBe(true);
  });

  test('errgroup waits when it is told to', () => {
    const text = (wait: string) =>
      read(`
        package main

        import "golang.org/x/sync/errgroup"

        func run(ctx context.Context) error {
          g, ctx := errgroup.WithContext(ctx)
          g.Go(func() error { return nil })
          ${wait}
        }
      `).floatingPromises.length;
    expect(text('return g.Wait()')).toBe(0);
    expect(text('return nil')).toBe(1);
  });
});
