import type { HandlerShape, ImportCandidate, Language, LogFact, Provider, WrapperFact } from '../../model/code.js';
import type {
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  IfStatement,
  ImportNode,
  ParameterNode,
  Placed,
  ReturnStatement,
  Statement,
} from '../syntax/program.js';
import type { FileView } from './file-view.js';

/**
 * What one typed language and the libraries used with it call things. The analysis is written once and asks here; nothing in
 * it is a fact of one file.
 *
 * Whatever is asked for by name is asked by its full name: the package and the name in it, joined by a dot
 * (`software.amazon.awssdk.services.sqs.SqsClient`, `github.com/aws/aws-sdk-go-v2/service/sqs.Client`,
 * `Amazon.SQS.AmazonSQSClient`); of a method or function, its type or package before it
 * (`java.lang.System.getenv`, `os.Getenv`). Where the imports leave open what a written name means, each
 * possibility is asked for, and at last the name as it is written (`System.getenv`); a method of an object whose type is not
 * known has a dot in front (`.getRecords`). So an answer should be given for a bare name when nothing else is called that.
 */
export interface Vocabulary {
  readonly language: Language;
  readonly types: TypeVocabulary;
  readonly calls: CallVocabulary;
  readonly values: ValueVocabulary;
  readonly errors: ErrorVocabulary;
  readonly modules: ModuleVocabulary;
  readonly handlers: HandlerVocabulary;
  /**
   * Whether an expression that is no call means a function, for somebody else to call: `this::save`; in languages where that
   * is written like a field, whether it looks like one.
   */
  isFunctionReference(expression: Expression, file: FileView): boolean;
}

/** What objects are, and what using them gives. */
export interface TypeVocabulary {
  /** What an object of the type is; undefined for what no rule asks about. */
  objectOf(type: string): KnownObject | undefined;
  /**
   * The type that a function, a static method or a method of an object of a library gives, by its full name:
   * `software.amazon.awssdk.services.sqs.SqsClient.create` gives `software.amazon.awssdk.services.sqs.SqsClient`. A builder
   * is a type too (`….SqsClient.Builder`, whose `build` gives the client). `receiver` has the type arguments of the object,
   * `given` those of the call.
   */
  resultOf(method: string, receiver: TypeName | undefined, given: readonly TypeName[]): TypeName | undefined;
  /** The type of a field or property of an object of a library. */
  fieldOf?(field: string, receiver: TypeName | undefined): TypeName | undefined;
  /** The type of what a loop over an object of the type gives. The last type argument, when there is no answer. */
  elementOf?(type: TypeName): TypeName | undefined;
}

/** A type by its full name. */
export interface TypeName {
  readonly name: string;
  readonly arguments?: readonly TypeName[];
}

/** An object that the analysis can use. */
export type KnownObject =
  | ClientObject
  /** `structured` writes JSON. With `isStepwise`, its methods begin a line that another call ends and writes. */
  | { readonly kind: 'logger'; readonly structured: boolean; readonly isStepwise?: boolean }
  | EventObject
  /**
   * The context of a handler or of a request: nothing of the input is in it. With a `neutral` one the same is built at every
   * invocation.
   */
  | { readonly kind: 'context'; readonly isNeutral?: boolean }
  /** The result of work that goes on meanwhile. */
  | { readonly kind: 'future' };

/** A client of a service, or what is reached from one (a table, a paginator), which `form` names. */
export interface ClientObject {
  readonly kind: 'client';
  readonly provider: Provider;
  /** As in `ClientFact.service`. */
  readonly service: string;
  /** Its operations give futures. */
  readonly isAsync?: boolean;
  readonly form?: string;
}

/** The event of a handler or a part of it. */
export interface EventObject {
  readonly kind: 'event';
  readonly part: 'whole' | 'records' | 'record' | 'headers' | 'field';
}

/** Calls of services, and what they are given. */
export interface CallVocabulary {
  /** The operation that a method of a client makes; undefined when it makes none. */
  operationOf(client: ClientObject, method: string, call: CallExpression, file: FileView): Operation | undefined;
  /** The operation that a function makes without a client of its own: `http.Get`. */
  operationOfFunction?(
    name: string,
    call: CallExpression,
    file: FileView,
  ): (Operation & Pick<ClientObject, 'provider' | 'service'>) | undefined;
  /**
   * What an expression sets, one entry for each name, where only the language knows: a chain of a builder, `Map.of(…)`.
   * Literal lists and maps, and what braces behind a `new` set, are read without.
   */
  entriesOf?(expression: Expression, file: FileView): Entries | undefined;
  /** What a call adds to the object it is a method of: `item.put("id", id)`, `request.setTableName(name)`. */
  additionOf?(call: CallExpression, file: FileView): Entry | undefined;
}

/** An operation of a service. */
export interface Operation {
  /** As in `CallFact.operation`. */
  readonly operation: string;
  /** Where it is another service than that of the client. */
  readonly service?: string;
  /** Where it differs from the client. */
  readonly isAsync?: boolean;
  /** As in `CallFact.isHelper`; what is done by something that is built on a client is by a helper anyway. */
  readonly isHelper?: boolean;
  /**
   * The names of the arguments in order. `''` is a request: what it sets are the arguments themselves. Without a list the
   * first argument is a request and the others are called by their number. `undefined` leaves an argument out.
   */
  readonly parameters?: readonly (string | undefined)[];
  /** Arguments that the client or the function carries itself. */
  readonly given?: readonly Entry[];
}

/** What an object, map or list holds as far as it can be seen. */
export interface Entries {
  readonly entries: readonly Entry[];
  /** False when there may be more. */
  readonly complete: boolean;
}

export interface Entry {
  /** Absent when it is worked out at run time. */
  readonly name?: string;
  /** The name is the language's spelling of a parameter of an API, not a key that somebody chose. */
  readonly isParameter?: boolean;
  readonly value: Expression;
}

/** Where values come from and go to. */
export interface ValueVocabulary {
  /** The environment variable an expression reads; undefined when it reads none. */
  environmentRead(expression: Expression, file: FileView): EnvironmentAccess | undefined;
  /** Reads that no expression makes: fields that a library fills from the environment. */
  furtherReads?(file: FileView): readonly (EnvironmentAccess & Placed)[];
  /** A method called on a variable that is not there fails: of null in Java and C#, not of the empty text of Go. */
  readonly failsOnMembers?: boolean;
  /** The value of a constant of a library: `types.InvocationTypeEvent`. */
  constantOf?(name: string): string | number | boolean | undefined;
  /** Functions that give back what they are given, in other words: `aws.String`, `String.valueOf`, `Optional.of`. */
  readonly conversions: RegExp;
  /** Functions that fail when they are given nothing: `Objects.requireNonNull`. */
  readonly requirements: RegExp;
  /** Functions that are content with nothing: `Optional.ofNullable`, `String.IsNullOrEmpty`. */
  readonly tolerances: RegExp;
  /** Functions that give another value at every run: identifiers, the clock, chance. */
  readonly generators: RegExp;
  /** Functions that write out all they are given as text: `ObjectMapper.writeValueAsString`. */
  readonly serialisers: RegExp;
  /** Fields and constants that stand for no result: `Task.CompletedTask`. */
  readonly noResult?: RegExp;
  /** An object put into text gives the name of its type there, not what it holds. */
  readonly namesObjects?: boolean;
  /** What is written to the log by a function, or by a method of a logger; undefined when it writes nothing. */
  logOf(method: string, isLogger: boolean): LogFact['level'] | undefined;
  /** Functions and methods that write free text to the log, whatever is configured: `System.out.println`. */
  readonly writesFreeText?: RegExp;
  /** Whether a function that logs, by its full name, writes JSON. */
  isStructured?(name: string, file: FileView): boolean;
  /** Names of variables and fields that hold loggers, for those whose type nobody can tell. */
  readonly loggerNames: RegExp;
  /** Functions that set the level of a logger to debug: `logger.setLevel(Level.DEBUG)`. */
  readonly setsDebug?: RegExp;
  /** Loggers write debug lines as they come, without being told to. */
  readonly writesDebug?: boolean;
  /** What a method of a list does with its elements. `same` gives a list of them again. */
  listMethod(method: string, call: CallExpression, file: FileView): 'first' | 'iterated' | 'same' | 'other' | undefined;
  /** What a member of the event or of a part of it is (`getHeaders`, `Headers`). Asked before the general answer. */
  eventMember?(part: EventObject['part'], member: string): EventObject | undefined;
}

export interface EnvironmentAccess {
  readonly name: string;
  /** It has a default of its own, or tells whether it is there. */
  readonly optional: boolean;
  /** What reads it fails when it is not there. */
  readonly failsWhenMissing?: boolean;
}

/** How work fails, and how it is waited for. */
export interface ErrorVocabulary {
  /** Types that catch whatever goes wrong. A catch without a type does too. */
  readonly broad: RegExp;
  /** Functions that end the program. */
  readonly exits: RegExp;
  /** Functions that fail whatever they are given: `panic`. */
  readonly raises?: RegExp;
  /** Functions that do nothing that could fail for reasons outside. */
  readonly innocent: RegExp;
  /** Methods that wait for the future or the group they belong to: `.join`, `.Wait`. Functions by their full names. */
  readonly waits: RegExp;
  /** Functions that start work beside the caller and give no future of it: `ExecutorService.execute`. */
  readonly starts?: RegExp;
  /** Whether a call starts work that it gives no future of, by what it is given: `orders.ForEach(async order => …)`. */
  startsBy?(call: CallExpression, file: FileView): boolean;
  /** Functions that make both ends of a stream: `io.Pipe`. */
  readonly streams?: RegExp;
  /** Whether the intent `await` can repair a future that is left alone, as the code stands. */
  canAwait(expression: Expression, file: FileView): boolean;
  /** Methods that give a future its handler of errors: `whenComplete`. */
  readonly handles?: RegExp;
  /** Functions that are given work to be done once only: `sync.Once.Do`, `Suppliers.memoize`. */
  readonly memoises?: RegExp;
  /** A statement that catches an error in words of its own: `if err != nil { … }`. */
  catchOf?(statement: IfStatement, file: FileView): ErrorCheck | undefined;
  /**
   * Whether a function gives an error as the last of its results, which a caller can drop. Given for languages where operations
   * of services do so too.
   */
  givesError?(node: FunctionNode): boolean;
  /** Whether what is returned says that all went well, whatever went wrong: `nil` for an error. */
  tellsSuccess?(value: Expression, file: FileView): boolean;
  /** Whether a return gives the error to the caller, as a throw would. */
  raisesBy?(statement: ReturnStatement, file: FileView): boolean;
}

/** An error that is looked at as a value. */
export interface ErrorCheck {
  /** Where a finding is shown. */
  readonly headPlace: Placed;
  readonly block: readonly Statement[];
  /** With its braces. */
  readonly blockPlace: Placed;
  readonly errorName?: string;
  /** It looks for certain errors only: `errors.As(err, &notFound)`. */
  readonly isNarrow?: boolean;
  /** The statements whose failure it is. */
  readonly tried: readonly (Statement | Expression)[];
}

/** How files refer to each other. */
export interface ModuleVocabulary {
  /** The files an imported name may lie in, best first; none for a package. */
  candidates(imported: ImportNode, name: string, file: FileView): readonly ImportCandidate[];
  /**
   * The import that a type or function of the project has without one being written, as it is of the same package; undefined
   * for what needs none (`String`). `name` is declared nowhere in the file and imported by no name.
   */
  implied?(name: string, file: FileView): ImpliedImport | undefined;
  /** A method of what a function of another file gives is known by both names: `NewStore.Save`. */
  readonly followsResults?: boolean;
  /** Methods of a type may be written in any file of its package. */
  readonly hasOpenClasses?: boolean;
  /** A function that is called by its name alone is a method of the class around it, or of the one that class extends. */
  readonly methodsAreMembers?: boolean;
  /** Functions that run when the program starts: `main`, `init`. */
  runsAtStart?(node: FunctionNode, owner: ClassNode | undefined): boolean;
}

export interface ImpliedImport {
  readonly module: string;
  readonly candidates: readonly ImportCandidate[];
}

/** How handlers look. */
export interface HandlerVocabulary {
  shapeOf(node: FunctionNode, owner: ClassNode | undefined, file: FileView): HandlerShape | undefined;
  /** The parameters that hold the event as a whole. Without an answer, the first that is not the context. */
  inputsOf?(node: FunctionNode, owner: ClassNode | undefined, file: FileView): readonly ParameterNode[];
  /** What the file gives to the runtime to be run as a handler. The first is exported as `default`. */
  started?(file: FileView): readonly Expression[];
  /** Wrappers other than annotations: a handler given to another function. Outermost first. */
  wrappersOf?(node: FunctionNode, owner: ClassNode | undefined, file: FileView): readonly WrapperFact[];
  /** Annotations as written that change nothing of what a function does: `Override`. */
  readonly inertAnnotations: RegExp;
  /** Annotations by their full names that rules ask about: where opened packages leave several names, these win. */
  readonly knownAnnotations: RegExp;
  /** Annotations as written that name the classes which do the work: `BatchProcessor`. */
  readonly delegates?: RegExp;
  /** Annotations as written of functions whose result is kept for as long as the program runs: `Bean`, `Singleton`. */
  readonly keptResults?: RegExp;
  /** Functions that process a batch, and fields, that give what the event source mapping wants to hear. */
  readonly batchUtilities: RegExp;
}
