package main

import (
	"context"
	"encoding/json"

	"example.com/orders/internal/orders"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, event events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	order, err := orders.Find(ctx, event.PathParameters["orderId"])
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	if order == nil {
		return events.APIGatewayProxyResponse{StatusCode: 404, Body: "{}"}, nil
	}
	body, err := json.Marshal(order)
	if err != nil {
		return events.APIGatewayProxyResponse{}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(body)}, nil
}

func main() {
	lambda.Start(handler)
}
