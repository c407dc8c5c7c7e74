import { head } from './reading.js';

const batch = `${head}
var tableName = os.Getenv("TABLE")

var (
	client *dynamodb.Client
	once   sync.Once
)

// Order is what comes.
type Order struct {
	ID    string \`json:"id" dynamodbav:"id"\`
	Items []struct {
		Name string
	}
}

type Store interface {
	PutItem(ctx context.Context, in *dynamodb.PutItemInput, opts ...func(*dynamodb.Options)) (*dynamodb.PutItemOutput, error)
}

func init() {
	cfg, err := config.LoadDefaultConfig(context.TODO())
	if err != nil {
		log.Fatal(err)
	}
	once.Do(func() { client = dynamodb.NewFromConfig(cfg) })
}

func handler(ctx context.Context, event events.SQSEvent) error {
	queue := sqs.NewFromConfig(aws.Config{})
	log.Printf("%v", event)
	for _, record := range event.Records {
		var order Order
		if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
			log.Println("é😀", err)
			continue
		}
		if _, err := client.PutItem(ctx, &dynamodb.PutItemInput{
			TableName: aws.String(tableName),
			Item: map[string]types.AttributeValue{
				"id": &types.AttributeValueMemberS{Value: uuid.NewString()},
			},
		}); err != nil {
			return fmt.Errorf("put: %w", err)
		}
		go notify(order.ID)
		queue.SendMessage(ctx, &sqs.SendMessageInput{MessageBody: aws.String(record.Body)})
	}
	return nil
}

func notify(id string) (err error) {
	response, err := http.Get("https://example.com/" + id)
	if err == nil {
		defer response.Body.Close()
	}
	return errors.Join(err, nil)
}

func main() { lambda.Start(handler) }
`;

const first = `${head}
func handler(ctx context.Context, event *events.KinesisEvent) (string, error) {
	record := event.Records[0]
	data := record.Kinesis.Data

	switch v := interface{}(data).(type) {
	case []byte:
		fmt.Println(len(v), \`raw
text\`)
	default:
	}
	select {
	case <-ctx.Done():
	default:
	}
	return "", nil
}
`;

const versionOne = `package handlers

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"
	"github.com/aws/aws-sdk-go/service/lambda"
)

type Orders struct {
	db dynamodbiface.DynamoDBAPI
	*Base
}

func New[T any](name T) *Orders {
	sess := session.Must(session.NewSession(&aws.Config{Region: aws.String("eu-west-1")}))
	return &Orders{db: dynamodb.New(sess)}
}

func (o *Orders) Save(items map[string]*dynamodb.AttributeValue) error {
	sess, _ := session.NewSession()
	svc := lambda.New(sess)
	input := &lambda.InvokeInput{
		FunctionName: aws.String("work"), // who
	}
	_, _ = svc.Invoke(input)
	for i := 0; i < 3; i++ {
		if _, err := o.db.PutItem(&dynamodb.PutItemInput{Item: items}); err != nil {
			return err
		}
	}
	return nil
}
`;

/** Files with everything the reader looks at, in all layouts. */
export const fixtures: readonly string[] = [
  batch,
  first,
  versionOne,
  versionOne.replaceAll('\n', '\r\n'),
  `\uFEFF${first}`,
  'package main\n',
  '',
];
