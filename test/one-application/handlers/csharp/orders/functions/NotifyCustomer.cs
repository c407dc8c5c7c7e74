using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;

namespace Orders;

public class NotifyCustomer
{
    public async Task HandleAsync(SNSEvent snsEvent, ILambdaContext context)
    {
        Console.WriteLine(JsonSerializer.Serialize(snsEvent));
        var order = JsonSerializer.Deserialize<Order>(snsEvent.Records[0].Sns.Message)!;
        var ses = new AmazonSimpleEmailServiceClient();
        await ses.SendEmailAsync(new SendEmailRequest
        {
            Source = "orders@orders.example.com",
            Destination = new Destination { ToAddresses = [order.Customer] },
            Message = new Message
            {
                Subject = new Content($"Your order {order.OrderId}"),
                Body = new Body { Text = new Content("We have charged your order and are packing it.") },
            },
        });
    }
}
