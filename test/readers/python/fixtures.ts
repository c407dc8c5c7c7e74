/** Files as people write them, with something of everything the reader knows. */
export const fixtures: readonly string[] = [
  `"""Orders come in over a queue."""
import json
import os
import uuid
from functools import lru_cache

import boto3
from botocore.exceptions import ClientError

from .store import save
from lib import audit

TABLE = os.environ['TABLE']
dynamodb = boto3.resource('dynamodb')
table = dynamodb.Table(TABLE)
_client = None


@lru_cache(maxsize=None)
def sns():
    return boto3.client('sns')


def client():
    global _client
    if _client is None:
        _client = boto3.client('sqs', region_name=os.getenv('AWS_REGION', 'eu-west-1'))
    return _client


def lambda_handler(event, context):
    print(f'event: {json.dumps(event)} 😀')
    s3 = boto3.client('s3')
    for record in event['Records']:
        body = json.loads(record['body'])
        try:
            table.put_item(Item={'id': str(uuid.uuid4()), 'order': body})
            s3.upload_file('/tmp/x', 'bucket', body['id'])
            save(body)
        except ClientError as error:
            print(error)
        except Exception:
            pass
    audit.write(event)
    return {'statusCode': 200}
`,
  `import asyncio
import aioboto3
from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes import SQSEvent, event_source

logger = Logger()
tracer = Tracer()
processor = BatchProcessor(event_type=EventType.SQS)
session = aioboto3.Session()


async def send(message: str) -> None:
    async with session.client("sqs") as sqs:
        sqs.send_message(QueueUrl="u", MessageBody=message)
        await sqs.send_message(QueueUrl="u", MessageBody=message)
    asyncio.create_task(send("é"))


@tracer.capture_method
def record_handler(record):
    logger.info("record", extra={"record": record.body})
    asyncio.run(send(record.body))


@logger.inject_lambda_context(log_event=True)
@event_source(data_class=SQSEvent)
def handler(event: SQSEvent, context):
    first = next(event.records)
    logger.info(first)
    return process_partial_response(
        event=event, record_handler=record_handler, processor=processor, context=context
    )
`,
  `from aws_lambda_powertools.event_handler import APIGatewayRestResolver
import requests, stripe
import boto3 as aws

app = APIGatewayRestResolver()
lam = aws.client("lambda")


class Store:
    table_name = "orders"

    def __init__(self, client=None):
        self.client = client or aws.client("dynamodb")

    def save(self, item):
        with self.client as c:
            c.put_item(
                TableName=self.table_name,
                Item=item,
            )


@app.get("/orders/<id>")
def get_order(id: str):
    store = Store()
    store.save({"id": {"S": id}})
    lam.invoke(FunctionName="audit", Payload=b"{}")
    requests.post("https://example.com", json={"id": id}, timeout=3)
    return {"ok": [x for x in range(3) if x], "text": """
  several
lines"""}


def handler(event, context):
    record = event["Records"][0]
    key = record["s3"]["object"]["key"]
    match key:
        case "a": print("a")
        case {"b": b}:
            print(b)
    f = lambda e, c: (yield)
    return app.resolve(event, context)
`,
];
