/**
 * A configuration as a tree of plain data, the same for HCL and JSON. Places are offsets (UTF-16 units) into the text of
 * the file, end exclusive.
 */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/** What stands in a file or between the braces of a block. */
export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `timeout = 30` */
export interface Attribute extends Placed {
  readonly name: string;
  readonly nameEnd: number;
  readonly value: Expression;
}

/** `resource "aws_sqs_queue" "orders" { … }` */
export interface Block extends Placed {
  readonly type: string;
  readonly labels: readonly Label[];
  readonly body: Body;
}

/** A label without its quotes. */
export interface Label extends Placed {
  readonly text: string;
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | ListExpression
  | ObjectExpression
  | NameExpression
  | AttributeAccess
  | IndexAccess
  | SplatExpression
  | CallExpression
  | ConditionalExpression
  | ForExpression
  | OperationExpression
  | UnreadableExpression;

/** A number, `true`, `false`, or `null`. Numbers and booleans are kept as they are written. */
export interface LiteralExpression extends Placed {
  readonly kind: 'literal';
  readonly value: string | null;
}

/** Text in quotes or a heredoc. */
export interface TemplateExpression extends Placed {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TextPiece | InterpolationPiece | ConditionPiece | UnreadableExpression;

/** Literal text, escapes resolved. Where there were none it is as long as its place. */
export interface TextPiece extends Placed {
  readonly kind: 'text';
  readonly text: string;
}

/** `${…}` */
export interface InterpolationPiece extends Placed {
  readonly kind: 'interpolation';
  readonly value: Expression;
}

/** `%{ if … }…%{ else }…%{ endif }` */
export interface ConditionPiece extends Placed {
  readonly kind: 'condition';
  readonly condition: Expression;
  readonly whenTrue: readonly TemplatePart[];
  readonly whenFalse: readonly TemplatePart[];
}

export interface ListExpression extends Placed {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Placed {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

/** A bare word as a key is the text, not what the word means. */
export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

/** The first word of a reference: `var`, `local`, `aws_sqs_queue`, the variable of a loop. */
export interface NameExpression extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

export interface AttributeAccess extends Placed {
  readonly kind: 'attribute';
  readonly of: Expression;
  readonly name: string;
}

export interface IndexAccess extends Placed {
  readonly kind: 'index';
  readonly of: Expression;
  readonly key: Expression;
}

/** `queues[*].arn`: `each` is what is made of an item, which is called `itemName` there. */
export interface SplatExpression extends Placed {
  readonly kind: 'splat';
  readonly of: Expression;
  readonly each: Expression;
}

/** What an item of a splat is called; nothing that is written can have this name. */
export const itemName = '*';

export interface CallExpression extends Placed {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** The last argument is a list of further arguments (`...`). */
  readonly spreads: boolean;
}

export interface ConditionalExpression extends Placed {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `[for v in c : value]`, or with a `key` `{for k, v in c : key => value}`. */
export interface ForExpression extends Placed {
  readonly kind: 'for';
  /** One name for the values, or two for keys and values. */
  readonly names: readonly string[];
  readonly collection: Expression;
  readonly key?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  /** Values with one key come together in a list (`...`). */
  readonly grouped: boolean;
}

export interface OperationExpression extends Placed {
  readonly kind: 'operation';
  readonly operator: string;
  /** One for `!` and the sign, otherwise two. */
  readonly operands: readonly Expression[];
}

/** Something that is broken, or that no reader can give a value for. */
export interface UnreadableExpression extends Placed {
  readonly kind: 'unreadable';
}

export const emptyBody: Body = { attributes: [], blocks: [] };
