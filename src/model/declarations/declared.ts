import type { SourceRange } from '../source.js';
import type { Value } from '../value.js';

export type Dialect =
  | 'sam'
  | 'cloudformation'
  | 'cdk'
  | 'serverless-framework'
  | 'terraform'
  | 'pulumi'
  | 'architect'
  /** State machines in Amazon States Language that no template names. */
  | 'asl'
  /** Handlers that no template names. */
  | 'code';

/** Where a declaration stands, so that its reader can find it again to change it. */
export interface Origin {
  readonly dialect: Dialect;
  readonly file: string;
  /** The way to it in the file, in the dialect's own keys: `['Resources', 'Save', 'Properties', 'Events', 'Orders']`. */
  readonly path: readonly string[];
  /** The file of the application that takes new resources and rights; absent where each file takes its own. */
  readonly root?: string;
}

export interface Declared {
  /** Unique in the application: the logical name, with the nested stack or module before it (`Storage/Orders`). */
  readonly id: string;
  /** The name a person knows it by: the last part of the id. */
  readonly name: string;
  readonly origin: Origin;
  /** The name where it is declared: findings on the whole declaration are shown here. */
  readonly range: SourceRange;
  /** The dialect's own type: `AWS::SQS::Queue`. Only for messages and the `model` command. */
  readonly type: string;
  /** Under a condition, `count` or the like: it may not be there. */
  readonly conditional: boolean;
  /** The key that what it stores is encrypted with, where one is named: a key of the account, or one of AWS by its alias. */
  readonly encryptionKey?: Value<Target>;
  /**
   * Names of the tags it certainly has, those of its application among them; unknown where there may be some. Read for
   * functions and for what keeps data: left out for these where none is written.
   */
  readonly tags?: Value<readonly string[]>;
}

/**
 * What a property points to.
 *
 * - `resource`: a declaration of this application, by id; `attribute` as the model names it; `suffix` is text after it
 *   (`/index/*`).
 * - `text`: an ARN, name or URL written out. Parts that are not known stand as `${Name}`.
 */
export type Target =
  | { readonly kind: 'resource'; readonly id: string; readonly attribute?: string; readonly suffix?: string }
  | { readonly kind: 'text'; readonly text: string };

/** Any resource the model has no words for: it can still be the target of a reference, and its being there says something. */
export interface OtherDeclaration extends Declared {
  readonly kind: 'other';
  /**
   * What kind of resource it is, as CloudFormation names it whatever the dialect: `AWS::Budgets::Budget`. Absent for custom
   * resources and where nobody can tell.
   */
  readonly resource?: string;
}
