package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"

	"example.com/orders/internal/orders"
	"example.com/orders/internal/secrets"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func handler(ctx context.Context, event events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	order, err := orders.Find(ctx, event.QueryStringParameters["orderId"])
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	body, err := json.Marshal(order)
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	token, err := secrets.Read(ctx, os.Getenv("SUPPLIER_SECRET"))
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	request, err := http.NewRequestWithContext(
		ctx, http.MethodPost, "https://supplier.example.com/orders", bytes.NewReader(body))
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	request.Header.Set("authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	defer response.Body.Close()
	return events.LambdaFunctionURLResponse{StatusCode: 202}, nil
}

func main() {
	lambda.Start(handler)
}
