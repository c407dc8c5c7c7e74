package main

import (
	"bytes"
	"context"
	"log"
	"net/http"
	"os"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	awslambda "github.com/aws/aws-sdk-go-v2/service/lambda"
)

const supplierToken = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i"

var functions *awslambda.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	functions = awslambda.NewFromConfig(cfg)
}

func handler(ctx context.Context, event events.LambdaFunctionURLRequest) (events.LambdaFunctionURLResponse, error) {
	answer, err := functions.Invoke(ctx, &awslambda.InvokeInput{
		FunctionName: aws.String(os.Getenv("PRICE_FUNCTION")),
		Payload:      []byte(event.Body),
	})
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	request, err := http.NewRequest(
		http.MethodPost, "https://supplier.example.com/orders", bytes.NewReader(answer.Payload))
	if err != nil {
		return events.LambdaFunctionURLResponse{}, err
	}
	request.Header.Set("authorization", "Bearer "+supplierToken)
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
