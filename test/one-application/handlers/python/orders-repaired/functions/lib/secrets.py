import functools

import boto3

client = boto3.client("secretsmanager")


@functools.cache
def secret(arn):
    """Each secret is read once for as long as the environment lives."""
    return client.get_secret_value(SecretId=arn)["SecretString"]
