import type { Grammar } from '../../../syntax/grammar.js';
import type { RegisteredModules } from '../modules/application.js';
import { readFile } from '../read.js';

/** The modules of the public registry that are understood, read when a first call asks for them. */
export function registeredModules(grammar: Grammar): RegisteredModules {
  const read = new Map<string, ReturnType<typeof readFile>>();
  return (source) => {
    const name = registryName(source);
    if (name === undefined) return undefined;
    if (apart.test(name)) return { kind: 'apart' };
    const text = configurations[name];
    if (text === undefined) return undefined;
    const file = read.get(name) ?? readFile({ path: `${name}.tf`, text }, grammar);
    read.set(name, file);
    return { kind: 'configuration', files: [file] };
  };
}

/** The module's name without registry, owner and provider, and without where else it is fetched from. */
function registryName(source: string): string | undefined {
  const [, registry] =
    /^(?:registry\.(?:terraform\.io|opentofu\.org)\/)?terraform-aws-modules\/([\w-]+)\/aws(.*)$/.exec(source) ?? [];
  const rest = /\/aws(\/\/.*)?$/.exec(source)?.[1] ?? '';
  if (registry !== undefined) return registry + rest;
  const [, repository, path = ''] =
    /github\.com[/:]terraform-aws-modules\/terraform-aws-([\w-]+?)(?:\.git)?(\/\/[^?]*)?(?:\?.*)?$/.exec(source) ?? [];
  return repository === undefined ? undefined : repository + path;
}

/** Modules of networks, certificates, images and the like: no function, queue or right of a function is in them. */
const apart =
  /^(?:vpc|security-group|acm|route53|rds|rds-aurora|ecr|kms|ec2-instance|eks|alb|elb|cloudfront|efs|key-pair|autoscaling|ssm-parameter|elasticache|opensearch|memory-db|redshift|waf.*)(?:\/\/.*)?$/;

const configurations: Readonly<Record<string, string>> = {};
