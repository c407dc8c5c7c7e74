package main

import (
	"context"
	"log"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"time"

	"example.com/orders/lib/audit"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/go-playground/validator/v10"
)

var (
	cfg, _    = config.LoadDefaultConfig(context.Background())
	client    = dynamodb.NewFromConfig(cfg)
	apiToken  = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i"
	table     = os.Getenv("ORDERS_TABLE")
	logger    = slog.New(slog.NewJSONHandler(os.Stdout, nil))
	kept      *dynamodb.Client
	lastOrder string
)

func handler(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	var failures []events.SQSBatchItemFailure
	log.Println(event)
	logger.Info("orders", "count", len(event.Records))
	for _, record := range event.Records {
		if err := save(ctx, record.Body); err != nil {
			failures = append(failures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
		}
	}
	return events.SQSEventResponse{BatchItemFailures: failures}, nil
}

func first(ctx context.Context, event events.SQSEvent) error {
	lastOrder = event.Records[0].Body
	exec.Command("sh", "-c", "convert "+event.Records[0].Body).Run()
	audit.Audit(event.Records[0].MessageId)
	local := dynamodb.NewFromConfig(cfg)
	_, err := local.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String("orders")})
	go audit.Audit("later")
	return err
}

func save(ctx context.Context, order string) error {
	region, ok := os.LookupEnv("ORDERS_REGION")
	if !ok {
		region = "eu-west-1"
	}
	if kept == nil {
		kept = dynamodb.NewFromConfig(cfg, func(options *dynamodb.Options) { options.Region = region })
	}
	if _, err := client.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:    aws.String(table),
		ReturnValues: types.ReturnValueNone,
	}); err != nil {
		log.Println(len(apiToken))
	}
	if _, err := kept.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(os.Getenv("ORDERS_TABLE"))}); err != nil {
		// serverless-coach-ignore error-swallowed-in-event-handler: shown only
		return err
	}
	return nil
}

func giveUp() {
	time.Sleep(500 * time.Millisecond)
	http.Get("https://orders.example")
	limited := &http.Client{Timeout: 5 * time.Second}
	limited.Get("https://orders.example")
	os.WriteFile("/tmp/orders.json", []byte(lastOrder), 0o600)
	os.Remove("/tmp/orders.json")
	os.Exit(1)
}

func stored(key string) *s3.GetObjectInput {
	return &s3.GetObjectInput{Key: &key}
}

func settings() []string {
	return os.Environ()
}

func durable(ctx durable.DurableContext, event string) {
	ctx.Step(time.Now().String())
}

var validate = validator.New()

func checked(ctx context.Context, order Order) error {
	if deadline, _ := ctx.Deadline(); time.Until(deadline) < time.Second {
		return nil
	}
	return validate.Struct(order)
}

func main() {
	lambda.Start(handler)
}
