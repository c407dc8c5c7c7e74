import type { FileView } from '../../analysis/file-view.js';
import type { EnvironmentAccess, ValueVocabulary } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression } from '../../syntax/program.js';
import { levelOf } from './libraries/loggers.js';

/** Where the values of Java programs come from and go to. */
export const javaValues: ValueVocabulary = {
  environmentRead,
  failsOnMembers: true,
  conversions:
    /^(?:java\.lang\.)?(?:String\.(?:valueOf|copyValueOf)|Integer\.(?:valueOf|parseInt)|Long\.(?:valueOf|parseLong)|Boolean\.(?:valueOf|parseBoolean)|Double\.(?:valueOf|parseDouble))$|^(?:java\.util\.)?(?:Objects\.(?:requireNonNull|toString)|Optional\.of)$|^(?:java\.net\.)?URI\.create$|(?:^|\.)(?:Region|Regions)\.(?:of|fromName)$|(?:^|\.)AttributeValue\.from(?:S|N|Bool)$|(?:^|\.)(?:SdkBytes\.from\w+|RequestBody\.from\w+|BodyPublishers\.of\w+)$|^(?:java\.util\.)?Collections\.unmodifiable\w+$/,
  requirements:
    /^(?:java\.util\.)?(?:Objects\.requireNonNull|Optional\.orElseThrow|Optional\.get|UUID\.fromString)$|^(?:java\.lang\.)?(?:Integer\.(?:parseInt|valueOf)|Long\.(?:parseLong|valueOf)|Double\.(?:parseDouble|valueOf))$|(?:^|\.)(?:Preconditions\.checkNotNull|Validate\.\w+|Assert\.notNull|Region\.of|Regions\.fromName)$|^(?:java\.net\.)?URI\.create$|^(?:java\.time\.)?Duration\.parse$|^\.orElseThrow$/,
  tolerances:
    /^(?:java\.util\.)?(?:Optional\.(?:ofNullable|orElse|orElseGet|isPresent|isEmpty|map|filter|ifPresent\w*|or)|Objects\.(?:isNull|nonNull|equals|requireNonNullElse|requireNonNullElseGet|toString))$|^(?:java\.lang\.)?Boolean\.(?:parseBoolean|valueOf|getBoolean)$|(?:^|\.)(?:StringUtils|Strings|ObjectUtils|MoreObjects|BooleanUtils)\.\w+$|^(?:(?:java\.lang\.)?String)?\.(?:equals|equalsIgnoreCase)$|^\.orElse(?:Get)?$|^io\.vavr\.control\.Option\.of$/,
  generators:
    /^(?:java\.util\.)?UUID\.randomUUID$|^(?:java\.lang\.)?System\.(?:currentTimeMillis|nanoTime)$|^(?:java\.time\.)?(?:Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Clock)\.(?:now|systemUTC|systemDefaultZone)$|^(?:java\.util\.)?(?:Random|concurrent\.ThreadLocalRandom)\.\w+$|^(?:java\.security\.)?SecureRandom\.\w+$|^(?:java\.lang\.)?Math\.random$|(?:^|\.)(?:RandomStringUtils\.random\w*|NanoIdUtils\.\w+|Ksuid\.\w+|UlidCreator\.\w+|ThreadLocalRandom\.current|Generators\.\w+)$|^(?:java\.time\.)?Instant\.\w*[nN]ow$/,
  serialisers:
    /\.(?:toString|toJson|writeValueAsString|writeValueAsBytes|toJSONString|serialize|toPrettyString|getBytes|formatted)$|^(?:java\.lang\.)?String\.(?:format|valueOf|join)$|^(?:java\.util\.)?(?:Objects|Arrays)\.toString$|(?:^|\.)ReflectionToStringBuilder\.\w+$|(?:^|\.)StructuredArguments\.\w+$/,
  logOf: levelOf,
  writesFreeText: /(?:^|\.)(?:System\.(?:out|err)\.(?:print|println|printf|format)|LambdaLogger\.log)$/,
  loggerNames: /^_?(?:log|logger|LOG|LOGGER|lambdaLogger)$/,
  setsDebug: /setLevel\(\s*(?:\w+\.)*(?:DEBUG|TRACE|ALL|FINE\w*)\b|Configurator\.set\w*Level\([^)]*DEBUG/,
  listMethod,
};

const readers = /^(?:java\.lang\.)?System\.getenv$/;

/** `System.getenv("X")`, `System.getenv().get("X")`, `System.getenv().getOrDefault("X", …)` */
function environmentRead(expression: Expression, file: FileView): EnvironmentAccess | undefined {
  if (expression.kind !== 'call') return undefined;
  const [first] = expression.arguments;
  if (!first) return undefined;
  const { callee } = expression;
  const isDirect = mayRead(callee) && file.calleesOf(expression).some((name) => readers.test(name));
  const optional = isDirect ? false : readsMap(expression, file);
  const name = optional === undefined ? undefined : file.constantOf(first.value);
  return typeof name === 'string' && optional !== undefined ? { name, optional } : undefined;
}

function mayRead(callee: Expression): boolean {
  return (callee.kind === 'member' || callee.kind === 'name') && callee.name === 'getenv';
}

/** Whether a method of the map of all variables does without one; undefined for anything else. */
function readsMap({ callee }: CallExpression, file: FileView): boolean | undefined {
  if (callee.kind !== 'member' || !/^(?:get|getOrDefault|containsKey)$/.test(callee.name)) return undefined;
  const map = callee.object.kind === 'name' ? file.valueOf(callee.object) : callee.object;
  if (map?.kind !== 'call' || map.arguments.length > 0 || !mayRead(map.callee)) return undefined;
  return file.calleesOf(map).some((name) => readers.test(name)) ? callee.name !== 'get' : undefined;
}

/** What the methods of lists and streams do with the records of an event. */
function listMethod(
  method: string,
  call: CallExpression,
  file: FileView,
): 'first' | 'iterated' | 'same' | 'other' | undefined {
  switch (method) {
    case 'get':
    case 'remove':
      return file.constantOf(call.arguments[0]?.value) === 0 ? 'first' : undefined;
    case 'getFirst':
    case 'findFirst':
    case 'findAny':
    case 'next':
      return 'first';
    case 'stream':
    case 'parallelStream':
    case 'iterator':
    case 'filter':
    case 'sorted':
    case 'peek':
    case 'distinct':
    case 'reversed':
      return 'same';
    case 'size':
    case 'isEmpty':
    case 'contains':
    case 'toString':
    case 'subList':
    case 'limit':
      return 'other';
    default:
      return /^(?:forEach\w*|map\w*|flatMap|collect|toList|reduce|anyMatch|allMatch|noneMatch|spliterator|listIterator|toArray|removeIf|count)$/.test(
        method,
      )
        ? 'iterated'
        : undefined;
  }
}
