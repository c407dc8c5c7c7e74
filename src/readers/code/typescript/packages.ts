import type { Provider } from '../../../model/code.js';
import type { Origin } from './origins.js';

/** A service behind a client, as `ClientFact` names it. */
export interface Service {
  readonly provider: Provider;
  readonly service: string;
}

/** What building a client of a package looks like, in members of the package: `''` is calling the package itself. */
interface Package extends Service {
  readonly constructors: readonly string[];
  readonly factories: readonly string[];
  /** Members that are called without any client: `axios.get`. `*` stands for all. */
  readonly direct?: readonly string[];
}

const none: readonly string[] = [];

function http(service: string, parts: Partial<Package>): Package {
  return { provider: 'http', service, constructors: none, factories: none, ...parts };
}

function database(service: string, parts: Partial<Package>): Package {
  return { provider: 'database', service, constructors: none, factories: none, ...parts };
}

function service(provider: Provider, name: string, parts: Partial<Package>): Package {
  return { provider, service: name, constructors: none, factories: none, ...parts };
}

const verbs = ['', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request', 'stream', 'fetch'];
const nodeHttp = (name: string) => http(name, { constructors: ['Agent'], direct: ['request', 'get'] });
const transformers = { direct: ['pipeline', 'AutoModel.from_pretrained', 'AutoTokenizer.from_pretrained'] };
const tensorflow = { direct: ['loadGraphModel', 'loadLayersModel', 'node.loadSavedModel'] };
const mysql = { factories: ['createConnection', 'createPool', 'createPoolCluster'] };

/** Packages of npm that talk to something outside, by name (as their documentation shows them, as known in November 2026). */
const packages: Readonly<Record<string, Package>> = {
  axios: http('axios', { constructors: ['Axios'], factories: ['create'], direct: verbs }),
  got: http('got', { factories: ['extend'], direct: verbs }),
  ky: http('ky', { factories: ['create', 'extend'], direct: verbs }),
  undici: http('undici', { constructors: ['Agent', 'Pool', 'Client'], direct: ['request', 'fetch', 'stream'] }),
  'node-fetch': http('fetch', { direct: ['', 'default'] }),
  'cross-fetch': http('fetch', { direct: ['', 'fetch'] }),
  'isomorphic-fetch': http('fetch', { direct: [''] }),
  superagent: http('superagent', { direct: verbs }),
  needle: http('needle', { direct: verbs }),
  request: http('request', { direct: verbs }),
  'request-promise': http('request', { direct: verbs }),
  'request-promise-native': http('request', { direct: verbs }),
  http: nodeHttp('http'),
  https: nodeHttp('https'),

  pg: database('pg', { constructors: ['Client', 'Pool', 'native.Client', 'native.Pool'] }),
  'pg-promise': database('pg', { factories: [''] }),
  postgres: database('postgres', { factories: [''] }),
  mysql: database('mysql', mysql),
  mysql2: database('mysql2', mysql),
  'mysql2/promise': database('mysql2', mysql),
  'serverless-mysql': database('mysql', { factories: [''] }),
  mariadb: database('mariadb', mysql),
  mssql: database('mssql', { constructors: ['ConnectionPool'], factories: ['connect'] }),
  mongodb: database('mongodb', { constructors: ['MongoClient'], factories: ['MongoClient.connect'] }),
  mongoose: database('mongoose', { factories: ['connect', 'createConnection'] }),
  ioredis: database('redis', { constructors: ['', 'Redis', 'Cluster', 'Redis.Cluster'] }),
  redis: database('redis', { factories: ['createClient', 'createCluster'] }),
  '@upstash/redis': database('redis', { constructors: ['Redis'], factories: ['Redis.fromEnv'] }),
  knex: database('knex', { factories: ['', 'knex'] }),
  sequelize: database('sequelize', { constructors: ['', 'Sequelize'] }),
  typeorm: database('typeorm', { constructors: ['DataSource'], factories: ['createConnection'] }),
  '@prisma/client': database('prisma', { constructors: ['PrismaClient'] }),
  '@neondatabase/serverless': database('neon', { constructors: ['Client', 'Pool'], factories: ['neon'] }),
  '@planetscale/database': database('planetscale', { constructors: ['Client'], factories: ['connect'] }),
  '@elastic/elasticsearch': database('elasticsearch', { constructors: ['Client'] }),
  '@opensearch-project/opensearch': database('opensearch', { constructors: ['Client'] }),
  'neo4j-driver': database('neo4j', { factories: ['driver'] }),

  stripe: service('payment', 'stripe', { constructors: ['', 'Stripe'], factories: [''] }),
  braintree: service('payment', 'braintree', { constructors: ['BraintreeGateway'], factories: ['connect'] }),
  square: service('payment', 'square', { constructors: ['Client', 'SquareClient'] }),
  '@paypal/checkout-server-sdk': service('payment', 'paypal', { constructors: ['core.PayPalHttpClient'] }),
  '@paypal/paypal-server-sdk': service('payment', 'paypal', { constructors: ['Client'] }),
  '@adyen/api-library': service('payment', 'adyen', { constructors: ['Client', 'CheckoutAPI'] }),

  nodemailer: service('mail', 'nodemailer', { factories: ['createTransport'] }),
  '@sendgrid/mail': service('mail', 'sendgrid', {
    constructors: ['MailService'],
    direct: ['send', 'sendMultiple', 'default.send'],
  }),
  twilio: service('mail', 'twilio', { constructors: ['', 'Twilio'], factories: [''] }),
  resend: service('mail', 'resend', { constructors: ['Resend'] }),
  postmark: service('mail', 'postmark', { constructors: ['ServerClient'] }),
  '@mailchimp/mailchimp_transactional': service('mail', 'mailchimp', { factories: [''] }),
  '@slack/web-api': service('mail', 'slack', { constructors: ['WebClient'] }),

  openai: service('other', 'openai', { constructors: ['', 'OpenAI', 'OpenAIApi'] }),
  '@anthropic-ai/sdk': service('other', 'anthropic', { constructors: ['', 'Anthropic'] }),

  'onnxruntime-node': service('model', 'onnxruntime', { direct: ['InferenceSession.create'] }),
  '@huggingface/transformers': service('model', 'transformers', transformers),
  '@xenova/transformers': service('model', 'transformers', transformers),
  '@tensorflow/tfjs': service('model', 'tensorflow', tensorflow),
  '@tensorflow/tfjs-node': service('model', 'tensorflow', tensorflow),
};

function packageOf(module: string): Package | undefined {
  const name = module.replace(/^node:/, '');
  return Object.hasOwn(packages, name) ? packages[name] : undefined;
}

/** Whether a package is one whose members build clients. */
export function hasClients(module: string): boolean {
  return awsPackage(module) !== undefined || /^aws-sdk(?:\/|$)/.test(module) || packageOf(module) !== undefined;
}

/** Classes of SDK v2 that are no clients. */
const notServices =
  /^(?:Config|Credentials|.*Credentials|CredentialProviderChain|Endpoint|Http.*|Request|Response|Service|MetadataService|Signers|util|config|XML|JSON|Token.*)$/;

/** The service whose client `new` of this member builds; undefined when it builds none. */
export function serviceConstructed({ module, path }: Origin): Service | undefined {
  const [name = ''] = path;
  const v3 = awsPackage(module);
  if (v3 !== undefined) return isV3Client(module, path.at(-1) ?? '', v3) ? { provider: 'aws', service: v3 } : undefined;
  if (module === 'aws-sdk' || module === 'aws-sdk/clients/all') {
    return path.length > 0 && !notServices.test(name) && /^[A-Z]/.test(name) ? aws(name) : undefined;
  }
  const v2 = /^aws-sdk\/clients\/([a-z0-9]+)(?:\.js)?$/.exec(module)?.[1];
  if (v2) return aws(v2);
  const known = packageOf(module);
  return known?.constructors.includes(path.join('.'))
    ? { provider: known.provider, service: known.service }
    : undefined;
}

/** The service whose client calling this member gives: `createPool(…)`, `DynamoDBDocumentClient.from(…)`. */
export function serviceMade({ module, path }: Origin): Service | undefined {
  if (module === '@aws-sdk/lib-dynamodb') return path.at(-1) === 'from' ? aws('dynamodb') : undefined;
  const known = packageOf(module);
  return known?.factories.includes(path.join('.')) ? { provider: known.provider, service: known.service } : undefined;
}

/** The service that calling this member reaches without a client: `axios.post(…)`, `https.get(…)`. */
export function serviceCalled({ module, path }: Origin): Service | undefined {
  const known = packageOf(module);
  return known?.direct?.includes(path.join('.')) ? { provider: known.provider, service: known.service } : undefined;
}

/** The service that a class or command of SDK v3 belongs to, by its package; undefined for other packages. */
export function awsPackage(module: string): string | undefined {
  if (module === '@aws-sdk/lib-dynamodb') return 'dynamodb';
  const name = /^@aws-sdk\/client-([a-z0-9-]+)$/.exec(module)?.[1];
  return name?.replaceAll('-', '');
}

/** The service a type stands for where a client is declared with it: `DynamoDBDocumentClient`, `Pool`, `Stripe`. */
export function serviceOfType(origin: Origin): Service | undefined {
  return serviceConstructed(origin) ?? (isDocumentClient(origin) ? aws('dynamodb') : undefined);
}

function isDocumentClient({ module, path }: Origin): boolean {
  return module === '@aws-sdk/lib-dynamodb' && /^DynamoDBDocument(?:Client)?$/.test(path.at(-1) ?? '');
}

/** `XClient` and the aggregated `X`, whose name is the service's. */
function isV3Client(module: string, name: string, service: string): boolean {
  if (module === '@aws-sdk/lib-dynamodb' || !/^[A-Z]/.test(name) || /(?:Command|Exception|Error)$/.test(name))
    return false;
  return name.endsWith('Client') || name.toLowerCase() === service;
}

function aws(name: string): Service {
  return { provider: 'aws', service: name.toLowerCase() };
}
