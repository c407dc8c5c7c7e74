package main

import (
	"context"
	"encoding/json"
	"log"

	"example.com/orders/internal/orders"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ses"
	"github.com/aws/aws-sdk-go-v2/service/ses/types"
)

func handler(ctx context.Context, event events.SNSEvent) error {
	log.Println(event)
	var order orders.Order
	if err := json.Unmarshal([]byte(event.Records[0].SNS.Message), &order); err != nil {
		return err
	}
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	client := ses.NewFromConfig(cfg)
	_, err = client.SendEmail(ctx, &ses.SendEmailInput{
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
