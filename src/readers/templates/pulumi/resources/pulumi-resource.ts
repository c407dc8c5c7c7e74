import type { SourceRange } from '../../../../model/source.js';
import type { DeclaringTemplate } from '../../../resources/resource.js';
import type { Place } from '../../../values/place.js';

/** A resource as a program of any language makes it. */
export interface PulumiResource {
  /** Unique in the application. */
  readonly id: string;
  /** Its logical name, which a person knows it by. */
  readonly name: string;
  /** `aws:lambda:Function`, whichever way the program writes it. */
  readonly token: string;
  readonly keyRange: SourceRange;
  /** The whole entry or call; its path leads back to it. */
  readonly place: Place;
  /** Its arguments, in Pulumi's names: camelCase, or in Python snake_case. */
  readonly inputs: Place;
  /** An option says that it is not deleted. */
  readonly isKept?: Place;
  readonly conditional: boolean;
  readonly template: DeclaringTemplate;
  /** The folder that paths of archives lead from, workspace-relative. */
  readonly folder: string;
  /** The function itself, where it is written in the program and Pulumi packages it (`aws.lambda.CallbackFunction`). */
  readonly callback?: SourceRange;
  /** Made by Pulumi itself, not by the user. */
  readonly generated?: true;
  /** A role whose policies Pulumi chooses, because the program names none. */
  readonly choosesPolicies?: true;
}
