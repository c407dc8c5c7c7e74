import type { Provider } from '../../../../model/code.js';
import type { ClientObject, TypeName } from '../../../analysis/vocabulary.js';

/**
 * Libraries of other providers than AWS, as their documentation describes them in November 2026: what their clients are, and
 * what of them calls the service. Patterns are matched against full names; of the bare names only those that nothing else
 * goes by are taken.
 */
export interface Library {
  readonly provider: Provider;
  readonly service: string;
  /** Types whose objects are clients. */
  readonly types: RegExp;
  /** Types of objects that lead from a client to its operations: a command, a collection. */
  readonly steps?: RegExp;
  /** Functions, and methods and properties of clients, that give such an object, and its type. */
  readonly makers?: readonly (readonly [members: RegExp, type: string])[];
  /** Methods of these types that call the service. */
  readonly methods: RegExp;
  /** Functions that call it without a client of their own: extension methods, too, of whatever object. */
  readonly functions?: RegExp;
  /** The names of positional arguments. */
  readonly positional?: readonly (string | undefined)[];
  /** The operation is called by the type and the method: `ChargeService.Create` is `charges.create` elsewhere. */
  readonly namedByType?: true;
}

const executions =
  /^(?:ExecuteNonQuery|ExecuteReader|ExecuteScalar|ExecuteXmlReader|Open|BeginTransaction|Commit)(?:Async)?$/;

/**
 * A driver of ADO.NET: connections make commands, commands run statements. Opening a connection takes one from a pool that
 * outlives it, so that only a data source counts as a client being built.
 */
function driver(service: string, namespace: string, prefix: string): Library {
  const namespaces = namespace.replaceAll('.', '\\.');
  return {
    provider: 'database',
    service,
    types: new RegExp(`^(?:(?:${namespaces})\\.)?${prefix}DataSource$`),
    steps: new RegExp(`^(?:(?:${namespaces})\\.)?${prefix}(?:Connection|Command|Transaction|Batch)$`),
    makers: [
      [new RegExp(`(?:^|\\.)${prefix}DataSource\\.Create$`), `${prefix}DataSource`],
      [new RegExp(`(?:^|\\.)${prefix}DataSourceBuilder\\.Build$`), `${prefix}DataSource`],
      [new RegExp(`(?:^|\\.)${prefix}(?:Connection|DataSource)\\.CreateCommand$`), `${prefix}Command`],
      [new RegExp(`(?:^|\\.)${prefix}(?:Connection|DataSource)\\.BeginTransaction(?:Async)?$`), `${prefix}Transaction`],
    ],
    methods: executions,
    positional: ['sql'],
  };
}

/** Every library that is known. */
export const libraries: readonly Library[] = [
  {
    provider: 'http',
    service: 'httpclient',
    types: /^(?:System\.Net\.Http\.)?HttpClient$/,
    steps: /^System\.Net\.Http\.HttpClient<shared>$/,
    makers: [[/(?:^|\.)IHttpClientFactory\.CreateClient$|^\.CreateClient$/, 'System.Net.Http.HttpClient<shared>']],
    methods:
      /^(?:Get(?:String|Stream|ByteArray|FromJson|FromJsonAsAsyncEnumerable)?|Post(?:AsJson)?|Put(?:AsJson)?|Patch(?:AsJson)?|Delete(?:FromJson)?|Send)(?:Async)?$/,
    positional: ['url', 'body'],
  },
  {
    provider: 'http',
    service: 'restsharp',
    types: /^(?:RestSharp\.)?(?:I?RestClient)$/,
    methods:
      /^(?:Execute|Get|Post|Put|Patch|Delete|Head|Options|GetJson|PostJson|PutJson|Download\w*)(?:Get|Post|Put|Patch|Delete)?(?:Async)?$/,
  },
  {
    provider: 'http',
    service: 'webclient',
    types: /^(?:System\.Net\.)?WebClient$/,
    methods: /^(?:Download|Upload)(?:String|Data|File|Values)(?:Async|TaskAsync)?$/,
    positional: ['url'],
  },
  driver('npgsql', 'Npgsql', 'Npgsql'),
  driver('sqlclient', 'Microsoft.Data.SqlClient|System.Data.SqlClient', 'Sql'),
  driver('mysql', 'MySqlConnector|MySql.Data.MySqlClient', 'MySql'),
  driver('oracle', 'Oracle.ManagedDataAccess.Client', 'Oracle'),
  {
    provider: 'database',
    service: 'dapper',
    types: /^(?!)/,
    methods: /^(?!)/,
    functions:
      /\.(?:Query|QueryFirst|QueryFirstOrDefault|QuerySingle|QuerySingleOrDefault|QueryMultiple|Execute|ExecuteScalar|ExecuteReader)(?:Async)?$/,
    positional: ['sql'],
  },
  {
    provider: 'database',
    service: 'efcore',
    // A context is made for one unit of work.
    types: /^(?!)/,
    makers: [
      [/(?:^|\.)IDbContextFactory\.CreateDbContext(?:Async)?$/, 'Microsoft.EntityFrameworkCore.DbContext'],
      [
        /(?:^|\.)DbSet\.(?:Where|Include|ThenInclude|Select|OrderBy|OrderByDescending|ThenBy|AsNoTracking|AsQueryable|Take|Skip|Distinct|GroupBy|Join|FromSql\w*)$/,
        'Microsoft.EntityFrameworkCore.DbSet',
      ],
    ],
    steps: /^(?:Microsoft\.EntityFrameworkCore\.)?(?:DbContext|DbSet|Infrastructure\.DatabaseFacade)$|^\w+DbContext$/,
    methods:
      /^(?:SaveChanges|Find|FirstOrDefault|First|SingleOrDefault|Single|ToList|ToArray|Any|Count|ExecuteSqlRaw|ExecuteSqlInterpolated|ExecuteSql|ExecuteUpdate|ExecuteDelete|BeginTransaction|Migrate|EnsureCreated|CanConnect)(?:Async)?$/,
  },
  {
    provider: 'database',
    service: 'mongodb',
    types: /^(?:MongoDB\.Driver\.)?I?MongoClient$/,
    steps: /^(?:MongoDB\.Driver\.)?(?:IMongoDatabase|IMongoCollection)$/,
    makers: [
      [/(?:^|\.)I?MongoClient\.GetDatabase$/, 'MongoDB.Driver.IMongoDatabase'],
      [/(?:^|\.)IMongoDatabase\.GetCollection$/, 'MongoDB.Driver.IMongoCollection'],
    ],
    methods:
      /^(?:Insert|Update|Find|Delete|Replace|Count|Distinct|Aggregate|BulkWrite|RunCommand|EstimatedDocumentCount)\w*$/,
  },
  {
    provider: 'database',
    service: 'redis',
    types: /^(?:StackExchange\.Redis\.)?I?ConnectionMultiplexer$/,
    steps: /^(?:StackExchange\.Redis\.)?(?:IDatabase|IDatabaseAsync|ISubscriber)$/,
    makers: [
      [/(?:^|\.)ConnectionMultiplexer\.Connect(?:Async)?$/, 'StackExchange.Redis.ConnectionMultiplexer'],
      [/(?:^|\.)I?ConnectionMultiplexer\.GetDatabase$/, 'StackExchange.Redis.IDatabase'],
      [/(?:^|\.)I?ConnectionMultiplexer\.GetSubscriber$/, 'StackExchange.Redis.ISubscriber'],
    ],
    methods: /^(?:String|Hash|Set|SortedSet|List|Key|Stream|Lock|Publish|Execute|Geo|HyperLogLog|Script)\w*$/,
    positional: ['key', 'value'],
  },
  {
    provider: 'database',
    service: 'opensearch',
    types:
      /^(?:(?:OpenSearch\.Client|Nest)\.)?I?(?:OpenSearch|Elastic)(?:LowLevel)?Client$|^Elastic\.Clients\.Elasticsearch\.ElasticsearchClient$/,
    methods:
      /^(?:Index|Create|Search|Get|Delete|Update|Bulk|Exists|Count|DeleteByQuery|UpdateByQuery|IndexDocument|IndexMany)\w*$/,
  },
  {
    provider: 'payment',
    service: 'stripe',
    types:
      /^(?:Stripe\.(?:\w+\.)?)?(?:Charge|PaymentIntent|PaymentMethod|Customer|Refund|Subscription|Invoice|Session|SetupIntent|Payout|Transfer|Checkout\.Session|StripeClient)Service$|^(?:Stripe\.)?StripeClient$/,
    methods:
      /^(?:Create|Get|Update|Capture|Confirm|Cancel|List|Search|Delete|Pay|FinalizeInvoice|Attach|Detach)(?:Async)?$/,
    namedByType: true,
  },
  {
    provider: 'payment',
    service: 'braintree',
    types: /^(?:Braintree\.)?BraintreeGateway$/,
    steps: /^Braintree\.I?\w+Gateway$/,
    makers: [
      [
        /(?:^|\.)I?BraintreeGateway\.(?:Transaction|Customer|PaymentMethod|Subscription)$/,
        'Braintree.ITransactionGateway',
      ],
    ],
    methods: /^(?:Sale|Create|Update|Delete|Find|Refund|SubmitForSettlement|Void|Search)(?:Async)?$/,
  },
  {
    provider: 'mail',
    service: 'sendgrid',
    types: /^(?:SendGrid\.)?I?SendGridClient$/,
    methods: /^SendEmail(?:Async)?$/,
  },
  {
    provider: 'mail',
    service: 'smtp',
    types: /^(?:(?:System\.Net\.Mail|MailKit\.Net\.Smtp)\.)?I?SmtpClient$/,
    methods: /^Send(?:Mail|Message)?(?:Async)?$/,
  },
  {
    provider: 'mail',
    service: 'mailgun',
    types: /^(?:Mailjet\.Client\.)?I?MailjetClient$/,
    methods: /^(?:Post|Get|Put|Delete|SendTransactionalEmail)(?:Async)?$/,
  },
  {
    provider: 'mail',
    service: 'twilio',
    types: /^(?:Twilio\.Clients\.)?I?TwilioRestClient$/,
    methods: /^Request(?:Async)?$/,
    functions: /^(?:Twilio\.Rest\.Api\.V2010\.Account\.)?(?:MessageResource|CallResource)\.Create(?:Async)?$/,
  },
  {
    provider: 'other',
    service: 'openai',
    types: /^(?:OpenAI\.)?OpenAIClient$|^(?:OpenAI\.Chat\.)?ChatClient$|^(?:Azure\.AI\.OpenAI\.)?AzureOpenAIClient$/,
    methods:
      /^(?:CompleteChat|CompleteChatStreaming|GetChatCompletions|GetCompletions|GetEmbeddings|GenerateEmbedding\w*)(?:Async)?$/,
  },
];

/** The client that an object of a type is. */
export function libraryClient(type: string): ClientObject | undefined {
  for (const { provider, service, types, steps } of libraries) {
    if (types.test(type)) return { kind: 'client', provider, service, isAsync: true };
    if (steps?.test(type)) return { kind: 'client', provider, service, isAsync: true, form: 'step' };
  }
  return undefined;
}

/** The type that a function, or a member of a client, gives. */
export function libraryResult(member: string): TypeName | undefined {
  for (const { makers } of libraries) {
    const made = makers?.find(([members]) => members.test(member));
    const type = made && { name: made[1] };
    if (type) return member.endsWith('Async') ? { name: 'System.Threading.Tasks.Task', arguments: [type] } : type;
  }
  return undefined;
}

/** The library that a client is of. */
export function libraryOf({ provider, service }: Pick<ClientObject, 'provider' | 'service'>): Library | undefined {
  return libraries.find((library) => library.service === service && library.provider === provider);
}
