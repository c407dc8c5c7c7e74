import type { SourceRange } from '../../model/source.js';
import type { DeclaringTemplate } from '../resources/resource.js';
import type { Place } from '../values/place.js';

/**
 * A resource in the words of the AWS provider: `aws_lambda_function` with `memory_size`. Terraform writes them so; Pulumi
 * takes the provider over and writes `aws.lambda.Function` with `memorySize`.
 */
export interface ProviderResource {
  /** Unique in the application. */
  readonly id: string;
  /** The name a person knows it by. */
  readonly name: string;
  /** The provider's type, as Terraform writes it: `aws_lambda_function`. */
  readonly type: string;
  /** The type as the dialect writes it. */
  readonly writtenType: string;
  /** The name where it is declared. */
  readonly keyRange: SourceRange;
  /** The whole entry; its path leads back to the declaration. */
  readonly place: Place;
  /** Its arguments, in the provider's words. */
  readonly arguments: Place;
  readonly spelling: Spelling;
  /** Properties in CloudFormation's words that the dialect knows by itself (where the code lies). They win. */
  readonly properties?: Readonly<Record<string, Place>>;
  readonly conditional: boolean;
  readonly template: DeclaringTemplate;
}

/** How names of arguments are written: Terraform's `dead_letter_config`, Pulumi's `deadLetterConfig`. */
export type Spelling = 'snake_case' | 'camelCase';
