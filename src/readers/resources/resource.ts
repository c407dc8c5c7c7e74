import type { SourceRange } from '../../model/source.js';
import type { Place } from '../values/place.js';

/**
 * A resource as a template declares it, in CloudFormation's words: the words the services themselves use. A dialect that has
 * words of its own translates them to these, so that what a resource means is read once.
 */
export interface Resource {
  /** Unique in the application: with the nested stacks or modules before it (`Storage/Orders`). */
  readonly id: string;
  /** The name a person knows it by. */
  readonly logicalId: string;
  /** `AWS::SQS::Queue`. */
  readonly type: string;
  /** CloudFormation's name of what it is, where `type` is the dialect's own because nothing in it is translated. */
  readonly kindOfResource?: string;
  /** The dialect's own type where it has one (`aws_sqs_queue`): what a person is told. */
  readonly writtenType?: string;
  /** The name where it is declared. */
  readonly keyRange: SourceRange;
  /** The whole entry; its path leads back to the declaration. */
  readonly place: Place;
  readonly properties: Place;
  readonly conditional: boolean;
  /** The tool makes it by itself: the user has written nothing of it. */
  readonly isGenerated?: boolean;
  readonly template: DeclaringTemplate;
}

/** What a resource may ask of the template it is declared in. */
export interface DeclaringTemplate {
  /** What stands before the names of this template in ids: `Storage/` in a nested stack, otherwise empty. */
  readonly prefix: string;
  /** Whether a resource of that name is declared here. */
  declares(name: string): boolean;
  /** A definition in a file of its own (a state machine, an API), by its path as written; undefined when it cannot be read. */
  definitionAt(path: string): Definition | undefined;
  /** A definition written as JSON or YAML text, each place in it that of the text (`documentIn`). Undefined when it cannot be read. */
  definitionIn(text: Place): Place | undefined;
}

/** What a file holds, and which it is (workspace-relative). */
export interface Definition {
  readonly place: Place;
  readonly file: string;
}
