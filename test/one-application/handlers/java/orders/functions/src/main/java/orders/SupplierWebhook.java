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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

public class SupplierWebhook implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String supplierToken = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i";
    private static final LambdaClient lambda = LambdaClient.create();
    private static final HttpClient http = HttpClient.newHttpClient();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        InvokeResponse answer = lambda.invoke(InvokeRequest.builder()
            .functionName(System.getenv("PRICE_FUNCTION"))
            .payload(SdkBytes.fromUtf8String(event.getBody()))
            .build());
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://supplier.example.com/orders"))
            .header("authorization", "Bearer " + supplierToken)
            .POST(HttpRequest.BodyPublishers.ofString(answer.payload().asUtf8String()))
            .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException error) {
            throw new IllegalStateException(error);
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(202).build();
    }
}
