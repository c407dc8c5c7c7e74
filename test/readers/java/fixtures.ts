/** Files as people write them, with much of what the reader knows. All of them parse. */
export const fixtures: readonly string[] = [
  `package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.lambda.powertools.logging.Logging;

/** Saves orders. */
public class Orders implements RequestHandler<SQSEvent, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    private static final String TABLE = System.getenv("TABLE");
    private final LambdaClient lambda;

    public Orders() {
        this.lambda = LambdaClient.create();
    }

    @Override
    @Logging(logEvent = true)
    public Void handleRequest(final SQSEvent event, final Context context) {
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(null) // the default
                .build();
        LOG.info("Event {}", event);
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            Map<String, AttributeValue> item = new HashMap<>();
            item.put("id", AttributeValue.builder().s(UUID.randomUUID().toString()).build());
            item.put("body", AttributeValue.fromS(message.getBody()));
            try {
                client.putItem(PutItemRequest.builder().tableName(TABLE).item(item).build());
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw e;
            } catch (Exception e) {
                LOG.error("Could not save", e);
            } finally {
                LOG.debug("done");
            }
        }
        lambda.invoke(b -> b.functionName("other"));
        return null;
    }
}
`,
  `package com.example;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.SendMessageRequest;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3AsyncClient;

public class Stream implements RequestHandler<KinesisEvent, String> {
  private AmazonSQS sqs;
  private S3AsyncClient s3 = S3AsyncClient.create();

  static {
    System.out.println("loaded");
  }

  { sqs = null; }

  public String handleRequest(KinesisEvent event, Context context) {
    if (sqs == null) {
      sqs = AmazonSQSClientBuilder.standard().build();
    }
    var first = event.getRecords().get(0);
    String body = new String(first.getKinesis().getData().array());
    List<String> ids = event.getRecords().stream().map(r -> r.getEventID()).collect(Collectors.toList());
    sqs.sendMessage(new SendMessageRequest().withQueueUrl(System.getenv().get("QUEUE")).withMessageBody(body));
    s3.putObject(b -> b.bucket("x").key(ids.get(0)), (java.nio.file.Path) null);
    try (var in = Stream.class.getResourceAsStream("/x")) {
      in.read();
    } catch (java.io.IOException e) { return "failed"; }
    String text = """
        {"a": 1}
        """;
    switch (ids.size()) {
      case 0: return text;
      default: break;
    }
    int n = switch (body) { case "a", "b" -> 1; default -> { yield 2; } };
    return n > 1 ? body : null;
  }

  record Line(String id, int count) {
    Line {
      if (count < 0) throw new IllegalArgumentException(id);
    }
  }

  enum Kind { NEW("n"), OLD("o") { void f() {} }; private final String code; Kind(String code) { this.code = code; } void f() {} }

  interface Store { void save(String id); default int size() { return 0; } }
}
`,
  `import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import software.amazon.lambda.powertools.batch.BatchMessageHandlerBuilder;
import software.amazon.lambda.powertools.batch.handler.BatchMessageHandler;
import software.amazon.lambda.powertools.tracing.Tracing;

class Batch implements RequestHandler<SQSEvent, SQSBatchResponse> {
	private final BatchMessageHandler<SQSEvent, SQSBatchResponse> handler;

	Batch() {
		handler = new BatchMessageHandlerBuilder().withSqsBatchHandler().buildWithRawMessageHandler(this::process);
	}

	@Tracing
	@Override
	public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
		return handler.processBatch(event, context);
	}

	private void process(SQSMessage message) {
		Runnable work = new Runnable() {
			@Override public void run() { System.err.println(message.getBody()); }
		};
		work.run();
		label:
		for (int i = 0; i < 3; i++) {
			do { if (i == 2) break label; } while (false);
		}
		synchronized (this) { assert message != null : "no message"; }
		// serverless-coach-ignore event-logged-in-full -- asked for
		Object o = (Object) message;
		if (o instanceof SQSMessage m && m.getBody() != null) { }
	}
}
`,
];
