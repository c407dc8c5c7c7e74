package main

import (
	"context"
	"encoding/json"
	"log"
	"os"

	"example.com/orders/internal/orders"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"
)

var topic *sns.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	topic = sns.NewFromConfig(cfg)
}

func handler(ctx context.Context, event events.SQSEvent) error {
	payments := client.New(os.Getenv("PAYMENT_KEY"), nil)

	for _, record := range event.Records {
		if err := charge(ctx, payments, record); err != nil {
			log.Printf("charge failed: %v", err)
		}
	}
	return nil
}

func charge(ctx context.Context, payments *client.API, record events.SQSMessage) error {
	var order orders.Order
	if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
		return err
	}
	_, err := payments.Charges.New(&stripe.ChargeParams{
		Amount:   stripe.Int64(order.Cents),
		Currency: stripe.String("eur"),
		Customer: stripe.String(order.Customer),
	})
	if err != nil {
		return err
	}
	if err := orders.CountCharge(ctx, order.OrderID); err != nil {
		return err
	}
	_, err = topic.Publish(ctx, &sns.PublishInput{
		TopicArn: aws.String(os.Getenv("ORDER_EVENTS_TOPIC")),
		Message:  aws.String(record.Body),
	})
	return err
}

func main() {
	lambda.Start(handler)
}
