using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Stripe;

namespace Orders;

public class ChargeOrder
{
    private static readonly AmazonSimpleNotificationServiceClient Topic = new();

    public async Task HandleAsync(SQSEvent sqsEvent, ILambdaContext context)
    {
        var stripe = new StripeClient(Environment.GetEnvironmentVariable("PAYMENT_KEY"));
        var charges = new ChargeService(stripe);

        foreach (var record in sqsEvent.Records)
        {
            var order = JsonSerializer.Deserialize<Order>(record.Body)!;
            try
            {
                await charges.CreateAsync(new ChargeCreateOptions
                {
                    Amount = order.Cents,
                    Currency = "eur",
                    Customer = order.Customer,
                });
                await OrderTable.CountChargeAsync(order.OrderId);
                await Topic.PublishAsync(new PublishRequest
                {
                    TopicArn = Environment.GetEnvironmentVariable("ORDER_EVENTS_TOPIC"),
                    Message = record.Body,
                });
            }
            catch (Exception error)
            {
                Console.Error.WriteLine($"charge failed {order.OrderId}: {error.Message}");
            }
        }
    }
}
