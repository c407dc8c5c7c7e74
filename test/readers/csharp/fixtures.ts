/** Texts of every shape the reader knows; the property tests cut and change them. */
export const fixtures: readonly string[] = [
  `using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.Logging;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Orders;

public class Function
{
    private static readonly string Table = Environment.GetEnvironmentVariable("TABLE_NAME") ?? "orders";
    private readonly IAmazonDynamoDB _dynamo;
    private AmazonSQSClient? _queue;

    public Function() : this(new AmazonDynamoDBClient()) { }

    public Function(IAmazonDynamoDB dynamo)
    {
        _dynamo = dynamo;
    }

    // serverless-coach-ignore event-logged-in-full: in a test account only
    [Logging(LogEvent = true)]
    public async Task<string> Handler(SQSEvent evnt, ILambdaContext context)
    {
        context.Logger.LogInformation($"Got {JsonSerializer.Serialize(evnt)}");
        var first = evnt.Records[0];
        Console.WriteLine(first.Body);
        foreach (var message in evnt.Records)
        {
            try
            {
                await SaveAsync(message);
                _ = TellAsync(message.Body);
                TellAsync(message.Body);
            }
            catch (ConditionalCheckFailedException)
            {
                continue;
            }
            catch (Exception ex) when (ex.Message != "")
            {
                context.Logger.LogError(ex.Message);
            }
        }
        return "done";
    }

    private async Task SaveAsync(SQSEvent.SQSMessage message)
    {
        var client = new AmazonDynamoDBClient();
        await client.PutItemAsync(new PutItemRequest
        {
            TableName = Table,
            Item = new Dictionary<string, AttributeValue>
            {
                ["id"] = new AttributeValue { S = Guid.NewGuid().ToString() },
                { "total", new() { N = "1" } },
            },
        });
    }

    private Task TellAsync(string body)
    {
        _queue ??= new AmazonSQSClient();
        return _queue.SendMessageAsync(Environment.GetEnvironmentVariable("QUEUE_URL"), body);
    }
}
`,
  `using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda;
using Amazon.Lambda.Model;

var http = new HttpClient();

var handler = async (APIGatewayProxyRequest request, ILambdaContext context) =>
{
    using var lambda = new AmazonLambdaClient();
    await lambda.InvokeAsync(new InvokeRequest { FunctionName = "next", Payload = """{ "a": 1 }""" });
    var answer = await http.GetStringAsync($"https://example.com/{request.PathParameters?["id"] ?? "none"}");
    if (answer is { Length: > 0 } text && text is not "no")
    {
        return new APIGatewayProxyResponse { StatusCode = 200, Body = text };
    }
    return answer switch
    {
        "no" => new APIGatewayProxyResponse { StatusCode = 404 },
        _ when request.Body is null => throw new InvalidOperationException(nameof(request.Body)),
        _ => new() { StatusCode = 500, Headers = new Dictionary<string, string> { { "a", "b" } } },
    };
};

await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
`,
  `namespace Shop.Orders {
    #region functions
    public class Functions(IOrderStore store, ILogger<Functions> logger)
    {
        private static readonly Lazy<IAmazonS3> S3 = new Lazy<IAmazonS3>(() => new AmazonS3Client());
        private const string Password = "hunter2-Zq8vLk39xP";
        public string Region => Environment.GetEnvironmentVariable("AWS_REGION")!;
        public int Count { get; set; } = 1;

        [LambdaFunction(MemorySize = 256), RestApi(LambdaHttpMethod.Post, "/orders")]
        public async Task<IHttpResult> Add([FromBody] Order order, [FromServices] IClock clock, ILambdaContext context) {
            logger.LogInformation("Order {Id}", order.Id);
            await Task.WhenAll(order.Lines.Select(async line => { await store.SaveAsync(line); }));
            var query = from line in order.Lines where line.Count > 0 select line.Id;
            lock (store) { Count++; }
            for (int i = 0, j = 10; i < j; i++, j--) if (i == j) break; else continue;
#if DEBUG
            Console.WriteLine(order);
#else
            await using (var stream = Open()) { stream?.Write(1); }
#endif
            switch (order) {
                case Paid { Total: > 10 } paid when paid.Ok: return HttpResults.Ok(paid);
                case null: throw new ArgumentNullException(nameof(order));
                default: goto end;
            }
            end:
            return HttpResults.Created($"/orders/{order.Id:D5}", order with { Count = 1 });
        }

        public void Stream(DynamoDBEvent evnt) {
            var (first, _) = (evnt.Records.First(), 1);
            int.TryParse(first.EventID, out var number);
            Task.Run(() => Go(number));
            store?.Save(first, retries: 3);
            var list = new[] { 1, 2 };
            List<int> more = [..list, 3];
            object box = (object)more as string ?? default;
        }

        ~Functions() { }
        public static bool operator ==(Functions a, Functions b) => true;
        public int this[int index] { get => index; set { Count = value; } }
        public event Action? Changed;
        enum Kind { One = 1, Two }
        record Line(string Id, int Count = 1);
        interface IClock { DateTime Now(); }
    }
    #endregion
}
`,
  `public class Batch {
	public async Task Handler(KinesisEvent evnt, ILambdaContext context) {
		foreach (var record in evnt.Records) {
			await Save(record);
		}
	}
	Task Save(KinesisEvent.KinesisEventRecord record) => Task.CompletedTask;
	public Task Other(SNSEvent evnt) {
		Send(evnt);
		return Task.CompletedTask;
	}
	async Task Send(SNSEvent evnt) {
		try { await Go(); } catch { }
		try { await Go(); } catch (Exception e) { Log(e); return; }
	}
}
`,
];
