using System.Net.Http.Headers;
using Amazon.Lambda;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Model;

namespace Orders;

public class SupplierWebhook
{
    private const string SupplierToken = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i";

    private static readonly AmazonLambdaClient Functions = new();
    private static readonly HttpClient Http = new();

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(
        APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        var answer = await Functions.InvokeAsync(new InvokeRequest
        {
            FunctionName = Environment.GetEnvironmentVariable("PRICE_FUNCTION"),
            Payload = request.Body,
        });
        using var message = new HttpRequestMessage(HttpMethod.Post, "https://supplier.example.com/orders");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SupplierToken);
        message.Content = new StreamContent(answer.Payload);
        await Http.SendAsync(message);
        return new APIGatewayHttpApiV2ProxyResponse { StatusCode = 202 };
    }
}
