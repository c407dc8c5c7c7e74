package orders;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

public class Secrets {
    private static final SecretsManagerClient client = SecretsManagerClient.create();
    private static final Map<String, String> values = new ConcurrentHashMap<>();

    /** Each secret is read once for as long as the environment lives. */
    public static String secret(String arn) {
        return values.computeIfAbsent(arn, Secrets::read);
    }

    private static String read(String arn) {
        return client.getSecretValue(GetSecretValueRequest.builder().secretId(arn).build()).secretString();
    }
}
