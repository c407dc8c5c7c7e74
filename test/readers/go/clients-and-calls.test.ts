import { describe, expect, test } from 'vitest';
import { read, readHandler } from './reading.js';

describe('clients', () => {
  test('of both SDKs, in variables, functions and fields', () => {
    const facts = read(`
      package main

      import (
        "context"

        "github.com/aws/aws-sdk-go-v2/config"
        "github.com/aws/aws-sdk-go-v2/service/dynamodb"
        "github.com/aws/aws-sdk-go/aws/session"
        "github.com/aws/aws-sdk-go/service/s3"
        "github.com/aws/aws-sdk-go/service/s3/s3manager"
      )

      var sess = session.Must(session.NewSession())
      var bucket = s3.New(sess)
      var uploader = s3manager.NewUploader(sess)

      type Store struct{ db *dynamodb.Client }

      func NewStore(ctx context.Context) (*Store, error) {
        cfg, err := config.LoadDefaultConfig(ctx)
        if err != nil {
          return nil, err
        }
        return &Store{db: dynamodb.NewFromConfig(cfg)}, nil
      }
    `);
    expect(
      facts.clients.map(({ text, service, scope, dependsOn, variable }) => [
        text,
        service,
        scope === undefined ? undefined : facts.functions[scope]?.name,
        dependsOn,
        variable,
      ]),
    ).toEqual([
      ['s3.New(sess)', 's3', undefined, 'module', 'bucket'],
      ['dynamodb.NewFromConfig(cfg)', 'dynamodb', 'NewStore', 'module', undefined],
    ]);
  });

  test('depend on what is given to the function, but for its context', () => {
    const facts = readHandler(`
	cfg, _ := config.LoadDefaultConfig(ctx, config.WithRegion(event.Records[0].AWSRegion))
	other, _ := config.LoadDefaultConfig(ctx)
	use(sqs.NewFromConfig(cfg), dynamodb.NewFromConfig(other))
	for range 3 {
		again := sqs.NewFromConfig(other)
	}
	return nil`);
    expect(facts.clients.map(({ service, dependsOn, inLoop }) => [service, dependsOn, inLoop])).toEqual([
      ['sqs', 'function', false],
      ['dynamodb', 'module', false],
      ['sqs', 'module', true],
    ]);
  });

  test('depend on credentials that do not last', () => {
    const facts = read(`
      package main

      import "database/sql"

      func handler(ctx context.Context) {
        token, err := auth.BuildAuthToken(ctx, endpoint)
        db, err := sql.Open("mysql", fmt.Sprintf("user:%s", token))
        other, err := sql.Open("mysql", dsn)
      }
    `);
    expect(facts.clients.map(({ dependsOn }) => dependsOn)).toEqual(['function', 'module']);
  });

  test('are kept by a nil check or sync.Once', () => {
    const facts = readHandler(
      `
	if db == nil {
		db = dynamodb.NewFromConfig(cfg)
	}
	once.Do(func() {
		queue = sqs.NewFromConfig(cfg)
	})
	return nil`,
      'var db *dynamodb.Client\nvar queue *sqs.Client\nvar once sync.Once\nvar cfg aws.Config\n',
    );
    expect(facts.clients.map(({ service, memoised }) => [service, memoised])).toEqual([
      ['dynamodb', true],
      ['sqs', true],
    ]);
  });

  test('are kept by a return when they are there', () => {
    const facts = readHandler(
      '\tclient, _ := shared()\n\treturn nil',
      `var db *dynamodb.Client

func shared() (*dynamodb.Client, error) {
	if db != nil {
		return db, nil
	}
	db = newClient(aws.Config{})
	return db, nil
}

func newClient(cfg aws.Config) *dynamodb.Client { return dynamodb.NewFromConfig(cfg) }
`,
    );
    const kept = facts.invocations.filter(({ memoised }) => memoised);
    expect(kept.map(({ callee }) => callee.kind === 'local' && facts.functions[callee.function]?.name)).toEqual([
      'newClient',
    ]);
  });

  test('of other libraries', () => {
    const facts = read(`
      package main

      import (
        "database/sql"
        "net/http"
        "time"

        "github.com/jackc/pgx/v5/pgxpool"
        "github.com/redis/go-redis/v9"
        "github.com/sendgrid/sendgrid-go"
        "github.com/stripe/stripe-go/v76/client"
        "gorm.io/gorm"
      )

      var (
        web = &http.Client{Timeout: 5 * time.Second}
        db, _ = sql.Open("postgres", dsn)
        pool, _ = pgxpool.New(ctx, dsn)
        orm, _ = gorm.Open(dialector)
        cache = redis.NewClient(&redis.Options{Addr: "localhost:6379"})
        mail = sendgrid.NewSendClient(key)
        pay = client.New(key, nil)
      )
    `);
    expect(facts.clients.map(({ provider, service, variable }) => [provider, service, variable])).toEqual([
      ['http', 'http', 'web'],
      ['database', 'sql', 'db'],
      ['database', 'pgx', 'pool'],
      ['database', 'gorm', 'orm'],
      ['database', 'redis', 'cache'],
      ['mail', 'sendgrid', 'mail'],
      ['payment', 'stripe', 'pay'],
    ]);
    expect(facts.clients[0]?.options).toHaveProperty('Timeout');
  });
});

describe('calls of AWS', () => {
  test('by client, with arguments in the spelling of the API and values unwrapped', () => {
    const facts = readHandler(
      `
	for _, record := range event.Records {
		var order Order
		if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
			return err
		}
		_, err := db.PutItem(ctx, &dynamodb.PutItemInput{
			TableName: aws.String(os.Getenv("TABLE")),
			Item: map[string]types.AttributeValue{
				"id":      &types.AttributeValueMemberS{Value: uuid.NewString()},
				"orderId": &types.AttributeValueMemberS{Value: order.ID},
				"kind":    &types.AttributeValueMemberS{Value: "order"},
			},
			ConditionExpression: aws.String("attribute_not_exists(id)"),
		})
	}
	return nil`,
      'var db *dynamodb.Client\n',
    );
    expect(facts.calls).toMatchObject([
      {
        provider: 'aws',
        service: 'dynamodb',
        operation: 'PutItem',
        inLoop: true,
        awaited: true,
        resultUsed: true,
        argumentsComplete: true,
        arguments: {
          TableName: { kind: 'environment', name: 'TABLE' },
          Item: { kind: 'generated' },
          'Item.id': { kind: 'generated' },
          'Item.orderId': { kind: 'event' },
          'Item.kind': { kind: 'other' },
          ConditionExpression: { kind: 'literal', value: 'attribute_not_exists(id)' },
        },
      },
    ]);
    expect(Object.keys(facts.calls[0]?.arguments ?? {})).not.toContain('Item.id.Value');
  });

  test('through fields, interfaces and variables of other files, by the type of the request', () => {
    const facts = read(`
      package store

      import (
        "context"

        "github.com/aws/aws-sdk-go-v2/service/sqs"
        "github.com/aws/aws-sdk-go/service/dynamodb"
        "github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"
      )

      type Sender interface {
        SendMessage(context.Context, *sqs.SendMessageInput, ...func(*sqs.Options)) (*sqs.SendMessageOutput, error)
      }

      type Store struct {
        sender Sender
        db     dynamodbiface.DynamoDBAPI
      }

      func (s *Store) Save(ctx context.Context, id string) error {
        input := &sqs.SendMessageInput{MessageBody: &id}
        if _, err := s.sender.SendMessage(ctx, input); err != nil {
          return err
        }
        s.db.QueryPagesWithContext(ctx, &dynamodb.QueryInput{}, nil)
        _, err := s.db.DeleteItem(request)
        shared.SendMessage(ctx, &sqs.SendMessageInput{})
        return err
      }
    `);
    expect(
      facts.calls.map(({ service, operation, argumentsComplete }) => [service, operation, argumentsComplete]),
    ).toEqual([
      ['sqs', 'SendMessage', true],
      ['dynamodb', 'Query', true],
      ['dynamodb', 'DeleteItem', false],
      ['sqs', 'SendMessage', true],
    ]);
    expect(facts.calls[0]?.arguments).toEqual({ MessageBody: { kind: 'event' } });
  });

  test('through paginators, waiters and managers', () => {
    const facts = read(`
      package main

      import (
        "github.com/aws/aws-sdk-go-v2/feature/s3/manager"
        "github.com/aws/aws-sdk-go-v2/service/dynamodb"
        "github.com/aws/aws-sdk-go-v2/service/s3"
      )

      func run(ctx context.Context, db *dynamodb.Client, bucket *s3.Client) {
        pages := dynamodb.NewScanPaginator(db, &dynamodb.ScanInput{TableName: &table})
        dynamodb.NewTableExistsWaiter(db).Wait(ctx, &dynamodb.DescribeTableInput{}, 0)
        manager.NewUploader(bucket).Upload(ctx, &s3.PutObjectInput{Bucket: &name})
        manager.NewDownloader(bucket).Download(ctx, w, &s3.GetObjectInput{})
      }
    `);
    expect(facts.calls.map(({ operation }) => operation)).toEqual(['Scan', 'DescribeTable', 'PutObject', 'GetObject']);
  });

  test('items of structs have the names of their attributes', () => {
    const facts = readHandler(
      `
	order := Order{ID: uuid.NewString(), Total: 3}
	item, err := attributevalue.MarshalMap(order)
	if err != nil {
		return err
	}
	_, err = db.PutItem(ctx, &dynamodb.PutItemInput{Item: item})
	return err`,
      'type Order struct {\n\tID string `dynamodbav:"id"`\n\tTotal int `json:"total,omitempty"`\n}\nvar db *dynamodb.Client\n',
    );
    expect(facts.calls[0]?.arguments).toMatchObject({
      'Item.id': { kind: 'generated' },
      'Item.total': { kind: 'literal', value: 3 },
    });
  });

  test.each([
    ['types.InvocationTypeEvent', 'Event'],
    ['types.InvocationTypeRequestResponse', 'RequestResponse'],
    ['"Event"', 'Event'],
    ['aws.String(v1.InvocationTypeEvent)', 'Event'],
  ])('the invocation type %s', (written, value) => {
    const facts = read(`
      package main

      import (
        "github.com/aws/aws-sdk-go-v2/aws"
        "github.com/aws/aws-sdk-go-v2/service/lambda"
        "github.com/aws/aws-sdk-go-v2/service/lambda/types"
        v1 "github.com/aws/aws-sdk-go/service/lambda"
      )

      func run(client *lambda.Client) {
        out, err := client.Invoke(ctx, &lambda.InvokeInput{FunctionName: aws.String("work"), InvocationType: ${written}})
      }
    `);
    expect(facts.calls[0]).toMatchObject({
      operation: 'Invoke',
      arguments: { InvocationType: { kind: 'literal', value } },
    });
  });

  test('parameters keep the small letters of their API', () => {
    const facts = read(`
      package main

      import "github.com/aws/aws-sdk-go-v2/service/sfn"

      func run(client *sfn.Client) {
        client.StartExecution(ctx, &sfn.StartExecutionInput{StateMachineArn: &arn, Name: &name})
      }
    `);
    expect(Object.keys(facts.calls[0]?.arguments ?? {})).toEqual(['stateMachineArn', 'name']);
  });
});

test('the value of a declaration does not see it', () => {
  const facts = readHandler(`
	if json, err := json.Marshal(event); err == nil {
		log.Println(json)
	}
	return nil`);
  expect(facts.logs.map(({ event }) => event)).toEqual(['whole']);
  expect(facts.catches).toEqual([]);
});

describe('calls of others', () => {
  test('HTTP, with the method of the request that is sent', () => {
    const facts = readHandler(`
	http.Get("https://example.com")
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, body)
	request.Header.Set("Idempotency-Key", event.Records[0].MessageId)
	client := &http.Client{}
	response, err := client.Do(request)
	http.DefaultClient.Do(unknown)
	return err`);
    expect(facts.calls.map(({ provider, operation }) => [provider, operation])).toEqual([
      ['http', 'GET'],
      ['http', 'POST'],
      ['http', 'REQUEST'],
    ]);
    expect(Object.keys(facts.calls[1]?.arguments ?? {})).toEqual(['url', 'body', 'headers.Idempotency-Key']);
  });

  test('SQL, with or without a context', () => {
    const facts = read(`
      package main

      import (
        "database/sql"

        "github.com/jackc/pgx/v5"
      )

      func run(ctx context.Context, db *sql.DB, conn *pgx.Conn) {
        db.ExecContext(ctx, "DELETE FROM orders", 1)
        db.Query("SELECT 1")
        conn.Exec(ctx, "UPDATE orders SET n = n + 1")
      }
    `);
    expect(facts.calls.map(({ service, operation, arguments: given }) => [service, operation, given.sql])).toEqual([
      ['sql', 'ExecContext', { kind: 'literal', value: 'DELETE FROM orders' }],
      ['sql', 'Query', { kind: 'literal', value: 'SELECT 1' }],
      ['pgx', 'Exec', { kind: 'literal', value: 'UPDATE orders SET n = n + 1' }],
    ]);
  });

  test('payment and mail', () => {
    const facts = read(`
      package main

      import (
        "github.com/sendgrid/sendgrid-go"
        "github.com/stripe/stripe-go/v76/charge"
      )

      func run() {
        charge.New(&stripe.ChargeParams{Amount: &amount})
        sendgrid.NewSendClient(key).Send(message)
      }
    `);
    expect(facts.calls.map(({ provider, operation }) => [provider, operation])).toEqual([
      ['payment', 'charge.New'],
      ['mail', 'Send'],
    ]);
  });
});
