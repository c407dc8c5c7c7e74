using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace Orders;

public class GetOrder
{
    public async Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        var order = await OrderTable.FindAsync(request.PathParameters["orderId"]);
        if (order is null) return new APIGatewayProxyResponse { StatusCode = 404, Body = "{}" };
        return new APIGatewayProxyResponse { StatusCode = 200, Body = JsonSerializer.Serialize(order) };
    }
}
