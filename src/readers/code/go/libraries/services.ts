import type { Provider } from '../../../../model/code.js';

/**
 * Libraries of other providers than AWS, as their documentation describes them in November 2026: what makes their clients,
 * and what of them calls the service. Patterns are matched against full names.
 */
export interface Library {
  readonly provider: Provider;
  readonly service: string;
  /** Types whose objects are clients, or lead from one to its operations. */
  readonly types: RegExp;
  /** Functions that give one of these types, and which. */
  readonly makers?: readonly (readonly [functions: RegExp, type: string])[];
  /** Methods of these types that call the service. */
  readonly methods: RegExp;
  /** Functions that call it without a client of their own. */
  readonly functions?: RegExp;
  /** The names of positional arguments; `''` is a request whose fields are arguments. */
  readonly positional?: readonly (string | undefined)[];
}

/** A library that speaks SQL: the statement comes after a context where the method takes one. */
function sql(service: string, types: RegExp, makers: Library['makers']): Library {
  return {
    provider: 'database',
    service,
    types,
    ...(makers && { makers }),
    methods:
      /^(?:Exec|Query|QueryRow|Queryx|QueryRowx|NamedExec|NamedQuery|Get|Select|MustExec|SendBatch|CopyFrom|Ping)(?:Context)?$/,
  };
}

const httpMethods = /^(?:Get|Post|PostForm|Put|Patch|Delete|Head|Options|Do|Send|Execute)$/;

export const libraries: readonly Library[] = [
  {
    provider: 'http',
    service: 'http',
    types: /^net\/http\.Client$|^golang\.org\/x\/net\/context\/ctxhttp\.Client$/,
    methods: httpMethods,
    functions: /^net\/http\.(?:Get|Post|PostForm|Head)$/,
    positional: ['url', 'contentType', 'body'],
  },
  {
    provider: 'http',
    service: 'resty',
    types: /^(?:github\.com\/go-resty\/resty\/v\d+|resty\.dev\/v\d+)\.(?:Client|Request)$/,
    makers: [
      [/^(?:github\.com\/go-resty\/resty\/v\d+|resty\.dev\/v\d+)\.New/, 'resty.dev/v3.Client'],
      [
        /^resty\.dev\/v3\.(?:Client\.(?:R|NewRequest|Set\w+)|Request\.(?!Get|Post|Put|Patch|Delete|Head|Options)\w+)$/,
        'resty.dev/v3.Request',
      ],
    ],
    methods: httpMethods,
    positional: ['url'],
  },
  {
    provider: 'http',
    service: 'retryablehttp',
    types: /^github\.com\/hashicorp\/go-retryablehttp\.Client$/,
    makers: [[/^github\.com\/hashicorp\/go-retryablehttp\.NewClient$/, 'github.com/hashicorp/go-retryablehttp.Client']],
    methods: httpMethods,
    positional: ['url', 'contentType', 'body'],
  },
  sql('sql', /^database\/sql\.(?:DB|Tx|Conn|Stmt)$/, [
    [/^database\/sql\.Open(?:DB)?$/, 'database/sql.DB'],
    [/^database\/sql\.DB\.(?:Begin|BeginTx)$/, 'database/sql.Tx'],
    [/^database\/sql\.(?:DB|Tx|Conn)\.Prepare(?:Context)?$/, 'database/sql.Stmt'],
  ]),
  sql('sqlx', /^github\.com\/jmoiron\/sqlx\.(?:DB|Tx|Conn)$/, [
    [
      /^github\.com\/jmoiron\/sqlx\.(?:Open|Connect|ConnectContext|MustConnect|NewDb|MustOpen)$/,
      'github.com/jmoiron/sqlx.DB',
    ],
    [/^github\.com\/jmoiron\/sqlx\.DB\.(?:Begin|MustBegin)\w*$/, 'github.com/jmoiron/sqlx.Tx'],
  ]),
  sql(
    'pgx',
    /^github\.com\/jackc\/pgx(?:\/v\d+)?(?:\/pgxpool)?\.(?:Conn|Pool|Tx)$|^github\.com\/jackc\/pgx\/v\d+\/pgxpool\.Pool$/,
    [
      [/^github\.com\/jackc\/pgx(?:\/v\d+)?\.Connect(?:Config)?$/, 'github.com/jackc/pgx/v5.Conn'],
      [
        /^github\.com\/jackc\/pgx(?:\/v\d+)?\/pgxpool\.(?:New|NewWithConfig|Connect|ConnectConfig)$/,
        'github.com/jackc/pgx/v5/pgxpool.Pool',
      ],
      [
        /^github\.com\/jackc\/pgx(?:\/v\d+)?(?:\/pgxpool)?\.(?:Conn|Pool)\.(?:Begin|BeginTx)$/,
        'github.com/jackc/pgx/v5.Tx',
      ],
    ],
  ),
  {
    provider: 'database',
    service: 'gorm',
    types: /^gorm\.io\/gorm\.DB$|^github\.com\/jinzhu\/gorm\.DB$/,
    makers: [
      [/^(?:gorm\.io\/gorm|github\.com\/jinzhu\/gorm)\.Open$/, 'gorm.io/gorm.DB'],
      [
        /^gorm\.io\/gorm\.DB\.(?:WithContext|Where|Model|Table|Select|Order|Limit|Offset|Joins|Preload|Clauses|Session|Begin|Omit|Group|Debug|Unscoped|Or|Not)$/,
        'gorm.io/gorm.DB',
      ],
    ],
    methods:
      /^(?:Create|CreateInBatches|Save|Update|Updates|UpdateColumns?|Delete|Find|First|Last|Take|Count|Scan|Pluck|Raw|Exec|FirstOrCreate|Transaction)$/,
  },
  {
    provider: 'database',
    service: 'redis',
    types: /^github\.com\/(?:redis\/go-redis|go-redis\/redis)(?:\/v\d+)?\.(?:Client|ClusterClient)$/,
    makers: [
      [
        /^github\.com\/(?:redis\/go-redis|go-redis\/redis)(?:\/v\d+)?\.New(?:Failover)?Client$/,
        'github.com/redis/go-redis/v9.Client',
      ],
      [
        /^github\.com\/(?:redis\/go-redis|go-redis\/redis)(?:\/v\d+)?\.NewClusterClient$/,
        'github.com/redis/go-redis/v9.ClusterClient',
      ],
    ],
    methods: /^(?!Close$|Options$|Pipeline|TxPipeline|Subscribe|WithTimeout|AddHook|PoolStats)[A-Z]\w*$/,
    positional: [undefined, 'key', 'value'],
  },
  {
    provider: 'database',
    service: 'mongodb',
    types: /^go\.mongodb\.org\/mongo-driver(?:\/v\d+)?\/mongo\.(?:Client|Database|Collection)$/,
    makers: [
      [
        /^go\.mongodb\.org\/mongo-driver(?:\/v\d+)?\/mongo\.(?:Connect|NewClient)$/,
        'go.mongodb.org/mongo-driver/mongo.Client',
      ],
      [
        /^go\.mongodb\.org\/mongo-driver(?:\/v\d+)?\/mongo\.Client\.Database$/,
        'go.mongodb.org/mongo-driver/mongo.Database',
      ],
      [
        /^go\.mongodb\.org\/mongo-driver(?:\/v\d+)?\/mongo\.Database\.Collection$/,
        'go.mongodb.org/mongo-driver/mongo.Collection',
      ],
    ],
    methods:
      /^(?:Insert|Update|Find|Delete|Replace|Count|Distinct|Aggregate|BulkWrite|RunCommand|Ping|EstimatedDocumentCount)\w*$/,
  },
  {
    provider: 'database',
    service: 'opensearch',
    types:
      /^github\.com\/(?:opensearch-project\/opensearch-go|elastic\/go-elasticsearch)(?:\/v\d+)?\.(?:Client|TypedClient)$/,
    makers: [
      [
        /^github\.com\/(?:opensearch-project\/opensearch-go|elastic\/go-elasticsearch)(?:\/v\d+)?\.New(?:Default)?Client$/,
        'github.com/opensearch-project/opensearch-go/v4.Client',
      ],
    ],
    methods: /^(?:Index|Create|Search|Get|Delete|Update|Bulk|Exists|Count|DeleteByQuery|UpdateByQuery|Do)$/,
  },
  {
    provider: 'payment',
    service: 'stripe',
    types: /^github\.com\/stripe\/stripe-go(?:\/v\d+)?(?:\/client)?\.(?:Client|API)$/,
    makers: [
      [/^github\.com\/stripe\/stripe-go(?:\/v\d+)?\.NewClient$/, 'github.com/stripe/stripe-go.Client'],
      [/^github\.com\/stripe\/stripe-go(?:\/v\d+)?\/client\.New$/, 'github.com/stripe/stripe-go/client.API'],
    ],
    methods: /^(?!Init$)[A-Z]\w*$/,
    functions:
      /^github\.com\/stripe\/stripe-go(?:\/v\d+)?\/[\w/]+\.(?:New|Get|Update|Del|List|Cancel|Confirm|Capture|Pay|Search)$/,
    positional: [''],
  },
  {
    provider: 'mail',
    service: 'sendgrid',
    types: /^github\.com\/sendgrid\/sendgrid-go\.Client$/,
    makers: [[/^github\.com\/sendgrid\/sendgrid-go\.NewSendClient$/, 'github.com/sendgrid/sendgrid-go.Client']],
    methods: /^Send(?:WithContext)?$/,
    functions: /^github\.com\/sendgrid\/sendgrid-go\.(?:API|MakeRequest\w*)$/,
  },
  {
    provider: 'mail',
    service: 'smtp',
    types: /^(?:net\/smtp\.Client|gopkg\.in\/(?:gomail|mail)\.v\d+\.Dialer|github\.com\/wneessen\/go-mail\.Client)$/,
    makers: [
      [/^net\/smtp\.(?:Dial|NewClient)$/, 'net/smtp.Client'],
      [/^gopkg\.in\/(?:gomail|mail)\.v\d+\.NewDialer$/, 'gopkg.in/gomail.v2.Dialer'],
      [/^github\.com\/wneessen\/go-mail\.NewClient$/, 'github.com/wneessen/go-mail.Client'],
    ],
    methods: /^(?:DialAndSend\w*|Send|Mail)$/,
    functions: /^net\/smtp\.SendMail$/,
  },
  {
    provider: 'mail',
    service: 'mailgun',
    types: /^github\.com\/mailgun\/mailgun-go(?:\/v\d+)?\.(?:Mailgun|MailgunImpl|Client)$/,
    makers: [[/^github\.com\/mailgun\/mailgun-go(?:\/v\d+)?\.NewMailgun$/, 'github.com/mailgun/mailgun-go/v4.Mailgun']],
    methods: /^Send$/,
  },
  {
    provider: 'other',
    service: 'slack',
    types: /^github\.com\/slack-go\/slack\.Client$/,
    makers: [[/^github\.com\/slack-go\/slack\.New$/, 'github.com/slack-go/slack.Client']],
    methods: /^(?:PostMessage|PostEphemeral|UpdateMessage|UploadFile|OpenView|AddReaction)\w*$/,
    functions: /^github\.com\/slack-go\/slack\.PostWebhook\w*$/,
  },
  {
    provider: 'other',
    service: 'twilio',
    types: /^github\.com\/twilio\/twilio-go\.RestClient$/,
    makers: [[/^github\.com\/twilio\/twilio-go\.NewRestClient\w*$/, 'github.com/twilio/twilio-go.RestClient']],
    methods: /^(?:Create|Update|Delete|Fetch|List)\w+$/,
  },
  {
    provider: 'other',
    service: 'openai',
    types: /^github\.com\/(?:sashabaranov\/go-openai|openai\/openai-go(?:\/v\d+)?)\.Client$/,
    makers: [
      [
        /^github\.com\/(?:sashabaranov\/go-openai|openai\/openai-go(?:\/v\d+)?)\.NewClient\w*$/,
        'github.com/sashabaranov/go-openai.Client',
      ],
    ],
    methods: /^(?:Create|New)\w*$/,
  },
];
