import type { ImportCandidate } from '../../../model/code.js';
import type { FileView } from '../../analysis/file-view.js';
import type { ModuleVocabulary } from '../../analysis/vocabulary.js';
import { isAwsPackage } from './libraries/aws.js';

/** How Java files refer to each other: a class lies in a file of its name, in folders of the names of its package. */
export const javaModules: ModuleVocabulary = {
  candidates({ module }, name, file) {
    // A static import gives a member of a class; any other a class of a package.
    const isMember = /(?:^|\.)[A-Z]\w*$/.test(module);
    const type = isMember ? module : `${module}.${name}`;
    return isLibrary(type) ? [] : filesOf(type, file);
  },
  implied(name, file) {
    if (!/^[A-Z]\w+$/.test(name) || /^[A-Z][A-Z0-9_]*$/.test(name) || standardTypes.has(name)) return undefined;
    const { package: own = '', imports } = file.program;
    const opened = imports.filter(({ opensAll }) => opensAll).map(({ module }) => module);
    if (opened.some((module) => mayHold(module, name))) return undefined;
    const packages = [own, ...opened.filter((module) => !isLibrary(`${module}.X`))];
    const candidates = packages.flatMap((each) => filesOf(each === '' ? name : `${each}.${name}`, file));
    return { module: own === '' ? name : `${own}.${name}`, candidates };
  },
};

/** The files a class may lie in: beside this one, as far as the package tells, or in the sources of some module. */
function filesOf(type: string, { program }: FileView): readonly ImportCandidate[] {
  const path = `${type.replaceAll('.', '/')}.java`;
  const root = sourceRoot(program.path, program.package);
  const beside: readonly ImportCandidate[] = root === undefined ? [] : [{ base: 'file', path: root + path }];
  return [...beside, { base: 'project', path }];
}

/** The folder that packages begin in, with `/` at its end; undefined for a file that lies elsewhere than its package says. */
function sourceRoot(path: string, own: string | undefined): string | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const inside = own === undefined ? '' : `${own.replaceAll('.', '/')}/`;
  return folder.endsWith(inside) && (inside !== '' || own === undefined)
    ? folder.slice(0, folder.length - inside.length)
    : undefined;
}

const libraryPackages =
  /^(?:java|javax|jakarta|kotlin|scala|groovy|lombok|sun|jdk|org\.(?:slf4j|apache|junit|mockito|springframework|json|w3c|xml|hibernate|eclipse|jetbrains|hamcrest|assertj|jboss|postgresql|opensearch|elasticsearch|crac|aspectj|checkerframework|bouncycastle|joda|jsoup|testcontainers|wiremock|immutables|mapstruct|jspecify|redisson|bson|reactivestreams)|com\.(?:fasterxml|google|zaxxer|mysql|mongodb|stripe|sendgrid|nimbusds|squareup|github|auth0|twilio|hashicorp|datadoghq|newrelic|typesafe|jayway|sun)|io\.(?:micronaut|quarkus|vertx|netty|opentelemetry|opentracing|lettuce|vavr|micrometer|smallrye|swagger|jsonwebtoken|restassured|symphonia|lumigo|grpc|github|reactivex|projectreactor|cucumber|javalin)|reactor|redis|okhttp3|retrofit2|feign|dagger|net\.(?:logstash|bytebuddy)|ch\.qos|software\.constructs|software\.amazon\.(?:awscdk|cloudformation|smithy)|au\.com\.dius|datadog)(?:\.|$)/;

/** Whether a type belongs to a library, so that no file of the project holds it. */
export function isLibrary(type: string): boolean {
  return libraryPackages.test(type) || isAwsPackage(type);
}

/** Whether a type that the file does not import comes from a library package that it opens. */
function mayHold(module: string, name: string): boolean {
  if (/^(?:software\.amazon\.awssdk|com\.amazonaws)\.services\.\w+\.model$/.test(module)) return ofSdkModel.test(name);
  return /^java\./.test(module) && openedTypes.has(name);
}

const ofSdkModel =
  /(?:Request|Response|Result|Exception|Entry|Attribute|AttributeValue|Identifier|Type|Status|Object|Item)$/;

/** Types of the packages of Java that are opened most: `java.util`, `java.io`, `java.net`, `java.time`, `java.sql`. */
const openedTypes: ReadonlySet<string> = new Set(
  `List ArrayList LinkedList Map HashMap LinkedHashMap TreeMap Set HashSet LinkedHashSet TreeSet Collection Collections
  Arrays Optional Objects UUID Date Calendar Iterator Queue Deque ArrayDeque Base64 Random Scanner Locale Properties
  StringJoiner Comparator Map.Entry AbstractMap InputStream OutputStream InputStreamReader BufferedReader BufferedWriter
  OutputStreamWriter ByteArrayInputStream ByteArrayOutputStream File FileReader FileWriter IOException Reader Writer
  PrintWriter UncheckedIOException URI URL HttpURLConnection URLEncoder URLDecoder Instant Duration LocalDate LocalDateTime
  ZonedDateTime ZoneId ZoneOffset Connection DriverManager PreparedStatement ResultSet Statement SQLException Function
  Consumer Supplier Predicate BiFunction Collectors Stream IntStream CompletableFuture ExecutorService Executors TimeUnit
  Future ExecutionException ConcurrentHashMap TimeoutException CountDownLatch Pattern Matcher`.split(/\s+/),
);

/** Types of `java.lang`, known without an import. Source: API specification of Java SE 21. */
const standardTypes: ReadonlySet<string> = new Set(
  `Object String Integer Long Double Float Short Byte Character Boolean Number Math StrictMath System Runtime Thread
  Runnable Iterable Comparable CharSequence StringBuilder StringBuffer Throwable Exception RuntimeException Error
  IllegalArgumentException IllegalStateException NullPointerException UnsupportedOperationException InterruptedException
  IndexOutOfBoundsException ArrayIndexOutOfBoundsException ClassCastException ClassNotFoundException NumberFormatException
  ArithmeticException CloneNotSupportedException SecurityException StackOverflowError OutOfMemoryError AssertionError
  Override Deprecated SuppressWarnings FunctionalInterface SafeVarargs Class ClassLoader Enum Record Void AutoCloseable
  Cloneable Process ProcessBuilder ThreadLocal ThreadGroup InheritableThreadLocal StackTraceElement Package Module
  ReflectiveOperationException NoSuchMethodException NoSuchFieldException InstantiationException IllegalAccessException
  ExceptionInInitializerError LinkageError NoClassDefFoundError VirtualMachineError StackWalker Appendable Readable`.split(
    /\s+/,
  ),
);
