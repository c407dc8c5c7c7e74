package orders;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

public class Orders {
    private static final String TABLE = System.getenv("ORDERS_TABLE");

    public static Map<String, AttributeValue> find(String orderId) {
        DynamoDbClient client = DynamoDbClient.create();
        return client.getItem(GetItemRequest.builder().tableName(TABLE).key(key(orderId)).build()).item();
    }

    public static void save(Order order) {
        DynamoDbClient client = DynamoDbClient.create();
        client.putItem(PutItemRequest.builder()
            .tableName(TABLE)
            .item(Map.of(
                "orderId", AttributeValue.fromS(order.orderId()),
                "customer", AttributeValue.fromS(order.customer()),
                "cents", AttributeValue.fromN(Long.toString(order.cents()))))
            .build());
    }

    public static void countCharge(String orderId) {
        DynamoDbClient client = DynamoDbClient.create();
        client.updateItem(UpdateItemRequest.builder()
            .tableName(TABLE)
            .key(key(orderId))
            .updateExpression("ADD charges :one")
            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
            .build());
    }

    private static Map<String, AttributeValue> key(String orderId) {
        return Map.of("orderId", AttributeValue.fromS(orderId));
    }
}
