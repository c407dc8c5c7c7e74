package secrets

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

var (
	client *secretsmanager.Client
	values = map[string]string{}
)

func init() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	client = secretsmanager.NewFromConfig(cfg)
}

// Read reads each secret once for as long as the environment lives.
func Read(ctx context.Context, arn string) (string, error) {
	if kept, ok := values[arn]; ok {
		return kept, nil
	}
	read, err := client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String(arn)})
	if err != nil {
		return "", err
	}
	values[arn] = aws.ToString(read.SecretString)
	return values[arn], nil
}
