import type { SuppressionComment } from '../../../model/code.js';
import type { SyntaxProblem } from '../../../model/source.js';
import type { Lines } from '../../documents/document.js';
import type { Body, TemplateExpression } from './syntax/nodes.js';

/** What one file of Terraform says before anything in it is worked out. Plain data. */
export interface TerraformFile extends Lines {
  /**
   * - `configuration`: blocks, in HCL or JSON.
   * - `values`: what variables are given (`terraform.tfvars`).
   * - `text`: any other file that a configuration reads.
   */
  readonly part: 'configuration' | 'values' | 'text';
  readonly body: Body;
  /** The text of a file of the part `text`, and what it is when it is read as a template. */
  readonly text?: { readonly raw: string; readonly template: TemplateExpression };
  readonly problems: readonly SyntaxProblem[];
  readonly suppressions: readonly SuppressionComment[];
}
