using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace Orders;

public class SupplierWebhook
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(
        APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (request.QueryStringParameters is null) return new APIGatewayHttpApiV2ProxyResponse { StatusCode = 400 };
        var order = await OrderTable.FindAsync(request.QueryStringParameters["orderId"]);
        var token = await Secrets.ReadAsync(Environment.GetEnvironmentVariable("SUPPLIER_SECRET")!);
        using var message = new HttpRequestMessage(HttpMethod.Post, "https://supplier.example.com/orders");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Content = new StringContent(JsonSerializer.Serialize(order));
        await Http.SendAsync(message);
        return new APIGatewayHttpApiV2ProxyResponse { StatusCode = 202 };
    }
}
