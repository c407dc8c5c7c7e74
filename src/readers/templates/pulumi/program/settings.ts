import { type Call, choiceOf, type Datum, literalOf, nothing, type Site, unknown } from '../../../evaluation/data.js';
import { rangeOf } from '../../../evaluation/sites.js';
import type { Head } from '../../../values/head.js';
import type { Configuration } from '../configuration.js';

/** `new pulumi.Config(…)`: the settings of one namespace. */
export class Settings {
  readonly namespace: string | undefined;

  constructor(namespace: string | undefined) {
    this.namespace = namespace;
  }
}

/** What a method of the settings gives: `require`, `getNumber`, `require_secret`. Undefined for one that is not known. */
export function settingOf(
  { namespace }: Settings,
  method: string,
  { arguments: [given], site }: Call,
  configuration: Configuration,
): Datum | undefined {
  const match = /^(?:get|require)_?(secret)?_?(number|int|float|boolean|bool|object)?$/i.exec(method);
  if (!match) return undefined;
  const key = literalOf(given?.datum);
  if (key === undefined) return unknown(site, 'which setting is meant is known only when the program runs');
  const full = namespace === undefined ? key : `${namespace}:${key}`;
  const heads = configuration.heads(full, { range: rangeOf(site), path: undefined }, match[1] !== undefined);
  return choiceOf(
    heads.map((head) => datumOf(head, match[2]?.toLowerCase(), site)),
    site,
  );
}

function datumOf(head: Head, type: string | undefined, site: Site): Datum {
  switch (head.kind) {
    case 'absent':
      return nothing(site);
    case 'text': {
      const { parts, parameter } = head;
      const literal = parts.join('');
      if (type === 'number' || type === 'int' || type === 'float') {
        return { kind: 'number', value: Number(literal), site };
      }
      if (type === 'boolean' || type === 'bool') return { kind: 'boolean', value: literal === 'true', site };
      return { kind: 'text', parts, site, ...(parameter && { parameter }) };
    }
    case 'unknown': {
      const { parameter } = head;
      return { ...unknown(site, head.reason, head.name), ...(parameter && { parameter }) };
    }
    default:
      return unknown(site, 'the setting is a structure');
  }
}
