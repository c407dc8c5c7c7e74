package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeCreateParams;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.IdempotencyKey;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;

public class ChargeOrder implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final ObjectMapper json = new ObjectMapper();
    private static final SnsClient sns = SnsClient.create();
    private static StripeClient stripe;

    public ChargeOrder() {
        Idempotency.config()
            .withPersistenceStore(
                DynamoDBPersistenceStore.builder().withTableName(System.getenv("IDEMPOTENCY_TABLE")).build())
            .configure();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> batchItemFailures = new ArrayList<>();
        for (SQSEvent.SQSMessage record : event.getRecords()) {
            try {
                charge(json.readValue(record.getBody(), Order.class));
            } catch (Exception error) {
                context.getLogger().log("charge failed " + error.getMessage());
                batchItemFailures.add(new SQSBatchResponse.BatchItemFailure(record.getMessageId()));
            }
        }
        return new SQSBatchResponse(batchItemFailures);
    }

    @Idempotent
    private void charge(@IdempotencyKey Order order) throws StripeException {
        if (stripe == null) {
            stripe = new StripeClient(Secrets.secret(System.getenv("PAYMENT_SECRET")));
        }
        stripe.charges().create(
            ChargeCreateParams.builder()
                .setAmount(order.cents())
                .setCurrency("eur")
                .setCustomer(order.customer())
                .build(),
            RequestOptions.builder().setIdempotencyKey(order.orderId()).build());
        Orders.countCharge(order.orderId());
        sns.publish(PublishRequest.builder()
            .topicArn(System.getenv("ORDER_EVENTS_TOPIC"))
            .message(order.orderId())
            .build());
    }
}
