package orders

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Order as it is stored.
type Order struct {
	OrderID  string `json:"orderId" dynamodbav:"orderId"`
	Customer string `json:"customer" dynamodbav:"customer"`
	Cents    int64  `json:"cents" dynamodbav:"cents"`
}

var table = aws.String(os.Getenv("ORDERS_TABLE"))

// Find gives nil for an order that is not there.
func Find(ctx context.Context, orderID string) (*Order, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	client := dynamodb.NewFromConfig(cfg)
	found, err := client.GetItem(ctx, &dynamodb.GetItemInput{TableName: table, Key: key(orderID)})
	if err != nil || found.Item == nil {
		return nil, err
	}
	var order Order
	return &order, attributevalue.UnmarshalMap(found.Item, &order)
}

// Save stores an order.
func Save(ctx context.Context, order Order) error {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	client := dynamodb.NewFromConfig(cfg)
	item, err := attributevalue.MarshalMap(order)
	if err != nil {
		return err
	}
	_, err = client.PutItem(ctx, &dynamodb.PutItemInput{TableName: table, Item: item})
	return err
}

// CountCharge adds one to the charges of an order.
func CountCharge(ctx context.Context, orderID string) error {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	client := dynamodb.NewFromConfig(cfg)
	_, err = client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:        table,
		Key:              key(orderID),
		UpdateExpression: aws.String("ADD charges :one"),
		ExpressionAttributeValues: map[string]types.AttributeValue{
			":one": &types.AttributeValueMemberN{Value: "1"},
		},
	})
	return err
}

func key(orderID string) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{"orderId": &types.AttributeValueMemberS{Value: orderID}}
}
