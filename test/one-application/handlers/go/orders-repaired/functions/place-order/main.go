package main

import (
	"context"
	"encoding/json"
	"log"
	"log/slog"
	"os"

	"example.com/orders/internal/orders"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/google/uuid"
)

var queue *sqs.Client

var logger = slog.New(slog.NewJSONHandler(os.Stdout, nil))

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	queue = sqs.NewFromConfig(cfg)
}

func handler(ctx context.Context, event events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var order orders.Order
	if err := json.Unmarshal([]byte(event.Body), &order); err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	order.OrderID = uuid.NewString()
	logger.Info("placing order", "orderId", order.OrderID)
	if err := orders.Save(ctx, order); err != nil {
		return events.APIGatewayProxyResponse{}, err
	}

	body, err := json.Marshal(order)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	_, err = queue.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl:    aws.String(os.Getenv("PENDING_CHARGES_QUEUE")),
		MessageBody: aws.String(string(body)),
	})
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}

	return events.APIGatewayProxyResponse{StatusCode: 201, Body: order.OrderID}, nil
}

func main() {
	lambda.Start(handler)
}
