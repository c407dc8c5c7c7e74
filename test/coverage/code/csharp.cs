using System.Diagnostics;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Logging;
using FluentValidation;
using Orders.Lib;

namespace Orders;

public class Orders
{
    private static readonly AmazonDynamoDBClient Client = new();
    private const string ApiToken = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i";
    private static readonly string? Table = Environment.GetEnvironmentVariable("ORDERS_TABLE");
    private static readonly string Region = Environment.GetEnvironmentVariable("ORDERS_REGION") ?? "eu-west-1";
    private static AmazonDynamoDBClient? kept;
    private static string? lastOrder;

    [Logging]
    [Idempotent]
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        Console.WriteLine(JsonSerializer.Serialize(sqsEvent));
        Logger.LogInformation("orders");
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                await SaveAsync(record.Body);
            }
            catch (Exception)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }
        return new SQSBatchResponse { BatchItemFailures = failures };
    }

    public async Task FirstAsync(SQSEvent sqsEvent, ILambdaContext context)
    {
        lastOrder = sqsEvent.Records[0].Body;
        Process.Start("sh", "-c convert " + sqsEvent.Records[0].Body);
        Audit.Write(sqsEvent.Records[0].MessageId);
        var local = new AmazonDynamoDBClient();
        local.PutItemAsync(new PutItemRequest { TableName = "orders" });
        await Task.CompletedTask;
    }

    private async Task SaveAsync(string order)
    {
        kept ??= new AmazonDynamoDBClient(Region);
        try
        {
            await Client.PutItemAsync(new PutItemRequest { TableName = Table, ReturnValues = "NONE" });
        }
        catch (Exception)
        {
            Console.WriteLine(ApiToken.Length);
        }
        try
        {
            await kept.PutItemAsync(new PutItemRequest
            {
                TableName = Environment.GetEnvironmentVariable("ORDERS_TABLE"),
            });
        }
        catch (Exception)
        {
            // serverless-coach-ignore error-swallowed-in-event-handler: shown only
            throw;
        }
    }

    private static readonly HttpClient Slow = new();
    private static readonly HttpClient Quick = new() { Timeout = TimeSpan.FromSeconds(5) };

    private static async Task GiveUpAsync()
    {
        await Task.Delay(500);
        await Slow.GetAsync("https://orders.example");
        await Quick.GetAsync("https://orders.example");
        File.WriteAllText("/tmp/orders.json", Table);
        File.Delete("/tmp/orders.json");
        Environment.Exit(1);
    }

    private static object Stored(string key) => new GetObjectRequest { Key = key };

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name);

    private static async Task DurableAsync(string input, IDurableContext context)
    {
        var due = DateTime.UtcNow;
        await context.StepAsync(async step => input + due);
    }

    private static object? Checked(OrderValidator validator, string order, ILambdaContext context) =>
        context.RemainingTime > TimeSpan.FromSeconds(1) ? validator.Validate(order) : null;

    private static void Refuse() => throw new InvalidOperationException("refused");
}
