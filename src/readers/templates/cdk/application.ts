import type { PartRegion } from '../../../model/template.js';
import { type Datum, literalOf, type Site } from '../../evaluation/data.js';
import { workspacePath } from '../../evaluation/runtime/paths.js';
import { rangeOf } from '../../evaluation/sites.js';
import type { Slot } from '../../evaluation/slots.js';
import { resolvePath } from '../../paths.js';
import type { Arguments } from './arguments.js';
import { Construct } from './construct.js';
import { type Draft, emptyMap, setAt } from './draft.js';
import { Props } from './props.js';
import type { Conversion } from './values.js';

/** More constructs than this are made only by loops that nobody meant. */
const maximumConstructs = 5_000;

/** What a program declares, as far as it has run. */
export class CdkApplication {
  readonly drafts: Draft[] = [];
  /** What stacks are given when they are deployed, and what they show afterwards. */
  readonly parameters: Construct[] = [];
  readonly outputs: Construct[] = [];
  readonly incomplete: { readonly site: Site; readonly reason: string }[] = [];
  /** Functions that a deployment calls, with what names them. */
  readonly deployments: { readonly target: Construct; readonly site: Site; readonly by: Construct }[] = [];
  /** Tags of everything whose id begins with `within`. */
  readonly tags: { readonly within: string; readonly name: string; readonly value: Slot }[] = [];
  /** Stacks that are given a region of their own. */
  readonly regions: PartRegion[] = [];
  /** Classes of the project of which an instance was made. */
  readonly instantiated = new Set<object>();
  /** The `context` of the application's settings. */
  readonly context: ReadonlyMap<string, string>;
  readonly #ids = new Set<string>();
  readonly #workingFolder: string;

  /** `workingFolder` is where the program is started: relative paths begin there. */
  constructor(workingFolder: string, context: ReadonlyMap<string, string>) {
    this.#workingFolder = workingFolder;
    this.context = context;
  }

  /** A path of the program as one that leads from the folder of the file at `site`; undefined outside of the workspace. */
  relativePath(path: string, site: Site): string | undefined {
    const target = path.startsWith('/') ? workspacePath(path) : localPath(this.#workingFolder, path);
    if (target === undefined) return undefined;
    const levels = site.file.path.split('/').length - 1;
    return `${'../'.repeat(levels)}${target}` || '.';
  }

  /** The construct that a call with scope, id and properties makes. */
  construct(type: string, given: Arguments, scope: Construct | undefined, isConditional: boolean): Construct {
    const written = given.slot(1, 'id') ?? given.slot(1, 'constructId');
    const className = type.split('.').at(-1) ?? type;
    return this.#made(type, {
      scope,
      name: nameOf(written?.datum) ?? className,
      site: given.call.site,
      nameSite: written?.site ?? given.call.site,
      props: given.props(2),
      isConditional: isConditional || scope?.isConditional === true,
    });
  }

  /** A construct that another makes inside of itself. */
  child(scope: Construct, part: ChildStart): Construct {
    return this.#made(part.type, {
      scope,
      name: part.name,
      site: part.site ?? scope.site,
      nameSite: part.nameSite ?? part.site ?? scope.nameSite,
      props: part.props ?? Props.none(part.site ?? scope.site),
      isConditional: scope.isConditional || part.isConditional === true,
    });
  }

  /** Something declared elsewhere. */
  imported(type: string, given: Arguments, isConditional: boolean): Construct {
    const { site } = given.call;
    const name = nameOf(given.at(1, 'id')) ?? type.split('.')[1] ?? type;
    return new Construct({
      type,
      id: name,
      name,
      site,
      nameSite: site,
      props: given.props(2),
      isConditional,
      isImported: true,
    });
  }

  /** Declares the resource that a construct is. `properties`: CloudFormation's name, and where it is among the props. */
  declare(construct: Construct, type: string, properties: Properties = {}, isGenerated = false): Draft {
    const { incomplete } = construct.props;
    const draft: Draft = {
      id: construct.id,
      name: construct.name,
      type,
      writtenType: construct.type,
      site: construct.site,
      nameSite: construct.nameSite,
      properties: emptyMap(construct.props.site, incomplete),
      metadata: emptyMap(construct.site),
      policies: emptyMap(construct.site),
      isConditional: construct.isConditional,
      isGenerated,
    };
    copyProps(construct.props, properties, draft);
    construct.draft ??= draft;
    this.drafts.push(draft);
    return draft;
  }

  /** Everything in `scope` gets a tag, whenever it is made. A scope or name that nobody can tell gives none. */
  tag(scope: Construct | undefined, key: Datum | undefined, value: Slot | undefined): void {
    const name = literalOf(key);
    if (scope && name !== undefined && value && !scope.isConditional) this.tags.push({ within: scope.id, name, value });
  }

  /** A stack goes to the region of its `env`; one that only deploying tells says nothing. */
  noteRegion({ id, props }: Construct): void {
    const slot = props.inner('env').slot('region');
    const region = literalOf(slot?.datum);
    if (slot && region !== undefined) this.regions.push({ within: id, region, range: rangeOf(slot.site) });
  }

  leaveOut(site: Site, reason: string): void {
    if (this.incomplete.length < 50) this.incomplete.push({ site, reason });
  }

  #made(type: string, from: MadeStart): Construct {
    const { scope, name, ...rest } = from;
    const before = scope && scope.id !== '' ? `${scope.id}/` : '';
    return new Construct({ ...rest, type, ...this.#free(before, name) });
  }

  /** A name under a construct that no other has: two ways through a program may make the same one. */
  #free(before: string, wanted: string): { readonly id: string; readonly name: string } {
    for (let count = 1; count <= maximumConstructs; count++) {
      const name = count === 1 ? wanted : `${wanted}${count}`;
      const id = before + name;
      if (this.#ids.has(id)) continue;
      this.#ids.add(id);
      return { id, name };
    }
    return { id: before + wanted, name: wanted };
  }
}

/** Where CloudFormation's properties come from: a prop, with a conversion where the CDK has words of its own. */
export type Properties = Readonly<Record<string, string | readonly [prop: string, convert: Conversion]>>;

/** Sets properties of a resource from props. `A.B` is a property inside another. */
export function copyProps(props: Props, properties: Properties, draft: Pick<Draft, 'properties'>): void {
  for (const [path, from] of Object.entries(properties)) {
    const [prop, convert] = typeof from === 'string' ? [from, undefined] : from;
    const slot = props.slot(prop);
    if (!slot || (props.incomplete !== undefined && !props.entries.has(prop))) continue;
    setAt(draft.properties, path.split('.'), convert ? { ...slot, datum: convert(slot.datum) } : slot);
  }
}

/** What a construct sets by itself: its place is where the construct is made. */
export function setDefault(draft: Pick<Draft, 'properties' | 'site'>, path: string, datum: Datum): void {
  const slot: Slot = { datum, site: draft.site };
  setAt(draft.properties, path.split('.'), slot);
}

interface ChildStart {
  readonly type: string;
  readonly name: string;
  readonly site?: Site;
  readonly nameSite?: Site;
  readonly props?: Props;
  readonly isConditional?: boolean;
}

type MadeStart = Pick<Construct, 'name' | 'site' | 'nameSite' | 'props' | 'isConditional'> & {
  readonly scope: Construct | undefined;
};

function localPath(folder: string, path: string): string | undefined {
  const local = resolvePath(folder === '' ? '-' : `${folder}/-`, path);
  return local.kind === 'local' ? local.path : undefined;
}

/** An id may hold what is not known: that stands as its name. */
function nameOf(datum: Datum | undefined): string | undefined {
  const literal = literalOf(datum);
  if (literal !== undefined) return literal.replaceAll('/', '-') || undefined;
  if (datum?.kind === 'choice') return nameOf(datum.options[0]);
  if (datum?.kind === 'unknown') return datum.name === '…' ? undefined : datum.name;
  if (datum?.kind !== 'text') return undefined;
  return datum.parts
    .map((part) => (typeof part === 'string' ? part : part.name))
    .join('')
    .replaceAll('/', '-');
}
