using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;

namespace Orders;

public class ProjectOrders
{
    private static readonly AmazonDynamoDBClient Client = new();
    private static readonly string? Summaries = Environment.GetEnvironmentVariable("SUMMARIES_TABLE");

    public async Task HandleAsync(DynamoDBEvent dynamoEvent, ILambdaContext context)
    {
        foreach (var record in dynamoEvent.Records)
        {
            var order = record.Dynamodb.NewImage;
            await Client.PutItemAsync(new PutItemRequest
            {
                TableName = Summaries,
                Item = new Dictionary<string, AttributeValue>
                {
                    ["id"] = new AttributeValue { S = order["orderId"].S },
                    ["customer"] = new AttributeValue { S = order["customer"].S },
                },
            });
        }
    }
}
