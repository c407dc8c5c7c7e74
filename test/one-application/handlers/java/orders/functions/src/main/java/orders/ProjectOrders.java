package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

public class ProjectOrders implements RequestHandler<DynamodbEvent, Void> {
    private static final DynamoDbClient client = DynamoDbClient.create();
    private static final String summaries = System.getenv("SUMMARIES_TABLE");

    @Override
    public Void handleRequest(DynamodbEvent event, Context context) {
        for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
            var order = record.getDynamodb().getNewImage();
            client.putItem(PutItemRequest.builder()
                .tableName(summaries)
                .item(Map.of(
                    "id", AttributeValue.fromS(order.get("orderId").getS()),
                    "customer", AttributeValue.fromS(order.get("customer").getS())))
                .build());
        }
        return null;
    }
}
