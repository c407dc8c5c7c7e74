package once

import (
	"context"
	"errors"
	"log"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

var client *dynamodb.Client

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = dynamodb.NewFromConfig(cfg)
}

// First remembers id. It is false for one that was there already.
func First(ctx context.Context, id string) (bool, error) {
	_, err := client.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:           aws.String(os.Getenv("IDEMPOTENCY_TABLE")),
		Item:                map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}},
		ConditionExpression: aws.String("attribute_not_exists(id)"),
	})
	var seen *types.ConditionalCheckFailedException
	if errors.As(err, &seen) {
		return false, nil
	}
	return err == nil, err
}
