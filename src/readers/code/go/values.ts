import type { ValueVocabulary } from '../../analysis/vocabulary.js';
import { environmentRead, readsByTags } from './environment.js';
import { awsConstant } from './libraries/aws.js';
import { levelOf, writesJson } from './libraries/loggers.js';

/** Where the values of Go programs come from and go to. */
export const goValues: ValueVocabulary = {
  environmentRead,
  furtherReads: readsByTags,
  constantOf: (name) => awsConstant(name) ?? (name.startsWith('net/http.Method') ? methodNamed(name) : undefined),
  conversions:
    /^github\.com\/aws\/aws-sdk-go(?:-v2)?\/aws\.(?!Config)[A-Z]\w*$|^github\.com\/aws\/smithy-go\/ptr\.\w+$|^github\.com\/(?:samber\/lo\.ToPtr|xorcare\/pointer\.\w+|openlyinc\/pointy\.\w+)$|^github\.com\/aws\/aws-sdk-go\/aws\/session\.Must$|^log\/slog\.New$|^(?:[\w/.-]+\.)?(?:string|int|int32|int64|float64|float32|bool)$|^strings\.(?:TrimSpace|ToLower|ToUpper|Trim|TrimPrefix|TrimSuffix|Clone)$|^strconv\.(?:Itoa|Format\w+|Quote)$|^net\/url\.(?:QueryEscape|PathEscape)$|^bytes\.New(?:Buffer|BufferString|Reader)$|^strings\.NewReader$|^io\.NopCloser$|^fmt\.Sprint$|^github\.com\/aws\/aws-sdk-go-v2\/feature\/dynamodb\/(?:attributevalue\.Marshal\w*|expression\.(?:Name|Value|Key))$|^github\.com\/aws\/aws-sdk-go\/service\/dynamodb\/dynamodbattribute\.Marshal\w*$/,
  requirements: /^(?!)/,
  tolerances: /^(?!)/,
  generators:
    /^time\.(?:Now|Since|Until|<now>\.\w+)$|^(?:uuid\.<new>\.\w+|github\.com\/(?:google|gofrs)\/uuid(?:\/v\d+)?\.(?:New\w*|Must))$|^github\.com\/(?:satori\/go\.uuid|segmentio\/ksuid|rs\/xid|oklog\/ulid(?:\/v\d+)?)\.(?:New\w*|Make|MustNew)$|^(?:math\/rand(?:\/v2)?|crypto\/rand)\.\w+$|^github\.com\/matoous\/go-nanoid(?:\/v\d+)?\.\w+$/,
  serialisers:
    /^go\.uber\.org\/zap\.(?:Any|Reflect|Object)$|^log\/slog\.(?:Any|Group)$|^encoding\/json\.Marshal(?:Indent)?$|^fmt\.Sprintf$|^github\.com\/goccy\/go-json\.Marshal\w*$/,
  logOf: levelOf,
  isStructured: (name, file) => writesJson(name, file.text),
  loggerNames: /^(?:log|logger|lgr|sugar|slogger)$/i,
  writesFreeText: /^(?:fmt|log)\.(?:Print|Fatal|Panic)(?:f|ln)?$|^print(?:ln)?$/,
  setsDebug:
    /^github\.com\/sirupsen\/logrus\.(?:\w+\.)?SetLevel$|^github\.com\/rs\/zerolog\.SetGlobalLevel$|^log\/slog\.SetLogLoggerLevel$/,
  listMethod: () => undefined,
};

function methodNamed(name: string): string {
  return name.slice('net/http.Method'.length).toUpperCase();
}
