using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Amazon.S3;
using Amazon.S3.Model;

namespace Orders;

public class NightlyReport
{
    private static readonly AmazonDynamoDBClient Tables = new();
    private static readonly AmazonS3Client Buckets = new();

    public async Task HandleAsync(ScheduledEvent scheduledEvent, ILambdaContext context)
    {
        var pages = Tables.Paginators.Scan(new ScanRequest
        {
            TableName = Environment.GetEnvironmentVariable("SUMMARIES_TABLE"),
            Select = Select.COUNT,
        });
        var orders = 0;
        await foreach (var page in pages.Responses) orders += page.Count ?? 0;
        await Buckets.PutObjectAsync(new PutObjectRequest
        {
            BucketName = Environment.GetEnvironmentVariable("REPORTS_BUCKET"),
            Key = $"{DateTime.UtcNow:yyyy-MM-dd}.json",
            ContentBody = $"{{\"orders\":{orders}}}",
        });
    }
}
