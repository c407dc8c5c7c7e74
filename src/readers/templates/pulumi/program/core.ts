import {
  type Call,
  type Datum,
  list,
  literalOf,
  type MapDatum,
  nothing,
  text,
  unknown,
} from '../../../evaluation/data.js';
import type { Interpreter } from '../../../evaluation/interpreter.js';
import { joinTexts } from '../../../evaluation/operators.js';
import { Slots } from '../../../evaluation/slots.js';
import type { AssetKind } from '../resources/code.js';
import { namedArguments } from './arguments.js';
import { mapOf } from './documents.js';
import { Settings } from './settings.js';

/**
 * What a function or class of Pulumi's own package gives. An output counts as what is in it, so that `apply`, `all` and
 * `interpolate` work on it at once. Undefined for one that is not known.
 */
export function coreCall(path: readonly string[], call: Call, project: string, run: Interpreter): Datum | undefined {
  const { arguments: given, site } = call;
  const [first] = given;
  const name = path.filter((step) => !namespaces.has(step)).join('.');
  const asset = assets.get(name);
  if (asset !== undefined) return assetOf(asset, call);
  if (passing.has(name)) return first?.datum ?? nothing(site);
  switch (name) {
    case 'Config':
      return { kind: 'object', object: new Settings(literalOf(first?.datum)), site };
    case 'all':
      return all(call);
    case 'concat':
      return joinTexts(
        given.map(({ datum }) => datum),
        site,
      );
    case 'format':
      return first && run.method(first.datum, 'format', { arguments: given.slice(1), site });
    case 'getProject':
    case 'get_project':
      return text(project, site);
    case 'getStack':
    case 'get_stack':
      return unknown(site, 'which stack is deployed is known only then', 'stack');
    case 'ResourceOptions':
      return namedArguments(call);
    case 'StackReference':
      return unknown(site, 'another stack gives it', literalOf(first?.datum) ?? 'stack');
    default:
      return undefined;
  }
}

const namespaces: ReadonlySet<string> = new Set(['asset', 'Output', 'output']);

const assets: ReadonlyMap<string, AssetKind> = new Map([
  ['FileArchive', 'fileArchive'],
  ['FileAsset', 'fileAsset'],
  ['StringAsset', 'stringAsset'],
  ['AssetArchive', 'assetArchive'],
  ['RemoteAsset', 'remoteAsset'],
  ['RemoteArchive', 'remoteArchive'],
]);

/** Functions that give what they are given. */
const passing: ReadonlySet<string> = new Set([
  ...['', 'interpolate', 'create', 'secret', 'unsecret', 'from_input', 'jsonStringify', 'jsonParse', 'json_dumps'],
  ...['json_loads', 'isInstance'],
]);

function assetOf(kind: AssetKind, { arguments: [given], site }: Call): MapDatum {
  return mapOf(given ? [[kind, given]] : [], site);
}

/** `pulumi.all([a, b])`, `pulumi.all({ a, b })`, `Output.all(a, b)`, `Output.all(a=…)`. */
function all({ arguments: given, site }: Call): Datum {
  const [first, ...others] = given;
  const named = given.filter(({ name }) => name !== undefined);
  if (named.length > 0) {
    return { kind: 'map', entries: new Slots(named.map((each) => [each.name ?? '', each])), site };
  }
  const isWhole = others.length === 0 && (first?.datum.kind === 'list' || first?.datum.kind === 'map');
  if (first && isWhole) return first.datum;
  return list(
    given.map(({ datum }) => datum),
    site,
  );
}
