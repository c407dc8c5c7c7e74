package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.validation.Validator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import orders.lib.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.logging.Logging;

public class Orders implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger logger = LoggerFactory.getLogger(Orders.class);
    private static final DynamoDbClient client = DynamoDbClient.create();
    private static final DynamoDbAsyncClient background = DynamoDbAsyncClient.create();
    private static final String apiToken = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i";
    private static final String table = System.getenv("ORDERS_TABLE");
    private static final String region = System.getenv().getOrDefault("ORDERS_REGION", "eu-west-1");
    private static DynamoDbClient kept;
    private static String lastOrder;

    @Override
    @Logging
    @Idempotent
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> batchItemFailures = new ArrayList<>();
        System.out.println(event);
        logger.info("orders");
        for (SQSEvent.SQSMessage record : event.getRecords()) {
            try {
                save(record.getBody());
            } catch (Exception error) {
                batchItemFailures.add(new SQSBatchResponse.BatchItemFailure(record.getMessageId()));
            }
        }
        return new SQSBatchResponse(batchItemFailures);
    }

    public Void first(SQSEvent event, Context context) throws java.io.IOException {
        lastOrder = event.getRecords().get(0).getBody();
        Runtime.getRuntime().exec("convert " + event.getRecords().get(0).getBody());
        Audit.audit(event.getRecords().get(0).getMessageId());
        DynamoDbClient.create().putItem(PutItemRequest.builder().tableName("orders").build());
        background.putItem(PutItemRequest.builder().tableName("orders").build());
        return null;
    }

    private CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(() -> Audit.audit("later"));
    }

    private void save(String order) {
        if (kept == null) {
            kept = DynamoDbClient.builder().build();
        }
        try {
            client.putItem(PutItemRequest.builder().tableName(table).returnValues(ReturnValue.NONE).build());
        } catch (Exception error) {
            System.err.println(apiToken.length());
        }
        try {
            kept.putItem(PutItemRequest.builder().tableName(System.getenv("ORDERS_TABLE")).build());
        } catch (Exception error) {
            // serverless-coach-ignore error-swallowed-in-event-handler: shown only
            throw error;
        }
    }

    void giveUp() throws Exception {
        Thread.sleep(500);
        HttpRequest.newBuilder(URI.create("https://orders.example")).build();
        HttpRequest.newBuilder(URI.create("https://orders.example")).timeout(Duration.ofSeconds(5)).build();
        Files.writeString(Path.of("/tmp/orders.json"), table);
        Files.delete(Path.of("/tmp/orders.json"));
        System.exit(1);
    }

    Object stored(String key) {
        return GetObjectRequest.builder().key(key).build();
    }

    String setting(String name) {
        return System.getenv(name);
    }

    String durable(String event, DurableContext context) {
        context.step("due " + System.currentTimeMillis(), String.class, step -> event);
        return event;
    }

    static Object checked(Validator validator, String order, Context context) {
        return context.getRemainingTimeInMillis() > 1000 ? validator.validate(order) : null;
    }

    static void refuse() {
        throw new IllegalStateException("refused");
    }
}
