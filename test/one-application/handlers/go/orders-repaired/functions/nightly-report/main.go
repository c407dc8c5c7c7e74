package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

var (
	tables  *dynamodb.Client
	buckets *s3.Client
)

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	tables = dynamodb.NewFromConfig(cfg)
	buckets = s3.NewFromConfig(cfg)
}

func handler(ctx context.Context, _ events.CloudWatchEvent) error {
	pages := dynamodb.NewScanPaginator(tables, &dynamodb.ScanInput{
		TableName: aws.String(os.Getenv("SUMMARIES_TABLE")),
		Select:    types.SelectCount,
	})
	var orders int32
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		orders += page.Count
	}
	_, err := buckets.PutObject(ctx, &s3.PutObjectInput{
		Bucket: aws.String(os.Getenv("REPORTS_BUCKET")),
		Key:    aws.String(time.Now().Format(time.DateOnly) + ".json"),
		Body:   strings.NewReader(fmt.Sprintf(`{"orders":%d}`, orders)),
	})
	return err
}

func main() {
	lambda.Start(handler)
}
