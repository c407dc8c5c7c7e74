using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orders;

public static class OrderTable
{
    private static readonly string? Table = Environment.GetEnvironmentVariable("ORDERS_TABLE");

    public static async Task<Dictionary<string, AttributeValue>?> FindAsync(string orderId)
    {
        var client = new AmazonDynamoDBClient();
        var found = await client.GetItemAsync(new GetItemRequest { TableName = Table, Key = Key(orderId) });
        return found.Item;
    }

    public static async Task SaveAsync(Order order)
    {
        var client = new AmazonDynamoDBClient();
        await client.PutItemAsync(new PutItemRequest
        {
            TableName = Table,
            Item = new Dictionary<string, AttributeValue>
            {
                ["orderId"] = new AttributeValue { S = order.OrderId },
                ["customer"] = new AttributeValue { S = order.Customer },
                ["cents"] = new AttributeValue { N = order.Cents.ToString() },
            },
        });
    }

    public static async Task CountChargeAsync(string orderId)
    {
        var client = new AmazonDynamoDBClient();
        await client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = Table,
            Key = Key(orderId),
            UpdateExpression = "ADD charges :one",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":one"] = new AttributeValue { N = "1" },
            },
        });
    }

    private static Dictionary<string, AttributeValue> Key(string orderId) =>
        new() { ["orderId"] = new AttributeValue { S = orderId } };
}
