import type { SourceFile } from '../../../model/source.js';
import type { TerraformFile } from './file.js';

/** File name endings, lower case, with the dot. OpenTofu has its own, for the same language. */
export const extensions = ['.tf', '.tofu', '.tf.json', '.tofu.json', '.tfvars', '.tfvars.json'] as const;

/** Whether a file is part of a configuration. Copies that Terraform and Terragrunt make of modules are none. */
export function isTerraform({ path }: Pick<SourceFile, 'path'>): boolean {
  return partOf(path) !== 'text' && !/(?:^|\/)\.(?:terraform|terragrunt-cache)\//.test(path);
}

/** What a file is by its name. Variables are given by `terraform.tfvars` and `*.auto.tfvars` without being asked for. */
export function partOf(path: string): TerraformFile['part'] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/\.(?:tf|tofu)(?:\.json)?$/.test(name)) return 'configuration';
  return /^(?:.*\.auto|terraform)\.tfvars(?:\.json)?$/.test(name) ? 'values' : 'text';
}
