/**
 * Environment variables a function can read although no template declares them.
 *
 * Sources, read 2026-11-21: AWS Lambda developer guide, "Defined runtime environment variables"; AWS SDKs and tools
 * reference guide, "Environment variables"; Powertools for AWS Lambda, "Environment variables" (Python and TypeScript);
 * AWS SAM CLI and Serverless Framework documentation on local runs.
 */

/** Who sets a variable that no template declares. */
export type VariableProvider = 'runtime' | 'optional' | 'local';

/**
 * Where a variable comes from when no template declares it:
 *
 * - `runtime`: Lambda sets it.
 * - `optional`: an SDK, Powertools or a language runtime reads it and has a default.
 * - `local`: tools for local runs, tests and CI set it; code asks for it to find out where it runs.
 *
 * Undefined for a variable only the project itself can set.
 */
export function undeclaredVariableProvider(name: string): VariableProvider | undefined {
  if (fromRuntime.has(name)) return 'runtime';
  if (fromLocalTools.has(name) || forLocalRuns.test(name)) return 'local';
  return optional.has(name) || optionalPrefixes.some((prefix) => name.startsWith(prefix)) ? 'optional' : undefined;
}

/**
 * Whether something beside the project's own code reads a variable: the runtime, an SDK, an agent, an extension, a framework
 * (their documentation, as known in November 2026).
 */
export function isReadByOthers(name: string): boolean {
  return undeclaredVariableProvider(name) !== undefined || ofOthers.test(name);
}

const ofOthers =
  /^(?:AWS|AMAZON|LAMBDA|NODE|NPM|PYTHON|PIP|JAVA|JDK|_JAVA|DOTNET|ASPNETCORE|GO|RUST|LD|LC|SSL|CURL|REQUESTS|GIT|DD|DATADOG|NEW_RELIC|NRIA|LUMIGO|EPSAGON|THUNDRA|SENTRY|DT|ELASTIC|APM|CORALOGIX|CX|HONEYCOMB|LOGZIO|SPLUNK|SUMO|ROLLBAR|BUGSNAG|SLIC|SPRING|MICRONAUT|QUARKUS|PRISMA|SERVERLESS|SLS|SST|PARAMETERS_SECRETS|SECRETS_EXTENSION|READINESS|PORT|DATABASE_URL|FONTCONFIG|CHROME|PUPPETEER|PLAYWRIGHT|HF|TRANSFORMERS|NLTK|MPL|MATPLOTLIB|JOBLIB|NUMBA|XDG|GOOGLE_APPLICATION|ANNOTATIONS|LOG)(?:_|$)|_LOG_LEVEL$|^PG[A-Z]+$/;

/**
 * Whether Lambda keeps a variable for itself and refuses a function that declares it ("Defined runtime environment
 * variables", reserved; read 2026-11-21). `TZ`, `PATH` and their kin can be set.
 */
export function isReservedVariable(name: string): boolean {
  return reserved.has(name);
}

const reserved: ReadonlySet<string> = words(`
  _HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV
  AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE
  AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_LAMBDA_RUNTIME_API
  AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR
`);

const fromRuntime: ReadonlySet<string> = words(`
  _HANDLER _X_AMZN_TRACE_ID
  AWS_REGION AWS_DEFAULT_REGION AWS_EXECUTION_ENV
  AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE
  AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_LAMBDA_LOG_FORMAT AWS_LAMBDA_LOG_LEVEL
  AWS_LAMBDA_RUNTIME_API AWS_LAMBDA_METADATA_API AWS_LAMBDA_METADATA_TOKEN AWS_LAMBDA_MAX_CONCURRENCY
  AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  AWS_XRAY_CONTEXT_MISSING AWS_XRAY_DAEMON_ADDRESS _AWS_XRAY_DAEMON_ADDRESS _AWS_XRAY_DAEMON_PORT
  LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR
  LANG LC_CTYPE TZ PATH PWD HOME SHLVL LD_LIBRARY_PATH
  NODE_PATH NODE_VERSION PYTHONPATH GEM_PATH
`);

const fromLocalTools: ReadonlySet<string> = words(`
  AWS_SAM_LOCAL IS_LOCAL IS_OFFLINE LOCALSTACK_HOSTNAME LOCALSTACK_ENDPOINT LOCALSTACK_HOST
  NODE_ENV JEST_WORKER_ID VITEST VITEST_WORKER_ID MOCHA_WORKER_ID PYTEST_CURRENT_TEST CI GITHUB_ACTIONS
  DEBUG VIRTUAL_ENV USER HOSTNAME TERM SHELL TMPDIR
`);

/** Names that say they are for local runs: `LOCAL_DYNAMODB_ENDPOINT`, `localTest`. */
const forLocalRuns = /^(?:IS_|USE_|RUN_)?LOCAL(?:_|HOST|$)|^local[A-Z]|_LOCAL$/;

const optional: ReadonlySet<string> = words(`
  AWS_PROFILE AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_CA_BUNDLE AWS_MAX_ATTEMPTS AWS_RETRY_MODE
  AWS_STS_REGIONAL_ENDPOINTS AWS_USE_DUALSTACK_ENDPOINT AWS_USE_FIPS_ENDPOINT AWS_EC2_METADATA_DISABLED
  AWS_NODEJS_CONNECTION_REUSE_ENABLED AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
  AWS_LAMBDA_EXEC_WRAPPER AWS_XRAY_SDK_ENABLED AWS_XRAY_TRACING_NAME AWS_XRAY_LOG_LEVEL AWS_XRAY_DEBUG_MODE
  AWS_ENDPOINT_URL
  LOG_LEVEL NODE_OPTIONS NODE_EXTRA_CA_CERTS NODE_NO_WARNINGS NODE_TLS_REJECT_UNAUTHORIZED NO_COLOR FORCE_COLOR
  PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE
  HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy
  SSM_PARAMETER_STORE_TTL SECRETS_MANAGER_TTL PARAMETERS_SECRETS_EXTENSION_HTTP_PORT
  PARAMETERS_SECRETS_EXTENSION_CACHE_ENABLED PARAMETERS_SECRETS_EXTENSION_LOG_LEVEL
`);

/** `AWS_ENDPOINT_URL_S3` and its kin; everything of Powertools; OpenTelemetry. */
const optionalPrefixes = ['AWS_ENDPOINT_URL_', 'POWERTOOLS_', 'OTEL_'] as const;

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
