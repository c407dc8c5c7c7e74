using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace Orders;

public static class Secrets
{
    private static readonly AmazonSecretsManagerClient Client = new();
    private static readonly Dictionary<string, string> Values = new();

    /// <summary>Each secret is read once for as long as the environment lives.</summary>
    public static async Task<string> ReadAsync(string arn)
    {
        if (Values.TryGetValue(arn, out var kept)) return kept;
        var read = await Client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = arn });
        Values[arn] = read.SecretString;
        return read.SecretString;
    }
}
