import type { FileView } from '../../analysis/file-view.js';
import type { EnvironmentAccess, EventObject, ValueVocabulary } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression } from '../../syntax/program.js';
import { levelOf } from './libraries/loggers.js';

/** Where the values of C# programs come from and go to. */
export const csharpValues: ValueVocabulary = {
  environmentRead,
  failsOnMembers: true,
  constantOf,
  noResult: /(?:^|\.)(?:Value)?Task\.CompletedTask$/,
  namesObjects: true,
  conversions:
    /(?:^|\.)(?:[Ss]tring\.(?:Format|Concat|Join)|Convert\.To\w+|[Ii]nt(?:32|64)?\.Parse|[Ll]ong\.Parse|[Dd]ouble\.Parse|[Dd]ecimal\.Parse|[Bb]ool(?:ean)?\.Parse|TimeSpan\.From\w+|Uri\.EscapeDataString|WebUtility\.UrlDecode|HttpUtility\.UrlDecode|Guid\.Parse|RegionEndpoint\.GetBySystemName|Task\.FromResult)$|\.(?:ToString|Trim|TrimEnd|TrimStart|ToLower|ToUpper|ToLowerInvariant|ToUpperInvariant|ConfigureAwait|AsTask|GetRequiredService|GetService|GetRequiredKeyedService|GetKeyedService|CreateClient)$/,
  requirements:
    /(?:^|\.)(?:ArgumentNullException\.ThrowIfNull|ArgumentException\.ThrowIfNullOr(?:Empty|WhiteSpace)|[A-Za-z0-9]+\.Parse|Convert\.To(?!String)\w+|Guard\.Against\.Null\w*)$/,
  tolerances: /(?:^|\.)[Ss]tring\.IsNullOr(?:Empty|WhiteSpace)$|(?:^|\.)[A-Za-z0-9]+\.TryParse$/,
  generators:
    /(?:^|\.)(?:Guid\.(?:NewGuid|CreateVersion7)|Random\.(?:Shared\.)?Next\w*|RandomNumberGenerator\.\w+|Ulid\.NewUlid|Path\.GetRandomFileName|Stopwatch\.GetTimestamp)$|^System\.(?:Guid<new>|DateTime<now>)\.\w+$/,
  serialisers:
    /(?:^|\.)(?:JsonSerializer\.Serialize\w*|JsonConvert\.SerializeObject|ILambdaSerializer\.Serialize)$|\.(?:ToJson|ToJsonString)$/,
  logOf: levelOf,
  loggerNames: /^_?(?:log|logger|lambdaLogger)$/i,
  writesFreeText: /(?:^|\.)(?:Console\.(?:Out\.|Error\.)?Write(?:Line)?(?:Async)?|I?LambdaLogger\.Log\w*)$/,
  setsDebug:
    /SetMinimumLevel\((?:Microsoft\.Extensions\.Logging\.)?LogLevel\.(?:Debug|Trace)\)|MinimumLevel\.(?:Debug|Verbose)\(\)/,
  listMethod,
  eventMember,
};

/** `Environment.GetEnvironmentVariable`, and the configuration of .NET where a key is written as a variable is. */
function environmentRead(expression: Expression, file: FileView): EnvironmentAccess | undefined {
  if (expression.kind === 'call') {
    const [first, second] = expression.arguments;
    if (!first) return undefined;
    const names = file.calleesOf(expression);
    if (names.some((name) => /^(?:System\.)?Environment\.GetEnvironmentVariable$/.test(name))) {
      const name = file.constantOf(first.value);
      return typeof name === 'string' ? { name, optional: false } : undefined;
    }
    const isValue = names.some((name) => /(?:^|\.)IConfiguration(?:Root|Section)?\.GetValue$/.test(name));
    return isValue ? configured(first.value, second !== undefined, file) : undefined;
  }
  if (expression.kind !== 'index' || !isConfiguration(expression.object, file)) return undefined;
  return configured(expression.index, true, file);
}

/** The configuration falls back to files: that a variable is missing proves nothing. */
function configured(key: Expression, _hasDefault: boolean, file: FileView): EnvironmentAccess | undefined {
  const name = file.constantOf(key);
  return typeof name === 'string' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name)
    ? { name, optional: true }
    : undefined;
}

function isConfiguration(object: Expression, file: FileView): boolean {
  return file.typesOfValue(object).some(({ name }) => /(?:^|\.)IConfiguration(?:Root)?$/.test(name));
}

/** The constants of the SDK are classes with one member for each value. */
const constants: ReadonlyMap<string, string> = new Map([
  ['InvocationType.Event', 'Event'],
  ['InvocationType.RequestResponse', 'RequestResponse'],
  ['InvocationType.DryRun', 'DryRun'],
]);

function constantOf(name: string): string | number | boolean | undefined {
  const [owner = '', member = ''] = name.split('.').slice(-2);
  const known = constants.get(`${owner}.${member}`);
  if (known !== undefined) return known;
  return owner === 'HttpStatusCode' ? statusCodes.get(member) : undefined;
}

/** Source: documentation of System.Net.HttpStatusCode, as known in November 2026. */
const statusCodes: ReadonlyMap<string, number> = new Map([
  ['OK', 200],
  ['Created', 201],
  ['Accepted', 202],
  ['NoContent', 204],
  ['MovedPermanently', 301],
  ['Found', 302],
  ['Redirect', 302],
  ['NotModified', 304],
  ['BadRequest', 400],
  ['Unauthorized', 401],
  ['Forbidden', 403],
  ['NotFound', 404],
  ['MethodNotAllowed', 405],
  ['Conflict', 409],
  ['Gone', 410],
  ['UnprocessableEntity', 422],
  ['TooManyRequests', 429],
  ['InternalServerError', 500],
  ['NotImplemented', 501],
  ['BadGateway', 502],
  ['ServiceUnavailable', 503],
  ['GatewayTimeout', 504],
]);

/** What the methods of lists and of LINQ do with the elements. */
function listMethod(method: string, call: CallExpression, file: FileView): ReturnType<ValueVocabulary['listMethod']> {
  if (/^(?:First|FirstOrDefault|Single|SingleOrDefault|Last|LastOrDefault)$/.test(method)) {
    return call.arguments.length === 0 ? 'first' : 'other';
  }
  if (method === 'ElementAt' || method === 'ElementAtOrDefault') {
    return file.constantOf(call.arguments[0]?.value) === 0 ? 'first' : undefined;
  }
  if (same.test(method)) return 'same';
  if (iterating.test(method)) return 'iterated';
  return /^(?:Count|Any|Contains|TryGetNonEnumeratedCount|IndexOf|Max|Min|Sum|Average)$/.test(method)
    ? 'other'
    : undefined;
}

const same =
  /^(?:Where|Skip|SkipWhile|Take|TakeWhile|OrderBy|OrderByDescending|ThenBy|ThenByDescending|Reverse|Distinct|DistinctBy|ToList|ToArray|AsParallel|AsEnumerable|Append|Prepend|Concat|ToHashSet|WithDegreeOfParallelism)$/;
const iterating =
  /^(?:Select|SelectMany|ForEach|ForAll|Aggregate|GroupBy|Chunk|All|ToDictionary|ToLookup|Zip|OfType|Cast|GetEnumerator|ConvertAll|Partition|Batch)$/;

/** Brokers of Amazon MQ call their records messages. */
function eventMember(part: EventObject['part'], member: string): EventObject | undefined {
  return part === 'whole' && member === 'Messages' ? { kind: 'event', part: 'records' } : undefined;
}
