import type { FileView } from '../../analysis/file-view.js';
import type { EnvironmentAccess, ValueVocabulary } from '../../analysis/vocabulary.js';
import type { Expression } from '../../syntax/program.js';
import { awsConstant } from './libraries/aws.js';
import { levelOf } from './libraries/loggers.js';

/** Where the values of Go programs come from and go to. */
export const goValues: ValueVocabulary = {
  environmentRead,
  constantOf: (name) => awsConstant(name) ?? (name.startsWith('net/http.Method') ? methodNamed(name) : undefined),
  conversions:
    /^github\.com\/aws\/aws-sdk-go(?:-v2)?\/aws\.(?!Config)[A-Z]\w*$|^github\.com\/aws\/smithy-go\/ptr\.\w+$|^github\.com\/(?:samber\/lo\.ToPtr|xorcare\/pointer\.\w+|openlyinc\/pointy\.\w+)$|^github\.com\/aws\/aws-sdk-go\/aws\/session\.Must$|^log\/slog\.New$|^(?:[\w/.-]+\.)?(?:string|int|int32|int64|float64|float32|bool)$|^strings\.(?:TrimSpace|ToLower|ToUpper|Trim|TrimPrefix|TrimSuffix|Clone)$|^strconv\.(?:Itoa|Format\w+|Quote)$|^net\/url\.(?:QueryEscape|PathEscape)$|^bytes\.New(?:Buffer|BufferString|Reader)$|^strings\.NewReader$|^io\.NopCloser$|^fmt\.Sprint$|^github\.com\/aws\/aws-sdk-go-v2\/feature\/dynamodb\/(?:attributevalue\.Marshal\w*|expression\.(?:Name|Value|Key))$|^github\.com\/aws\/aws-sdk-go\/service\/dynamodb\/dynamodbattribute\.Marshal\w*$/,
  requirements: /^(?!)/,
  tolerances: /^(?!)/,
  generators:
    /^time\.(?:Now|Since|Until|<now>\.\w+)$|^(?:uuid\.<new>\.\w+|github\.com\/(?:google|gofrs)\/uuid(?:\/v\d+)?\.(?:New\w*|Must))$|^github\.com\/(?:satori\/go\.uuid|segmentio\/ksuid|rs\/xid|oklog\/ulid(?:\/v\d+)?)\.(?:New\w*|Make|MustNew)$|^(?:math\/rand(?:\/v2)?|crypto\/rand)\.\w+$|^github\.com\/matoous\/go-nanoid(?:\/v\d+)?\.\w+$/,
  serialisers: /^encoding\/json\.Marshal(?:Indent)?$|^fmt\.Sprintf$|^github\.com\/goccy\/go-json\.Marshal\w*$/,
  logOf: levelOf,
  loggerNames: /^(?:log|logger|lgr|sugar|slogger)$/i,
  setsDebug:
    /^github\.com\/sirupsen\/logrus\.(?:\w+\.)?SetLevel$|^github\.com\/rs\/zerolog\.SetGlobalLevel$|^log\/slog\.SetLogLoggerLevel$/,
  listMethod: () => undefined,
};

/** `os.Getenv` gives an empty text for what is not there; `os.LookupEnv` tells. */
function environmentRead(expression: Expression, file: FileView): EnvironmentAccess | undefined {
  if (expression.kind !== 'call') return undefined;
  const reader = file.calleesOf(expression).find((name) => readers.test(name));
  const name = reader && file.constantOf(expression.arguments[0]?.value);
  return typeof name === 'string'
    ? { name, optional: reader !== 'os.Getenv' && reader !== 'syscall.Getenv' }
    : undefined;
}

function methodNamed(name: string): string {
  return name.slice('net/http.Method'.length).toUpperCase();
}

const readers = /^(?:os\.(?:Getenv|LookupEnv)|syscall\.Getenv)$/;
