package main

import (
	"context"
	"encoding/json"
	"log"

	"example.com/orders/internal/once"
	"example.com/orders/internal/orders"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/aws/aws-sdk-go-v2/service/ses/types"
)

var client *ses.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = ses.NewFromConfig(cfg)
}

func handler(ctx context.Context, event events.SNSEvent) error {
	for _, record := range event.Records {
		if err := notify(ctx, record); err != nil {
			return err
		}
	}
	return nil
}

func notify(ctx context.Context, record events.SNSEventRecord) error {
	var order orders.Order
	if err := json.Unmarshal([]byte(record.SNS.Message), &order); err != nil {
		return err
	}
	if first, err := once.First(ctx, order.OrderID); err != nil || !first {
		return err
	}
	_, err := client.SendEmail(ctx, &ses.SendEmailInput{
		Source:      aws.String("orders@orders.example.com"),
		Destination: &types.Destination{ToAddresses: []string{order.Customer}},
		Message: &types.Message{
			Subject: &types.Content{Data: aws.String("Your order " + order.OrderID)},
			Body: &types.Body{
				Text: &types.Content{Data: aws.String("We have charged your order and are packing it.")},
			},
		},
	})
	return err
}

func main() {
	lambda.Start(handler)
}
