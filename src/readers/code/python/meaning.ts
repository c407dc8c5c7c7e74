import type { Provider } from '../../../model/code.js';
import type { SyntaxNode } from '../../syntax/python/tree.js';
import type { NameScope } from './name-scope.js';

/** What an expression stands for, as far as a reader of services cares. */
export type Meaning =
  | { readonly kind: 'unknown' }
  /** Something imported or built in, by its dotted name: `boto3.client`, `os.environ`, `.store.save`. */
  | { readonly kind: 'symbol'; readonly path: string }
  /** What calling a symbol nobody knows gives: an instance of an imported class, mostly. */
  | { readonly kind: 'made-by-symbol'; readonly path: string }
  | { readonly kind: 'function'; readonly index: number }
  | { readonly kind: 'class'; readonly scope: NameScope }
  | { readonly kind: 'instance'; readonly scope: NameScope }
  | AwsObject
  /** A member of an AWS object that is not called yet. */
  | { readonly kind: 'aws-member'; readonly of: AwsObject; readonly name: string }
  | LibraryObject
  | { readonly kind: 'logger'; readonly isStructured: boolean }
  | EventPart;

/** A session, client, resource, or an object that a resource gives. */
export interface AwsObject {
  readonly kind: 'aws';
  /** boto3's name of the service; `unknown` where it is not a constant. Empty for a session. */
  readonly service: string;
  /** `session`, `client`, `resource`, `paginator`, `waiter`, `collection`, or the class of a resource: `Table`, `Bucket`. */
  readonly form: string;
  readonly isAsync: boolean;
  /** Arguments that every call on it carries, by the API's own name: `TableName`. */
  readonly given: ReadonlyMap<string, SyntaxNode>;
  /** For a paginator, collection or waiter: the operation it makes, or the waiter's name. */
  readonly operation?: string;
  /** For a collection: the class of what it holds. */
  readonly elements?: string;
}

/** A client of another library, or something reached from it. */
export interface LibraryObject {
  readonly kind: 'library';
  readonly provider: Provider;
  readonly service: string;
  readonly isAsync: boolean;
  /** Members taken since the client: `['messages', 'create']`. */
  readonly path: readonly string[];
}

/** The handler's event or a part of it. */
export interface EventPart {
  readonly kind: 'event';
  readonly part: 'whole' | 'records' | 'record' | 'headers' | 'field';
}

export const unknownMeaning: Meaning = { kind: 'unknown' };
