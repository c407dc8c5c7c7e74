using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using AWS.Lambda.Powertools.Idempotency;
using Stripe;

namespace Orders;

public class ChargeOrder
{
    private static readonly AmazonSimpleNotificationServiceClient Topic = new();
    private static ChargeService? charges;

    public ChargeOrder()
    {
        Idempotency.Configure(builder =>
            builder.UseDynamoDb(Environment.GetEnvironmentVariable("IDEMPOTENCY_TABLE")));
    }

    public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                await ChargeAsync(JsonSerializer.Deserialize<Order>(record.Body)!);
            }
            catch (Exception error)
            {
                Console.Error.WriteLine($"charge failed {record.MessageId}: {error.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }
        return new SQSBatchResponse(failures);
    }

    [Idempotent]
    private static async Task<string> ChargeAsync([IdempotencyKey] Order order)
    {
        charges ??= new ChargeService(
            new StripeClient(await Secrets.ReadAsync(Environment.GetEnvironmentVariable("PAYMENT_SECRET")!)));
        await charges.CreateAsync(
            new ChargeCreateOptions { Amount = order.Cents, Currency = "eur", Customer = order.Customer },
            new RequestOptions { IdempotencyKey = order.OrderId });
        await OrderTable.CountChargeAsync(order.OrderId);
        await Topic.PublishAsync(new PublishRequest
        {
            TopicArn = Environment.GetEnvironmentVariable("ORDER_EVENTS_TOPIC"),
            Message = JsonSerializer.Serialize(order),
        });
        return order.OrderId;
    }
}
