using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using AWS.Lambda.Powertools.Idempotency;

namespace Orders;

public class NotifyCustomer
{
    private static readonly AmazonSimpleEmailServiceClient Ses = new();

    public NotifyCustomer()
    {
        Idempotency.Configure(builder =>
            builder.UseDynamoDb(Environment.GetEnvironmentVariable("IDEMPOTENCY_TABLE")));
    }

    public async Task HandleAsync(SNSEvent snsEvent, ILambdaContext context)
    {
        foreach (var record in snsEvent.Records)
        {
            await NotifyAsync(JsonSerializer.Deserialize<Order>(record.Sns.Message)!);
        }
    }

    [Idempotent]
    private static async Task<string> NotifyAsync([IdempotencyKey] Order order)
    {
        await Ses.SendEmailAsync(new SendEmailRequest
        {
            Source = "orders@orders.example.com",
            Destination = new Destination { ToAddresses = [order.Customer] },
            Message = new Message
            {
                Subject = new Content($"Your order {order.OrderId}"),
                Body = new Body { Text = new Content("We have charged your order and are packing it.") },
            },
        });
        return order.OrderId;
    }
}
