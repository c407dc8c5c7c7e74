package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.param.ChargeCreateParams;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

public class ChargeOrder implements RequestHandler<SQSEvent, Void> {
    private static final ObjectMapper json = new ObjectMapper();
    private static final SnsClient sns = SnsClient.create();

    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        StripeClient stripe = new StripeClient(System.getenv("PAYMENT_KEY"));

        for (SQSEvent.SQSMessage record : event.getRecords()) {
            try {
                Order order = json.readValue(record.getBody(), Order.class);
                stripe.charges().create(ChargeCreateParams.builder()
                    .setAmount(order.cents())
                    .setCurrency("eur")
                    .setCustomer(order.customer())
                    .build());
                Orders.countCharge(order.orderId());
                sns.publish(PublishRequest.builder()
                    .topicArn(System.getenv("ORDER_EVENTS_TOPIC"))
                    .message(record.getBody())
                    .build());
            } catch (Exception error) {
                context.getLogger().log("charge failed " + error.getMessage());
            }
        }
        return null;
    }
}
