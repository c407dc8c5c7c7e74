package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

public class ProjectOrders implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final DynamoDbClient client = DynamoDbClient.create();
    private static final String summaries = System.getenv("SUMMARIES_TABLE");

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<StreamsEventResponse.BatchItemFailure> batchItemFailures = new ArrayList<>();
        for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
            try {
                var order = record.getDynamodb().getNewImage();
                client.putItem(PutItemRequest.builder()
                    .tableName(summaries)
                    .item(Map.of(
                        "id", AttributeValue.fromS(order.get("orderId").getS()),
                        "customer", AttributeValue.fromS(order.get("customer").getS())))
                    .build());
            } catch (Exception error) {
                context.getLogger().log("order not projected: " + error.getMessage());
                batchItemFailures.add(
                    new StreamsEventResponse.BatchItemFailure(record.getDynamodb().getSequenceNumber()));
            }
        }
        return new StreamsEventResponse(batchItemFailures);
    }
}
