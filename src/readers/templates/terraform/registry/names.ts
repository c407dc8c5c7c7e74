/**
 * The name of a module of the public registry by its source, without registry, owner and provider: `lambda`,
 * `lambda//modules/alias`. Undefined for modules of anybody else.
 */
export function registryName(source: string): string | undefined {
  const [, name, path = ''] = inRegistry.exec(source) ?? inRepository.exec(source) ?? [];
  return name === undefined ? undefined : name + path;
}

const inRegistry =
  /^(?:registry\.(?:terraform\.io|opentofu\.org)\/)?(?:terraform-aws-modules|DataDog)\/([\w-]+)\/aws(\/\/[^?]*)?$/;
const inRepository = /github\.com[/:]terraform-aws-modules\/terraform-aws-([\w-]+?)(?:\.git)?(\/\/[^?]*)?(?:\?.*)?$/;
