package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.IdempotencyKey;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;

public class NotifyCustomer implements RequestHandler<SNSEvent, Void> {
    private static final ObjectMapper json = new ObjectMapper();
    private static final SesClient ses = SesClient.create();

    public NotifyCustomer() {
        Idempotency.config()
            .withPersistenceStore(
                DynamoDBPersistenceStore.builder().withTableName(System.getenv("IDEMPOTENCY_TABLE")).build())
            .configure();
    }

    @Override
    public Void handleRequest(SNSEvent event, Context context) {
        for (SNSEvent.SNSRecord record : event.getRecords()) {
            send(record.getSNS().getMessage());
        }
        return null;
    }

    @Idempotent
    private void send(@IdempotencyKey String message) {
        ses.sendEmail(mail(read(message)));
    }

    private static SendEmailRequest mail(JsonNode message) {
        return SendEmailRequest.builder()
            .source("orders@orders.example.com")
            .destination(to -> to.toAddresses(message.get("customer").asText()))
            .message(mail -> mail
                .subject(subject -> subject.data("Your order " + message.get("orderId").asText()))
                .body(body -> body.text(text -> text.data("We have charged your order and are packing it."))))
            .build();
    }

    private static JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException error) {
            throw new IllegalArgumentException(error);
        }
    }
}
