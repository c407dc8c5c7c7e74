import type { Provider } from '../../../../model/code.js';
import type { ClientObject } from '../../../analysis/vocabulary.js';

/** A library of another provider than AWS, and how it is used. */
interface Library {
  readonly provider: Provider;
  readonly service: string;
  /** Full names of the types of its clients. */
  readonly clients: RegExp;
  /** Full names of types reached from clients, whose methods call the service too. */
  readonly parts?: RegExp;
  /** Methods that call the service. */
  readonly operations: RegExp;
  /** Methods that give a future. */
  readonly async?: RegExp;
  readonly parameters?: readonly string[];
}

const statements = /^(?:execute\w*|query\w*|update|batchUpdate|call|commit|prepareStatement|prepareCall)$/;

const libraries: readonly Library[] = [
  {
    provider: 'http',
    service: 'java.net.http',
    clients: /^java\.net\.http\.HttpClient$/,
    operations: /^send(?:Async)?$/,
    async: /^sendAsync$/,
  },
  {
    provider: 'http',
    service: 'okhttp',
    clients: /^okhttp3\.OkHttpClient$/,
    parts: /^okhttp3\.Call$/,
    operations: /^(?:execute|enqueue)$/,
    async: /^enqueue$/,
  },
  {
    provider: 'http',
    service: 'httpclient',
    clients:
      /^org\.apache\.(?:http\.(?:impl\.)?client|hc\.client5\.http\.(?:impl\.)?(?:classic|async))\.(?:Closeable|Default|Internal)?Http(?:Async)?Client$/,
    operations: /^execute$/,
  },
  {
    provider: 'http',
    service: 'urlconnection',
    clients: /^$/,
    parts: /^(?:java\.net\.HttpURLConnection|java\.net\.URLConnection|javax\.net\.ssl\.HttpsURLConnection)$/,
    operations: /^(?:getInputStream|getResponseCode|getContent)$/,
  },
  {
    provider: 'http',
    service: 'spring',
    clients: /^org\.springframework\.web\.client\.(?:RestTemplate|RestClient)$/,
    operations: /^(?:getFor\w+|postFor\w+|put|patchForObject|delete|exchange|execute|headForHeaders|optionsForAllow)$/,
    parameters: ['url', 'body'],
  },
  {
    provider: 'http',
    service: 'jaxrs',
    clients: /^(?:javax|jakarta)\.ws\.rs\.client\.Client$/,
    parts: /^(?:javax|jakarta)\.ws\.rs\.client\.(?:Invocation|SyncInvoker|AsyncInvoker)(?:\.Builder)?$/,
    operations: /^(?:get|post|put|delete|head|options|method|invoke)$/,
  },
  {
    provider: 'database',
    service: 'jdbc',
    clients:
      /^(?:java\.sql\.Connection|com\.zaxxer\.hikari\.HikariDataSource|com\.mysql\.cj\.jdbc\.MysqlDataSource|org\.postgresql\.ds\.PG\w+DataSource|software\.amazon\.jdbc\.ds\.\w+)$/,
    parts: /^(?:java\.sql\.(?:Statement|PreparedStatement|CallableStatement)|javax\.sql\.DataSource)$/,
    operations: statements,
    parameters: ['sql'],
  },
  {
    provider: 'database',
    service: 'spring-jdbc',
    clients: /^org\.springframework\.jdbc\.core\.(?:namedparam\.NamedParameter)?Jdbc(?:Template|Client)$/,
    operations: statements,
    parameters: ['sql'],
  },
  {
    provider: 'database',
    service: 'redis',
    clients:
      /^(?:redis\.clients\.jedis\.(?:Jedis\w*|UnifiedJedis)|io\.lettuce\.core\.(?:RedisClient|cluster\.RedisClusterClient)|org\.redisson\.Redisson\w*)$/,
    parts: /^io\.lettuce\.core\.(?:\w+\.)*(?:Stateful\w+Connection|\w+Commands)$/,
    operations:
      /^(?:get|set|setex|setnx|mget|mset|del|incr\w*|decr\w*|expire\w*|exists|hget\w*|hset\w*|hdel|lpush|rpush|lpop|rpop|sadd|srem|smembers|zadd|zrange\w*|publish|eval)$/,
    parameters: ['key', 'value'],
  },
  {
    provider: 'database',
    service: 'mongodb',
    clients: /^com\.mongodb\.(?:client\.|reactivestreams\.client\.)?MongoClient$/,
    parts: /^com\.mongodb\.(?:client|reactivestreams\.client)\.Mongo(?:Collection|Database)$/,
    operations:
      /^(?:find\w*|insert\w+|update\w+|delete\w+|replaceOne|aggregate|count\w*|distinct|bulkWrite|runCommand)$/,
  },
  {
    provider: 'database',
    service: 'opensearch',
    clients:
      /^(?:org\.opensearch\.client\.(?:opensearch\.OpenSearchClient|RestHighLevelClient)|co\.elastic\.clients\.elasticsearch\.ElasticsearchClient|org\.elasticsearch\.client\.RestHighLevelClient)$/,
    operations: /^(?:index|create|search|get|delete|update|bulk|exists|count|deleteByQuery|updateByQuery)$/,
  },
  {
    provider: 'mail',
    service: 'sendgrid',
    clients: /^com\.sendgrid\.SendGrid$/,
    operations: /^api$/,
  },
  {
    provider: 'payment',
    service: 'stripe',
    clients: /^com\.stripe\.StripeClient$/,
    operations: /^$/,
  },
];

/** What calling a static method or a method of a library gives. */
const results: readonly (readonly [method: RegExp, type: string])[] = [
  [/^java\.net\.http\.HttpClient\.newHttpClient$/, 'java.net.http.HttpClient'],
  [/^java\.net\.http\.HttpClient\.newBuilder$/, 'java.net.http.HttpClient.Builder'],
  [/^java\.net\.http\.HttpClient\.sendAsync$/, 'java.util.concurrent.CompletableFuture'],
  [/^okhttp3\.OkHttpClient\.newCall$/, 'okhttp3.Call'],
  [/^org\.apache\.http\.impl\.client\.HttpClients\.\w+$/, 'org.apache.http.impl.client.CloseableHttpClient'],
  [/^org\.apache\.http\.impl\.client\.HttpClientBuilder\.build$/, 'org.apache.http.impl.client.CloseableHttpClient'],
  [/^org\.apache\.http\.impl\.client\.HttpClientBuilder\.\w+$/, 'org.apache.http.impl.client.HttpClientBuilder'],
  [
    /^org\.apache\.hc\.client5\.http\.impl\.classic\.HttpClients\.createDefault$/,
    'org.apache.hc.client5.http.impl.classic.CloseableHttpClient',
  ],
  [/^java\.net\.URL\.openConnection$/, 'java.net.URLConnection'],
  [/^java\.sql\.DriverManager\.getConnection$/, 'java.sql.Connection'],
  [/^java\.sql\.Connection\.createStatement$/, 'java.sql.Statement'],
  [/^java\.sql\.Connection\.(?:prepareStatement|prepareCall)$/, 'java.sql.PreparedStatement'],
  [/^(?:javax\.sql\.DataSource|com\.zaxxer\.hikari\.HikariDataSource)\.getConnection$/, 'javax.sql.DataSource'],
  [/^com\.mongodb\.client\.MongoClients\.create$/, 'com.mongodb.client.MongoClient'],
  [/^com\.mongodb\.client\.MongoClient\.getDatabase$/, 'com.mongodb.client.MongoDatabase'],
  [/^com\.mongodb\.client\.MongoDatabase\.getCollection$/, 'com.mongodb.client.MongoCollection'],
  [/^io\.lettuce\.core\.RedisClient\.create$/, 'io.lettuce.core.RedisClient'],
  [/^io\.lettuce\.core\.RedisClient\.connect$/, 'io.lettuce.core.api.StatefulRedisConnection'],
  [/^io\.lettuce\.core\.api\.StatefulRedisConnection\.(?:sync|async)$/, 'io.lettuce.core.api.sync.RedisCommands'],
  [/^(?:javax|jakarta)\.ws\.rs\.client\.ClientBuilder\.newClient$/, 'jakarta.ws.rs.client.Client'],
  [/^(?:javax|jakarta)\.ws\.rs\.client\.Client\.target$/, 'jakarta.ws.rs.client.WebTarget'],
  [/^(?:javax|jakarta)\.ws\.rs\.client\.WebTarget\.request$/, 'jakarta.ws.rs.client.Invocation.Builder'],
  [/^(?:javax|jakarta)\.ws\.rs\.client\.WebTarget\.\w+$/, 'jakarta.ws.rs.client.WebTarget'],
];

/** The client that a type is, or what is reached from one. */
export function libraryClient(type: string): ClientObject | undefined {
  for (const { provider, service, clients, parts } of libraries) {
    if (clients.test(type)) return { kind: 'client', provider, service };
    if (parts?.test(type)) return { kind: 'client', provider, service, form: 'part' };
  }
  return undefined;
}

/** The type that a method of a library gives. */
export function libraryResult(method: string): string | undefined {
  return results.find(([pattern]) => pattern.test(method))?.[1];
}

/** The operation that a method of a client makes, as the library calls it. */
export function libraryOperation(
  { provider, service }: ClientObject,
  method: string,
): { readonly operation: string; readonly isAsync?: boolean; readonly parameters?: readonly string[] } | undefined {
  const library = libraries.find((each) => each.provider === provider && each.service === service);
  if (!library?.operations.test(method)) return undefined;
  return {
    operation: method,
    ...(library.async?.test(method) ? { isAsync: true } : {}),
    ...(library.parameters ? { parameters: library.parameters } : {}),
  };
}
