using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Orders;

public class PlaceOrder
{
    private static readonly AmazonSQSClient Queue = new();

    public async Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        Console.WriteLine($"placing order {JsonSerializer.Serialize(request)}");

        var order = JsonSerializer.Deserialize<Order>(request.Body ?? "{}")! with { OrderId = Guid.NewGuid().ToString() };
        await OrderTable.SaveAsync(order);

        Queue.SendMessageAsync(new SendMessageRequest
        {
            QueueUrl = Environment.GetEnvironmentVariable("PENDING_CHARGES_QUEUE"),
            MessageBody = JsonSerializer.Serialize(order),
        });

        return new APIGatewayProxyResponse { StatusCode = 201, Body = order.OrderId };
    }
}
