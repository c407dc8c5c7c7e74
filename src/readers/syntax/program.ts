import type { Language } from '../../model/code.js';
import type { SyntaxProblem } from '../../model/source.js';

/**
 * A source file as a tree that no language owns: what TypeScript, Python, Java, Go and C# have in common, and what each has
 * alone as the nearest common thing. Plain data. Places are offsets in UTF-16 units, end exclusive; a node's text is the
 * slice between them.
 *
 * What a language has and this tree does not stands as `other`, with its parts: nothing that runs is lost.
 */
export interface Program {
  readonly path: string;
  readonly language: Language;
  /** Where each line starts, and the text's length behind the last. */
  readonly lineStarts: readonly number[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** The package or namespace it declares itself part of, dotted; absent where the language has none. */
  readonly package?: string;
  readonly imports: readonly ImportNode[];
  readonly exports: readonly ExportNode[];
  readonly body: readonly Statement[];
}

/** A stretch of the text. */
export interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Without its marks. */
export interface Comment extends Placed {
  readonly text: string;
}

export interface ImportNode extends Placed {
  /** As written: `aws-cdk-lib/aws-sqs`, `.lib.orders`, `software.amazon.awssdk.services.s3`, `github.com/aws/aws-sdk-go-v2`. */
  readonly module: string;
  /** `imported` is `*` for the module itself under a name, `default` for a default import. */
  readonly names: readonly { readonly imported: string; readonly local: string }[];
  /** Every name of the module is there without being written: `using`, `import x.*`, `from x import *`. */
  readonly opensAll: boolean;
  readonly typeOnly: boolean;
}

/** Only for languages whose files say what they give away; others give every top-level name. */
export interface ExportNode extends Placed {
  /** `default` for a default export, `*` for all names of `module`, `=` for the module itself (`module.exports = …`). */
  readonly name: string;
  /** The expression or the name of this file that it is. */
  readonly value?: Expression;
  /** Exported again from another module, there under `imported`. */
  readonly from?: { readonly module: string; readonly imported: string };
}

export type Statement =
  | ExpressionStatement
  | VariableStatement
  | FunctionStatement
  | ClassStatement
  | IfStatement
  | LoopStatement
  | SwitchStatement
  | TryStatement
  | ReturnStatement
  | ThrowStatement
  | BlockStatement
  | JumpStatement
  | OtherStatement;

export interface ExpressionStatement extends Placed {
  readonly kind: 'expression';
  readonly expression: Expression;
}

/** Declares names. An assignment to names that are there is an `assign` expression; in Python the first one declares. */
export interface VariableStatement extends Placed {
  readonly kind: 'variable';
  readonly target: Pattern;
  readonly type?: TypeNode;
  readonly value?: Expression;
  /** It cannot be given another value: `const`, `final`, `readonly`. */
  readonly constant: boolean;
}

export interface FunctionStatement extends Placed {
  readonly kind: 'function';
  readonly function: FunctionNode;
}

export interface ClassStatement extends Placed {
  readonly kind: 'class';
  readonly class: ClassNode;
}

export interface IfStatement extends Placed {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface LoopStatement extends Placed {
  readonly kind: 'loop';
  /** The variable of a loop over something. */
  readonly variable?: Pattern;
  readonly variableType?: TypeNode;
  /** What is looped over; absent in `while` and counting loops. */
  readonly over?: Expression;
  /** Counter, test and step of the others, in order. */
  readonly head: readonly (Expression | Statement)[];
  readonly body: readonly Statement[];
}

export interface SwitchStatement extends Placed {
  readonly kind: 'switch';
  /** Absent where the cases are tests of their own, and in Go's `select`. */
  readonly subject?: Expression;
  readonly cases: readonly SwitchCase[];
}

export interface SwitchCase extends Placed {
  /** Empty for the default. */
  readonly tests: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface TryStatement extends Placed {
  readonly kind: 'try';
  /** What is closed at the end: `try (…)`, `with`, `using`. A `try` of this kind may have no catch at all. */
  readonly resources: readonly Statement[];
  readonly block: readonly Statement[];
  /** The block with its braces or its indented lines. */
  readonly blockPlace: Placed;
  readonly catches: readonly CatchNode[];
  readonly finally: readonly Statement[];
}

/** From the word `catch` to the end of its block. */
export interface CatchNode extends Placed {
  /** From the word to the end of its head. */
  readonly headPlace: Placed;
  /** Empty: it catches everything. */
  readonly types: readonly TypeNode[];
  readonly name?: string;
  /** A condition: `when (…)`. */
  readonly filter?: Expression;
  readonly block: readonly Statement[];
  readonly blockPlace: Placed;
}

export interface ReturnStatement extends Placed {
  readonly kind: 'return';
  readonly value?: Expression;
}

export interface ThrowStatement extends Placed {
  readonly kind: 'throw';
  /** Absent where the caught error is thrown again: `throw;`, `raise`. */
  readonly value?: Expression;
}

export interface BlockStatement extends Placed {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}

export interface JumpStatement extends Placed {
  readonly kind: 'jump';
  readonly jump: 'break' | 'continue';
}

export interface OtherStatement extends Placed {
  readonly kind: 'other-statement';
  readonly parts: readonly (Statement | Expression)[];
}

export type Pattern =
  | NamePattern
  | MapPattern
  | ListPattern
  /** Something that is there already: `this.client`, `items[0]`. */
  | PlacePattern;

export interface NamePattern extends Placed {
  readonly kind: 'name-pattern';
  readonly name: string;
}

export interface MapPattern extends Placed {
  readonly kind: 'map-pattern';
  readonly entries: readonly { readonly key: string; readonly pattern: Pattern; readonly default?: Expression }[];
  /** Gets what is left. */
  readonly rest?: string;
}

/** Several at once: `const [a, b]`, `a, b = …`, `queue, err := …`. */
export interface ListPattern extends Placed {
  readonly kind: 'list-pattern';
  readonly items: readonly (Pattern | undefined)[];
  readonly rest?: string;
}

export interface PlacePattern extends Placed {
  readonly kind: 'place-pattern';
  readonly place: Expression;
}

export interface FunctionNode extends Placed {
  /** Absent for a lambda. */
  readonly name?: string;
  readonly namePlace?: Placed;
  /** The type a Go method belongs to; other methods stand in their class. */
  readonly receiver?: { readonly name?: string; readonly type: TypeNode };
  /** It runs when a property of its name is read or written: `get`, `set`, Python's `@property`. */
  readonly accessor?: 'get' | 'set';
  readonly parameters: readonly ParameterNode[];
  readonly returns?: TypeNode;
  readonly isAsync: boolean;
  readonly isStatic: boolean;
  /** Public in Java and C#, capital in Go, everything elsewhere. */
  readonly isPublic: boolean;
  /** Runs where its name is read or assigned, without a call: a getter or setter, a property that works its value out. */
  readonly isAccessor?: boolean;
  readonly annotations: readonly Annotation[];
  /** An arrow with an expression has one `return`. */
  readonly body: readonly Statement[];
  /** Absent for an expression body and for an abstract function. */
  readonly bodyPlace?: Placed;
}

export interface ParameterNode extends Placed {
  readonly pattern: Pattern;
  readonly type?: TypeNode;
  readonly default?: Expression;
  /** Takes all that is left: `...args`, `*args`; `**kwargs` takes the named ones. */
  readonly rest?: 'items' | 'named';
  readonly annotations: readonly Annotation[];
  /** A field of the class too: TypeScript's parameter properties, a primary constructor's. */
  readonly isField: boolean;
}

export interface ClassNode extends Placed {
  /** Absent for an anonymous class. */
  readonly name?: string;
  readonly namePlace?: Placed;
  readonly form: 'class' | 'interface' | 'record' | 'enum' | 'struct';
  /** What it extends and implements, in order. */
  readonly bases: readonly TypeNode[];
  readonly annotations: readonly Annotation[];
  readonly fields: readonly FieldNode[];
  /** A constructor is called `constructor` in every language. */
  readonly methods: readonly FunctionNode[];
  readonly classes: readonly ClassNode[];
  /** Blocks that run when the class is loaded, and those that run in every constructor. */
  readonly initialisers: readonly { readonly isStatic: boolean; readonly body: readonly Statement[] }[];
}

export interface FieldNode extends Placed {
  readonly name: string;
  readonly type?: TypeNode;
  readonly value?: Expression;
  readonly isStatic: boolean;
  readonly constant: boolean;
  readonly annotations: readonly Annotation[];
}

/** A decorator, annotation or attribute. */
export interface Annotation extends Placed {
  /** Dotted, as written. */
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** A type as written, pointers and nullability left out. An array is `[]` with its element as the argument. */
export interface TypeNode extends Placed {
  readonly name: string;
  readonly arguments: readonly TypeNode[];
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | NameExpression
  | MemberExpression
  | IndexExpression
  | CallExpression
  | NewExpression
  | ListExpression
  | MapExpression
  | FunctionExpression
  | ClassExpression
  | AssignExpression
  | BinaryExpression
  | UnaryExpression
  | ConditionalExpression
  | AwaitExpression
  | CastExpression
  | OtherExpression;

/** Text, number or boolean; `null` for null, nil, None and undefined. */
export interface LiteralExpression extends Placed {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** Text with expressions in it. */
export interface TemplateExpression extends Placed {
  readonly kind: 'template';
  readonly parts: readonly (string | Expression)[];
}

/** `this` and `self` of a method are the name `this`, the class above is `super`. */
export interface NameExpression extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

export interface MemberExpression extends Placed {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly namePlace: Placed;
  /** Skipped, with what comes after, when there is nothing: `?.`. */
  readonly optional?: true;
}

export interface IndexExpression extends Placed {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
  /** Skipped, with what comes after, when there is nothing: `?.`. */
  readonly optional?: true;
}

export interface CallExpression extends Placed {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly ArgumentNode[];
  readonly typeArguments: readonly TypeNode[];
  /** Skipped, with what comes after, when there is nothing: `?.`. */
  readonly optional?: true;
}

export interface ArgumentNode extends Placed {
  /** A named argument's name. */
  readonly name?: string;
  readonly value: Expression;
  /** Spreads its value: `...xs`, `*xs`; `**xs` spreads names. */
  readonly spread?: 'items' | 'named';
}

/** Makes an instance. Go's composite literals are one too: `&sqs.SendMessageInput{…}`. Python calls its classes. */
/** What runs something and hands it values. */
export type Invocation = CallExpression | NewExpression;

export interface NewExpression extends Placed {
  readonly kind: 'new';
  readonly type: TypeNode;
  /** The class as an expression, where the language takes any. */
  readonly callee?: Expression;
  readonly arguments: readonly ArgumentNode[];
  /** What braces behind it set: `new PutItemRequest { TableName = … }`, `sqs.SendMessageInput{QueueUrl: …}`. */
  readonly entries: readonly MapEntryNode[];
  /** What braces behind it list. */
  readonly items: readonly Expression[];
  /** The body of an anonymous class. */
  readonly class?: ClassNode;
}

export interface ListExpression extends Placed {
  readonly kind: 'list';
  readonly items: readonly (Expression | SpreadNode)[];
}

export interface MapExpression extends Placed {
  readonly kind: 'map';
  readonly entries: readonly (MapEntryNode | SpreadNode)[];
}

export interface MapEntryNode extends Placed {
  readonly kind: 'entry';
  /** Absent when it is worked out: then `keyExpression` says how. */
  readonly key?: string;
  readonly keyExpression?: Expression;
  readonly keyPlace: Placed;
  readonly value: Expression;
}

export interface SpreadNode extends Placed {
  readonly kind: 'spread';
  readonly value: Expression;
}

export interface FunctionExpression extends Placed {
  readonly kind: 'function-expression';
  readonly function: FunctionNode;
}

export interface ClassExpression extends Placed {
  readonly kind: 'class-expression';
  readonly class: ClassNode;
}

export interface AssignExpression extends Placed {
  readonly kind: 'assign';
  readonly target: Pattern;
  /** `=`, `+=`, `??=`; `:=` where it is an expression of its own. */
  readonly operator: string;
  readonly value: Expression;
}

/** Operators as in TypeScript: `===`, `&&`, `||`, `??`; `in` and `instanceof` as words. */
export interface BinaryExpression extends Placed {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryExpression extends Placed {
  readonly kind: 'unary';
  /** `!`, `-`, `&`, `*`, `<-`; `go` and `defer` for a call that runs beside or after. */
  readonly operator: string;
  readonly operand: Expression;
}

export interface ConditionalExpression extends Placed {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface AwaitExpression extends Placed {
  readonly kind: 'await';
  readonly operand: Expression;
}

export interface CastExpression extends Placed {
  readonly kind: 'cast';
  readonly type: TypeNode;
  readonly operand: Expression;
}

/** A comprehension, a query, a pattern match: what of it runs, in order. */
export interface OtherExpression extends Placed {
  readonly kind: 'other';
  readonly parts: readonly (Expression | Statement)[];
}
