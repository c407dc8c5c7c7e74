package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.LocalDate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

public class NightlyReport implements RequestHandler<ScheduledEvent, Void> {
    private static final DynamoDbClient dynamodb = DynamoDbClient.create();
    private static final S3Client s3 = S3Client.create();

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        var pages = dynamodb.scanPaginator(ScanRequest.builder()
            .tableName(System.getenv("SUMMARIES_TABLE"))
            .select(Select.COUNT)
            .build());
        int orders = pages.stream().mapToInt(page -> page.count()).sum();
        s3.putObject(
            PutObjectRequest.builder()
                .bucket(System.getenv("REPORTS_BUCKET"))
                .key(LocalDate.now() + ".json")
                .build(),
            RequestBody.fromString("{\"orders\":" + orders + "}"));
        return null;
    }
}
