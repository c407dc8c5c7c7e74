package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class SupplierWebhook implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final HttpClient http = HttpClient.newHttpClient();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var query = event.getQueryStringParameters();
        if (query == null) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
        }
        var order = Orders.find(query.get("orderId"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://supplier.example.com/orders"))
            .header("authorization", "Bearer " + Secrets.secret(System.getenv("SUPPLIER_SECRET")))
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofString(order.get("orderId").s()))
            .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException error) {
            throw new IllegalStateException(error);
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(202).build();
    }
}
