import type { Scope } from '../../../stack/scope.js';
import { capped, type Head, seenFrom, unknownHead, type Written } from '../../../values/head.js';
import type { Place } from '../../../values/place.js';
import { concatenated, literalOf, textHead } from '../../../values/text.js';
import { isWildcard, lookUp, segmentsOf } from './look-up.js';
import { parseVariables, type Variable, type VariableSource } from './syntax.js';

/** Where the variables of a service get their values. */
export interface VariableScope extends Pick<Scope, 'reference' | 'attribute'> {
  /** The whole configuration. */
  readonly top: Place;
  /** What the service is deployed as when nobody says otherwise. */
  readonly stage: Place;
  readonly region: Place;
  /** A parameter of the stage; absent when none of that name is written. */
  parameter(name: string): Place;
  /** A file by its path from the folder of the service; a text says why it cannot be read. */
  file(path: string): Place | string;
  /** What a program takes from a module. */
  exported(importer: string, module: string, name: string): Place | string;
  /** A property of a construct of the plugin Lift: `orders.queueUrl`. */
  construct(address: string, written: Written): readonly Head[];
  /** A workspace-relative folder as the service would write it. */
  folderAsWritten(path: string): string;
}

/** Everything a text with variables may be; undefined for one without. */
export function variableHeads(text: string, written: Written, scope: VariableScope): readonly Head[] | undefined {
  if (pseudoParameter.test(text)) return withPseudoParameters(text, written, scope);
  if (!text.includes('${')) return undefined;
  const pieces = parseVariables(text);
  if (!pieces) return undefined;
  const [only, ...others] = pieces;
  if (typeof only === 'object' && others.length === 0) {
    // A map or list from elsewhere keeps its place there, so that it can be found again to be changed.
    return resolved(only, written, scope).map((head) =>
      head.kind === 'map' || head.kind === 'list' ? head : seenFrom(written, head),
    );
  }
  return concatenated(
    pieces.map((piece) => (typeof piece === 'string' ? [textHead([piece], written)] : resolved(piece, written, scope))),
    written,
  );
}

const pseudoParameter = /#\{([\w:.]+)\}/;

/** The plugin serverless-pseudo-parameters writes `#{AWS::Region}` for what CloudFormation fills in. */
function withPseudoParameters(text: string, written: Written, scope: VariableScope): readonly Head[] {
  const pieces = text.split(pseudoParameter).map((piece, at): readonly Head[] => {
    if (at % 2 === 0) return variableHeads(piece, written, scope) ?? [textHead([piece], written)];
    const dot = piece.indexOf('.');
    return dot === -1
      ? scope.reference(piece, written)
      : scope.attribute(piece.slice(0, dot), piece.slice(dot + 1), written);
  });
  return concatenated(pieces, written);
}

function resolved(variable: Variable, written: Written, scope: VariableScope): readonly Head[] {
  const found: Head[] = [];
  for (const [at, source] of variable.sources.entries()) {
    const isLast = at === variable.sources.length - 1;
    const heads = sourceHeads(source, isLast, written, scope);
    found.push(...heads.filter((head) => head.kind !== 'absent'));
    if (heads.every((head) => head.kind !== 'absent')) return capped(found, written);
  }
  if (found.length > 0) return capped(found, written);
  const last = variable.sources.at(-1);
  if (last?.kind === 'literal') return [];
  return [unknownHead(written, `nothing gives \${${variable.text}} a value`, variable.text)];
}

function sourceHeads(source: VariableSource, isLast: boolean, written: Written, scope: VariableScope): readonly Head[] {
  if (source.kind === 'literal')
    return source.value === null ? [{ kind: 'absent' }] : [textHead([source.value], written)];
  const read = sources.get(source.type) ?? atDeployment;
  return read({ ...source, isLast, written, scope });
}

interface SourceUse {
  readonly type: string;
  readonly parameters?: string;
  readonly address?: string;
  readonly text: string;
  /** Nothing stands behind it that would be taken in its place. */
  readonly isLast: boolean;
  readonly written: Written;
  readonly scope: VariableScope;
}

/** What one source gives; absent when the next one is to be asked. */
type SourceReader = (use: SourceUse) => readonly Head[];

const nothing: readonly Head[] = [{ kind: 'absent' }];

const self: SourceReader = (use) => {
  const address = textsOf(use.address ?? '', use);
  return address.flatMap((text) => ownValue(text, use).heads);
};

function ownValue(address: string, { scope }: SourceUse): Place {
  if (address === 'provider.stage') return scope.stage;
  if (address === 'provider.region') return scope.region;
  const place = lookUp(scope.top, segmentsOf(address));
  return address === 'service.name' && place.isAbsent ? scope.top.get('service') : place;
}

/** An option of the command line: what is written behind it is what its author expects. */
const option: SourceReader = (use) => {
  if (!use.isLast) return nothing;
  if (use.address === 'stage') return use.scope.stage.heads;
  if (use.address === 'region') return use.scope.region.heads;
  return [given(use, `the option ${use.address ?? ''} is given when deploying`)];
};

const environment: SourceReader = (use) =>
  use.isLast ? [given(use, `${use.address ?? ''} is a variable of the environment it is deployed from`)] : nothing;

const parameter: SourceReader = (use) => {
  const place = use.scope.parameter(use.address ?? '');
  if (!place.isAbsent) return place.heads;
  return use.isLast ? [given(use, `the parameter ${use.address ?? ''} is given when deploying`)] : nothing;
};

const core: SourceReader = (use) => (use.address === 'stage' ? use.scope.stage.heads : atDeployment(use));

const account: SourceReader = (use) => {
  if (use.address === 'region') return use.scope.region.heads;
  const name = use.address === 'accountId' ? 'AWS::AccountId' : use.text;
  return [unknownHead(use.written, `${use.text} is known only when deploying`, name)];
};

const secretsManager = '/aws/reference/secretsmanager/';

/**
 * What is in the store is put in the place of the variable when deploying, secrets too: as CloudFormation does with its own
 * references to secrets.
 */
const parameterStore: SourceReader = (use) => {
  const [path = '', decrypted] = (use.address ?? '').split('~');
  if (path.startsWith(secretsManager)) {
    return [textHead([`{{resolve:secretsmanager:${path.slice(secretsManager.length)}}}`], use.written)];
  }
  const name = path.split('/').at(-1) ?? path;
  const head = unknownHead(use.written, `${path} is read from the parameter store when deploying`, use.text);
  return [{ ...head, parameter: { name, masked: decrypted === 'true' } }];
};

const file: SourceReader = (use) => {
  const paths = textsOf(use.parameters ?? '', use);
  return capped(
    paths.flatMap((path) => partOf(use.scope.file(path.trim()), use)),
    use.written,
  );
};

const exported: SourceReader = (use) => {
  const [name = 'default', ...inner] = segmentsOf(use.address ?? 'default');
  const [importer = '', module = ''] = (use.parameters ?? '').split('::');
  const place = use.scope.exported(importer, module, name);
  if (typeof place === 'string') return [unknownHead(use.written, place, use.text)];
  return lookUp(place, inner).heads;
};

function partOf(place: Place | string, use: SourceUse): readonly Head[] {
  if (typeof place === 'string') return use.isLast ? [unknownHead(use.written, place, use.text)] : nothing;
  return textsOf(use.address ?? '', use).flatMap((address) => lookUp(place, segmentsOf(address)).heads);
}

const folder: SourceReader = (use) => [textHead([use.scope.folderAsWritten(use.parameters ?? '')], use.written)];

const construct: SourceReader = (use) => use.scope.construct(use.address ?? '', use.written);

const toBoolean: SourceReader = (use) =>
  textsOf(use.parameters ?? '', use).map((text): Head => {
    if (isWildcard(text)) return unknownHead(use.written, `${use.text} is known only when deploying`, use.text);
    return textHead([/^(true|1)$/i.test(text.trim()) ? 'true' : 'false'], use.written);
  });

const atDeployment: SourceReader = (use) => [
  unknownHead(use.written, `${use.text} is known only when deploying`, use.text),
];

/**
 * The sources of the framework (documentation, "Variables", read 2026-11-21); all others are asked at deployment.
 * `module` and `folder` are no words of the framework: programs that are read as configurations lead to others by them.
 */
const sources: ReadonlyMap<string, SourceReader> = new Map([
  ['self', self],
  ['opt', option],
  ['env', environment],
  ['param', parameter],
  ['sls', core],
  ['aws', account],
  ['ssm', parameterStore],
  ['file', file],
  ['strToBool', toBoolean],
  ['construct', construct],
  ['module', exported],
  ['folder', folder],
]);

function given({ written, text, address = '' }: SourceUse, reason: string): Head {
  return { ...unknownHead(written, reason, text), parameter: { name: address, masked: false } };
}

/** An address or path with the variables in it filled in; what is not known stands as a wildcard. */
function textsOf(text: string, { written, scope }: SourceUse): readonly string[] {
  const heads = variableHeads(text, written, scope);
  if (!heads) return [text];
  return heads.map((head) => {
    if (head.kind !== 'text') return wildcard;
    return literalOf(head.parts) ?? head.parts.map((part) => (typeof part === 'string' ? part : wildcard)).join('');
  });
}

const wildcard = '\0';
