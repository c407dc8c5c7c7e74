package main

import (
	"context"
	"log"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

var (
	client    *dynamodb.Client
	summaries = os.Getenv("SUMMARIES_TABLE")
)

var logger = slog.New(slog.NewJSONHandler(os.Stdout, nil))

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = dynamodb.NewFromConfig(cfg)
}

func handler(ctx context.Context, event events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	var failures []events.DynamoDBBatchItemFailure
	for _, record := range event.Records {
		if err := project(ctx, record.Change.NewImage); err != nil {
			logger.Error("order not projected", "error", err)
			failures = append(failures, events.DynamoDBBatchItemFailure{ItemIdentifier: record.Change.SequenceNumber})
		}
	}
	return events.DynamoDBEventResponse{BatchItemFailures: failures}, nil
}

func project(ctx context.Context, order map[string]events.DynamoDBAttributeValue) error {
	_, err := client.PutItem(ctx, &dynamodb.PutItemInput{
		TableName: aws.String(summaries),
		Item: map[string]types.AttributeValue{
			"id":       &types.AttributeValueMemberS{Value: order["orderId"].String()},
			"customer": &types.AttributeValueMemberS{Value: order["customer"].String()},
		},
	})
	return err
}

func main() {
	lambda.Start(handler)
}
