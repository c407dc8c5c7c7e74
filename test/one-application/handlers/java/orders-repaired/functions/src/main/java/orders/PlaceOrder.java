package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

public class PlaceOrder implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final ObjectMapper json = new ObjectMapper();
    private static final SqsClient sqs = SqsClient.create();

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        try {
            JsonNode body = json.readTree(event.getBody());
            Order order =
                new Order(UUID.randomUUID().toString(), body.get("customer").asText(), body.get("cents").asLong());
            context.getLogger().log("placing order " + order.orderId());
            Orders.save(order);

            sqs.sendMessage(SendMessageRequest.builder()
                .queueUrl(System.getenv("PENDING_CHARGES_QUEUE"))
                .messageBody(json.writeValueAsString(order))
                .build());

            return new APIGatewayProxyResponseEvent().withStatusCode(201).withBody(order.orderId());
        } catch (com.fasterxml.jackson.core.JsonProcessingException error) {
            return new APIGatewayProxyResponseEvent().withStatusCode(400);
        }
    }
}
