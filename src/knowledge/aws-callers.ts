import type { Language } from '../model/code.js';

/**
 * Whether a package may call AWS by itself, with the credentials of the function. True for those that are known to or are
 * called as if they did, and for private packages, in which nobody can look; false for the SDKs, whose calls are seen in
 * the code, and for what runs without AWS.
 *
 * Names of registries (npm, PyPI, Maven Central, Go packages, NuGet), as known in November 2026.
 */
export function mayCallAws(module: string, language: Language): boolean {
  const name = module.toLowerCase();
  if (harmless.test(name)) return false;
  if (/powertools/.test(name)) return true;
  if (language === 'java' || language === 'csharp') return callsByType.test(name);
  if (calls.test(name)) return true;
  const isScript = language === 'typescript' || language === 'javascript';
  if (isScript && mayBeOwnFile(name)) return true;
  const scope = isScript ? /^@([^/]+)\//.exec(name)?.[1] : undefined;
  return scope !== undefined && !publicScopes.has(scope);
}

/** Compilers can be told to look for own files under names like those of packages: `common/users`, `@/lib/users`, `~/users`. */
function mayBeOwnFile(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  if (/^[@~#]?$/.test(first) || first.startsWith('#') || first.startsWith('~')) return true;
  return rest.length > 0 && !first.startsWith('@') && !first.startsWith('node:') && !packagesWithParts.has(first);
}

/** Packages and modules of Node.js of which people import parts. */
const packagesWithParts: ReadonlySet<string> = new Set(
  (
    'lodash date-fns uuid rxjs dayjs luxon ramda core-js validator zod yup ajv axios react react-dom express aws-lambda ' +
    'aws-sdk fs path stream util timers crypto readline dns assert csv-parse csv-stringify fp-ts effect effector mysql2 ' +
    'mongodb openai langchain graphql-request graphql apollo-server-lambda pdf-lib source-map-support ulid undici ioredis ' +
    'regenerator-runtime'
  ).split(' '),
);

/** The SDKs, runtimes and types, and utilities that only write to the log or keep traces. */
const harmless =
  /^(?:node:|@types\/|@aws-sdk\/(?!rds-signer|dsql-signer|.*signature|credential)|@smithy\/(?!signature)|aws-sdk(?:\/|$)|@aws-lambda-powertools\/(?!idempotency|parameters)|aws_lambda_powertools(?!.*(?:idempotency|feature_flags|parameters|streaming|data_masking))|aws_lambda_typing|mypy_boto3|types_boto3|boto3(?:\.|$)|botocore(?:\.|$)|@aws-crypto\/|aws-xray-sdk|aws_xray_sdk|aws-jwt-verify|aws-embedded-metrics|aws_embedded_metrics|aws-lambda(?:\/|$)|@middy\/(?:core|http-|do-not-wait|error-logger|event-normalizer|input-output-logger|validator|warmup|cloudwatch-metrics|sqs-(?:json|partial)|util)|github\.com\/aws\/(?:aws-sdk-go|smithy-go|aws-lambda-go|aws-xray-sdk-go)|github\.com\/awslabs\/aws-lambda-go-api-proxy|software\.amazon\.(?:awssdk|lambda\.powertools(?!\.(?:idempotency|parameters|largemessages)))|com\.amazonaws\.(?:services|xray|regions|auth|client)|amazon(?:\.|$)|aws\.lambda\.powertools(?!\.(?:idempotency|parameters))|@vendia\/serverless-express|aws-serverless-express|serverless-http|mangum|apig_wsgi|serverless-wsgi)/;

const calls =
  /(?:^|[^a-z])(?:aws\w*|amazon\w*|amplify\w*|\w*dynamo\w*|s3\w*|sqs\w*|sns\w*|kinesis\w*|kms|ssm|sts|eventbridge\w*|cognito\w*|\w*boto\w*|\w*middy\w*|electrodb|typedorm|onetable|langchain\w*|llama\w*|strands\w*|bedrock\w*|smart_open|s3fs|fsspec|awswrangler|pandas|polars|pyarrow|dask|delta\w*|pyiceberg|sagemaker\w*|chalice|zappa|serverless\w*|squid|redshift\w*|opensearch\w*|elasticsearch\w*|gremlin\w*|neptune\w*|mediaconvert\w*|unstructured|mem0|crewai|litellm|instructor|pydantic_ai|opentelemetry-exporter\w*|keyv\w*|connect-dynamodb|multer\w*|sst)(?![a-z])/;

/** Only where the namespace says so: own and public classes are not told apart by name. */
const callsByType =
  /^(?:io\.awspring|org\.springframework\.cloud|io\.micronaut\.(?:aws|discovery)|io\.quarkus(?:iverse)?\.amazon|com\.amazonaws\.(?:secretsmanager|athena|kinesis)|software\.amazon\.(?!awssdk|lambda)|org\.apache\.(?:hadoop|spark|camel)|aws\.messaging|efcore\.dynamo|serilog\.sinks\.aws)/;

/** Scopes of npm whose packages do not call AWS, but for those that `calls` names. */
const publicScopes: ReadonlySet<string> = new Set(
  (
    'types babel swc esbuild typescript-eslint eslint jest vitest sinclair nestjs fastify hapi hono trpc graphql-tools ' +
    'graphql apollo prisma mikro-orm planetscale neondatabase supabase upstash clerk auth0 octokit slack google-cloud ' +
    'googleapis google azure microsoft sentry datadog newrelic opentelemetry elastic sendgrid stripe paypal notionhq ' +
    'openai anthropic-ai mistralai huggingface pinecone-database discordjs twilio hubspot shopify contentful sanity ' +
    'faker-js lodash noble scure js-joda date-fns formatjs tsed tsyringe effect fp-ts ts-rest zodios react-email react-pdf ' +
    'sparticuz puppeteer ffmpeg-installer ffprobe-installer napi-rs img resvg tensorflow xmldom mapbox turf dotenvx ' +
    'cloudevents asyncapi apidevtools readme redocly stoplight jsforce rails redis'
  ).split(' '),
);

/** The service whose client a package is, as the SDK of a language calls it; undefined for all other packages. */
export function clientService(module: string): string | undefined {
  return clientPackage
    .exec(module)
    ?.slice(1)
    .find((name) => name !== undefined);
}

const clientPackage =
  /^@aws-sdk\/client-([\w-]+)|^aws-sdk\/clients\/(\w+)|^software\.amazon\.awssdk\.services\.(\w+)|aws-sdk-go(?:-v2)?\/service\/(\w+)|^Amazon\.(?!Lambda|Runtime|Util|CDK|XRay|JSII)(\w+)/;

/**
 * Models of the SDK for .NET that describe a table when they load it (AWS SDK for .NET developer guide, document and object
 * persistence models, 2026-11).
 */
export function looksUpTables(module: string): boolean {
  return /^Amazon\.DynamoDBv2\.(?:DocumentModel|DataModel)$/.test(module);
}

/** The utility of Powertools that keeps what was done in a table. */
export function keepsRecords(module: string): boolean {
  return /powertools.*idempotency/i.test(module);
}

/** Utilities that read settings: their calls are told as those of the stores they read from. */
export function readsSettings(module: string): boolean {
  return /powertools.*parameters/i.test(module);
}

/** Whether a layer that stands elsewhere is known to bring only libraries: nothing in it takes rights by itself. */
export function isLibraryLayer(arnOrName: string): boolean {
  return /powertools|sdkpandas|klayers|numpy|scipy|pillow|ffmpeg|chromium|sharp|requests|psycopg2?|pymysql|imagemagick|ghostscript|git-lambda/i.test(
    arnOrName,
  );
}
