package main

import (
	"context"
	"encoding/json"
	"log"
	"log/slog"
	"os"

	"example.com/orders/internal/once"
	"example.com/orders/internal/orders"
	"example.com/orders/internal/secrets"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"
)

var (
	topic    *sns.Client
	payments *client.API
)

var logger = slog.New(slog.NewJSONHandler(os.Stdout, nil))

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	topic = sns.NewFromConfig(cfg)
	key, err := secrets.Read(context.Background(), os.Getenv("PAYMENT_SECRET"))
	if err != nil {
		log.Fatal(err)
	}
	payments = client.New(key, nil)
}

func handler(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	var failures []events.SQSBatchItemFailure
	for _, record := range event.Records {
		if err := charge(ctx, record); err != nil {
			logger.Error("charge failed", "messageId", record.MessageId, "error", err)
			failures = append(failures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
		}
	}
	return events.SQSEventResponse{BatchItemFailures: failures}, nil
}

func charge(ctx context.Context, record events.SQSMessage) error {
	var order orders.Order
	if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
		return err
	}
	if first, err := once.First(ctx, order.OrderID); err != nil || !first {
		return err
	}
	params := &stripe.ChargeParams{
		Amount:   stripe.Int64(order.Cents),
		Currency: stripe.String("eur"),
		Customer: stripe.String(order.Customer),
	}
	params.SetIdempotencyKey(order.OrderID)
	if _, err := payments.Charges.New(params); err != nil {
		return err
	}
	if err := orders.CountCharge(ctx, order.OrderID); err != nil {
		return err
	}
	_, err := topic.Publish(ctx, &sns.PublishInput{
		TopicArn: aws.String(os.Getenv("ORDER_EVENTS_TOPIC")),
		Message:  aws.String(record.Body),
	})
	return err
}

func main() {
	lambda.Start(handler)
}
