import type { Provider } from '../../../../model/code.js';

/** A library of another provider than AWS, and how it is used. */
interface Library {
  readonly provider: Provider;
  readonly service: string;
  /** Dotted names that build a client when called. */
  readonly clients: readonly string[];
  readonly asyncClients?: readonly string[];
  /** What is built is one connection that the other side closes when it likes: it is not kept for the next invocation. */
  readonly isSingleConnection?: true;
  /** Functions of the module that call the service without a client: dotted names, or a pattern of them. */
  readonly functions?: RegExp;
  /** Members that lead to another object of the same client: a cursor, a collection. */
  readonly steps?: RegExp;
  /** Methods that call the service. */
  readonly operations: RegExp;
  /** The names of positional arguments. */
  readonly positional?: readonly string[];
  /** The operation is the whole path (`messages.create`) and not its last member only. */
  readonly dotted?: true;
}

const verbs = /^(?:get|post|put|patch|delete|head|options|request)$/;
const cursors = /^(?:cursor|connect|connection|begin|transaction|acquire|getconn|get_connection|begin_nested)$/;
const statements =
  /^(?:execute|executemany|execute_many|execute_batch|callproc|commit|fetch|fetchrow|fetchval|copy_from)$/;

function sql(service: string, clients: readonly string[], asyncClients: readonly string[] = []): Library {
  return {
    provider: 'database',
    service,
    clients,
    asyncClients,
    steps: cursors,
    operations: statements,
    positional: ['sql'],
  };
}

/** A library that runs models, by the functions that load one. */
function model(service: string, functions: RegExp): Library {
  return { provider: 'model', service, clients: [], functions, operations: /^$/ };
}

const libraries: readonly Library[] = [
  {
    provider: 'http',
    service: 'requests',
    clients: ['requests.Session', 'requests.session', 'requests.sessions.Session'],
    functions: /^requests\.(?:api\.)?(?:get|post|put|patch|delete|head|options|request)$/,
    operations: verbs,
  },
  {
    provider: 'http',
    service: 'httpx',
    clients: ['httpx.Client'],
    asyncClients: ['httpx.AsyncClient'],
    functions: /^httpx\.(?:get|post|put|patch|delete|head|options|request|stream)$/,
    operations: /^(?:get|post|put|patch|delete|head|options|request|stream|send)$/,
  },
  {
    provider: 'http',
    service: 'aiohttp',
    clients: [],
    asyncClients: ['aiohttp.ClientSession', 'aiohttp.client.ClientSession'],
    operations: verbs,
  },
  {
    provider: 'http',
    service: 'urllib3',
    clients: [
      'urllib3.PoolManager',
      'urllib3.ProxyManager',
      'urllib3.HTTPSConnectionPool',
      'urllib3.HTTPConnectionPool',
    ],
    functions: /^urllib3\.request$/,
    operations: /^(?:request|urlopen|request_encode_body|request_encode_url)$/,
  },
  {
    provider: 'http',
    service: 'urllib',
    clients: [],
    functions: /^urllib\.request\.(?:urlopen|urlretrieve)$/,
    operations: /^$/,
  },
  {
    provider: 'http',
    service: 'http.client',
    clients: ['http.client.HTTPSConnection', 'http.client.HTTPConnection'],
    operations: /^request$/,
    isSingleConnection: true,
  },
  sql('psycopg2', ['psycopg2.connect', 'psycopg2.pool.SimpleConnectionPool', 'psycopg2.pool.ThreadedConnectionPool']),
  sql(
    'psycopg',
    ['psycopg.connect', 'psycopg.Connection.connect', 'psycopg_pool.ConnectionPool'],
    ['psycopg.AsyncConnection.connect', 'psycopg_pool.AsyncConnectionPool'],
  ),
  sql('asyncpg', [], ['asyncpg.connect', 'asyncpg.create_pool']),
  sql('pymysql', ['pymysql.connect', 'pymysql.Connect', 'pymysql.connections.Connection', 'MySQLdb.connect']),
  sql('mysql', [
    'mysql.connector.connect',
    'mysql.connector.MySQLConnection',
    'mysql.connector.connection.MySQLConnection',
  ]),
  sql('pyodbc', ['pyodbc.connect']),
  sql('pymssql', ['pymssql.connect']),
  sql('oracledb', ['oracledb.connect', 'oracledb.create_pool', 'cx_Oracle.connect']),
  sql('redshift_connector', ['redshift_connector.connect']),
  sql('snowflake', ['snowflake.connector.connect']),
  {
    provider: 'database',
    service: 'sqlalchemy',
    clients: ['sqlalchemy.create_engine', 'sqlalchemy.engine.create_engine', 'sqlmodel.create_engine'],
    asyncClients: ['sqlalchemy.ext.asyncio.create_async_engine'],
    steps: /^(?:connect|begin|raw_connection|cursor|execution_options)$/,
    operations: /^(?:execute|scalar|scalars|commit|add|add_all|delete|merge|query|flush|exec)$/,
    positional: ['sql'],
  },
  {
    provider: 'database',
    service: 'pymongo',
    clients: ['pymongo.MongoClient', 'pymongo.mongo_client.MongoClient'],
    asyncClients: ['motor.motor_asyncio.AsyncIOMotorClient', 'pymongo.AsyncMongoClient'],
    steps:
      /^(?!(?:find|insert|update|delete|replace|aggregate|count|distinct|bulk|watch|drop|create|list|close|admin$)).*/,
    operations: /^(?:find|insert|update|delete|replace|aggregate|count|distinct|bulk|drop)_?\w*$/,
  },
  {
    provider: 'database',
    service: 'redis',
    clients: [
      'redis.Redis',
      'redis.StrictRedis',
      'redis.from_url',
      'redis.Redis.from_url',
      'redis.cluster.RedisCluster',
    ],
    asyncClients: ['redis.asyncio.Redis', 'redis.asyncio.from_url', 'redis.asyncio.Redis.from_url'],
    steps: /^pipeline$/,
    operations: /^(?!close$|connection_pool|pipeline$|aclose$|from_url$|lock$)[a-z]\w*$/,
    positional: ['key', 'value'],
  },
  {
    provider: 'database',
    service: 'opensearch',
    clients: ['opensearchpy.OpenSearch', 'elasticsearch.Elasticsearch'],
    asyncClients: ['opensearchpy.AsyncOpenSearch', 'elasticsearch.AsyncElasticsearch'],
    steps: /^indices$/,
    operations: /^(?:index|create|search|get|delete|update|bulk|exists|count|delete_by_query|update_by_query)$/,
  },
  {
    provider: 'payment',
    service: 'stripe',
    clients: ['stripe.StripeClient'],
    functions:
      /^stripe\.(?:[a-z]\w*\.)*[A-Z]\w*\.(?:create|retrieve|modify|capture|confirm|cancel|list|search|delete|pay|finalize_invoice)$/,
    steps: /^[a-z]\w*$/,
    operations: /^(?:create|retrieve|update|capture|confirm|cancel|list|search|delete|pay|refund)$/,
    dotted: true,
  },
  {
    provider: 'payment',
    service: 'braintree',
    clients: ['braintree.BraintreeGateway'],
    steps: /^(?:transaction|customer|payment_method|subscription)$/,
    operations: /^(?:sale|create|update|delete|find|refund|submit_for_settlement|void|search)$/,
    dotted: true,
  },
  {
    provider: 'mail',
    service: 'smtplib',
    clients: ['smtplib.SMTP', 'smtplib.SMTP_SSL'],
    operations: /^(?:sendmail|send_message)$/,
  },
  {
    provider: 'mail',
    service: 'sendgrid',
    clients: ['sendgrid.SendGridAPIClient', 'sendgrid.sendgrid.SendGridAPIClient'],
    steps: /^(?:client|mail)$/,
    operations: /^(?:send|post)$/,
  },
  {
    provider: 'mail',
    service: 'twilio',
    clients: ['twilio.rest.Client'],
    steps: /^(?:messages|calls|verify|v2|api|services|verifications)$/,
    operations: /^create$/,
    dotted: true,
  },
  {
    provider: 'other',
    service: 'openai',
    clients: ['openai.OpenAI', 'openai.AzureOpenAI'],
    asyncClients: ['openai.AsyncOpenAI'],
    functions: /^openai\.(?:ChatCompletion|Completion|Embedding)\.create$/,
    steps: /^(?:chat|completions|responses|embeddings|images|audio)$/,
    operations: /^(?:create|generate|parse)$/,
    dotted: true,
  },
  {
    provider: 'other',
    service: 'anthropic',
    clients: ['anthropic.Anthropic'],
    asyncClients: ['anthropic.AsyncAnthropic'],
    steps: /^messages$/,
    operations: /^(?:create|stream)$/,
    dotted: true,
  },
  {
    provider: 'other',
    service: 'slack',
    clients: ['slack_sdk.WebClient', 'slack_sdk.web.client.WebClient', 'slack_sdk.webhook.WebhookClient'],
    operations: /^(?:chat_\w+|files_\w+|send|send_dict|conversations_\w+)$/,
  },
  model('torch', /^torch\.(?:jit\.)?load$/),
  model('tensorflow', /^(?:tensorflow\.saved_model\.load|(?:tensorflow\.)?keras\.(?:models|saving)\.load_model)$/),
  model('joblib', /^joblib\.load$/),
  model('onnxruntime', /^onnxruntime\.InferenceSession$/),
  model('transformers', /^transformers\.(?:pipeline|[A-Z]\w*\.from_pretrained)$/),
  model('sentence-transformers', /^sentence_transformers\.SentenceTransformer$/),
  model('spacy', /^spacy\.load$/),
];

const byClient = new Map<string, { readonly library: Library; readonly isAsync: boolean }>(
  libraries.flatMap((library) => [
    ...library.clients.map((name) => [name, { library, isAsync: false }] as const),
    ...(library.asyncClients ?? []).map((name) => [name, { library, isAsync: true }] as const),
  ]),
);
const byService = new Map(libraries.map((library) => [library.service, library]));

/** The client that calling a dotted name builds. */
export function libraryClient(
  path: string,
): { provider: Provider; service: string; isAsync: boolean; isSingleConnection: boolean } | undefined {
  const found = byClient.get(path);
  if (!found) return undefined;
  const { provider, service, isSingleConnection = false } = found.library;
  return { provider, service, isAsync: found.isAsync, isSingleConnection };
}

/** The call that a function of a module makes without a client: `requests.get`. */
export function libraryFunction(path: string): { provider: Provider; service: string; operation: string } | undefined {
  const library = libraries.find(({ functions }) => functions?.test(path));
  if (!library) return undefined;
  const { provider, service, dotted } = library;
  const operation = dotted ? path.slice(path.indexOf('.') + 1) : path.slice(path.lastIndexOf('.') + 1);
  return { provider, service, operation };
}

/** The operation that calling a member path of a client makes; undefined when it calls nothing. */
export function libraryOperation(service: string, path: readonly string[]): string | undefined {
  const library = byService.get(service);
  const last = path.at(-1);
  if (!library || last === undefined || !library.operations.test(last)) return undefined;
  return library.dotted ? path.join('.') : last;
}

/** Whether a member leads to another object of the same client. */
export function isLibraryStep(service: string, member: string): boolean {
  return byService.get(service)?.steps?.test(member) ?? false;
}

/** The names of positional arguments of a library's calls. */
export function libraryPositional(service: string): readonly string[] {
  return byService.get(service)?.positional ?? [];
}
