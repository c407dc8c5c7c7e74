import type { FileView } from '../../analysis/file-view.js';
import type { ImpliedImport, ModuleVocabulary } from '../../analysis/vocabulary.js';
import type { ClassNode, FunctionNode } from '../../syntax/program.js';
import { csharpTypes } from './types.js';

/**
 * How C# files find each other: by the names of their types, whatever folder they lie in. A `using` only says which
 * namespaces a name may be of. Most types have a file of their own name somewhere in the project.
 *
 * Source: C# language specification, "Namespaces"; .NET project conventions, as known in November 2026.
 */
export const csharpModules: ModuleVocabulary = {
  candidates: () => [],
  implied,
  methodsAreMembers: true,
  runsAtStart,
};

/** What a file uses and does not declare is a type of the project, unless .NET or a package is known to have it. */
function implied(name: string, file: FileView): ImpliedImport | undefined {
  if (!/^[A-Z]\w*$/.test(name) || known.test(name) || csharpTypes.objectOf(name)) return undefined;
  const used = file.program.imports.map(({ module }) => module);
  return { module: file.program.package ?? used[0] ?? '', candidates: [{ base: 'project', path: `${name}.cs` }] };
}

/** Names of the base class library and of the AWS packages that files are full of. */
const known =
  /^(?:Console|Environment|String|Int32|Int64|Task|ValueTask|List|Dictionary|IList|IDictionary|IEnumerable|ICollection|IReadOnly\w+|HashSet|Queue|Stack|Guid|DateTime|DateTimeOffset|TimeSpan|Math|Convert|Encoding|JsonSerializer|JsonConvert|JsonSerializerOptions|Exception|\w*Exception|Stream|StreamReader|StreamWriter|MemoryStream|File|Path|Directory|StringBuilder|Regex|Uri|Enumerable|Array|Func|Action|Lazy|Tuple|Nullable|CancellationToken|CancellationTokenSource|Thread|HttpClient|HttpMethod|HttpStatusCode|HttpRequestMessage|HttpResponseMessage|StringContent|IServiceCollection|ServiceCollection|IServiceProvider|IConfiguration|IConfigurationRoot|ConfigurationBuilder|IHttpClientFactory|ILogger|ILoggerFactory|I?Amazon[A-Z]\w*|ILambda\w+|Lambda(?:Bootstrap\w*|Logger|Serializer\w*|Function\w*|Startup\w*|EventSource)|DefaultLambdaJsonSerializer|SourceGeneratorLambdaJsonSerializer|HandlerWrapper|APIGateway\w+|SQSEvent|SNSEvent|S3Event\w*|DynamoDBEvent|KinesisEvent|ScheduledEvent|CloudWatchEvent|AttributeValue|RegionEndpoint|\w+Attribute)$/;

/** The program's own start: of a function that is an executable, it builds the handler. */
function runsAtStart({ name, isStatic }: FunctionNode, owner: ClassNode | undefined): boolean {
  return owner !== undefined && name === 'Main' && isStatic;
}
