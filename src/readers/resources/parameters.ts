import type { SourceRange } from '../../model/source.js';
import type { Origin, OutputDeclaration, OutputSecret, ParameterDeclaration } from '../../model/template.js';
import { isCalledSecret } from '../secrets.js';
import type { Head } from '../values/head.js';
import type { Place } from '../values/place.js';

/** A parameter or output as a dialect has it. */
interface Written {
  readonly name: string;
  readonly range: SourceRange;
  readonly origin: Origin;
  readonly masked: Place;
}

/** `isText` is false for numbers, flags, lists, and for the names of what holds the value. */
export function parameterOf({ masked, ...own }: Written, fallback: Place, isText: boolean): ParameterDeclaration {
  return {
    ...own,
    default: fallback.string(),
    masked: masked.boolean(),
    isCalledSecret: isText && isCalledSecret(own.name) && !isSwitch(own.name),
  };
}

/** `UseApiKey`, `AllowUsersToChangePassword`, `ChangesPassword`: what is to be done with a secret, or what does it. */
function isSwitch(name: string): boolean {
  const [first = ''] = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return verbs.has(first) || verbs.has(first.replace(/s$/, ''));
}

const verbs: ReadonlySet<string> = new Set(
  'use enable allow disable require rotate reset change generate create manage is has with no'.split(' '),
);

/** What is shown of a value. `isSecret` says of a parameter of that name that it holds a secret. */
export function outputOf(
  { masked, ...own }: Written,
  value: Place,
  isSecret: (parameter: string) => boolean,
): OutputDeclaration {
  const secret = value.heads.map((head) => secretIn(head, isSecret)).find((found) => found !== undefined);
  return { ...own, value: value.target(), masked: masked.boolean(), ...(secret && { secret }) };
}

function secretIn(head: Head, isSecret: (parameter: string) => boolean): OutputSecret | undefined {
  if (head.kind !== 'text' && head.kind !== 'unknown') return undefined;
  const { parameter } = head;
  if (parameter && (parameter.masked || isSecret(parameter.name))) {
    return { kind: 'parameter', parameter: parameter.name };
  }
  if (head.kind === 'unknown') return undefined;
  for (const part of head.parts) {
    if (typeof part === 'string') continue;
    if (part.kind === 'resource' && keys.has(part.attribute ?? '')) return { kind: 'resolved' };
    const name = part.name.replace(/^var\./, '');
    if (part.kind === 'gap' && isSecret(name)) return { kind: 'parameter', parameter: name };
  }
  return undefined;
}

/** Attributes of resources that are secrets: the key of a user, a generated password (resource references, 2026-11). */
const keys: ReadonlySet<string> = new Set(['secretAccessKey', 'secret', 'result', 'privateKeyPem', 'private_key_pem']);
