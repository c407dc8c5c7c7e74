import type { TemplateFacts } from '../../../../model/template.js';
import { resolvePath } from '../../../paths.js';
import type { KeyPath } from '../../../values/head.js';
import { placeOf, writtenAt } from '../values/evaluate.js';
import type { Files } from './files.js';
import type { Instance } from './instances.js';
import { type ApplicationContext, type CalledModule, Module, type PlacedBlock } from './module.js';
import type { Given } from './variables.js';

/** Modules that no file of the workspace declares, by their source: what they make, as a configuration of its own. */
export type RegisteredModules = (source: string) => RegisteredModule | undefined;

export type RegisteredModule =
  | { readonly kind: 'configuration'; readonly files: Module['files'] }
  /** It makes nothing that a rule asks about. */
  | { readonly kind: 'apart' };

/** The modules of one application, the root first. */
export interface ApplicationModules {
  readonly modules: readonly Module[];
  readonly incomplete: TemplateFacts['incomplete'];
}

/** More come only from modules that call each other over and over. */
const mostModules = 300;
const deepest = 12;

/** Calls the root module of a folder, and all that it calls. */
export function callModules(folder: string, files: Files, registered: RegisteredModules): ApplicationModules {
  const calledOnce = new Set<string>();
  const calledAgain = new Set<string>();
  const context: ApplicationContext = { files, rootFolder: folder, calledAgain };
  const modules: Module[] = [];
  const incomplete: TemplateFacts['incomplete'][number][] = [];
  const given: { values?: Given } = {};
  const root = new Module(folder, files.folder(folder), context, {
    prefix: '',
    given: (name) => given.values?.(name),
    conditional: false,
  });
  given.values = givenByFiles(root);
  expand(root, 0);
  return { modules, incomplete };

  function expand(module: Module, depth: number): void {
    modules.push(module);
    const opened: { readonly module: Module; readonly depth: number }[] = [];
    // What a call leads to must be known before its arguments are asked for: they may name the outputs of another.
    for (const placed of module.callBlocks) {
      const called = module.instancesOf(placed).all.map((instance): CalledModule => {
        const found = calledBy(module, placed, instance, depth);
        if (found instanceof Module) opened.push({ module: found, depth: depth + 1 });
        return { block: placed.block, instance, called: found };
      });
      module.connect(placed.block, called);
    }
    for (const each of opened) expand(each.module, each.depth);
  }

  function calledBy(module: Module, placed: PlacedBlock, instance: Instance, depth: number): CalledModule['called'] {
    const { block, site } = placed;
    const [label] = block.labels;
    const argument = block.body.attributes.find(({ name }) => name === 'source')?.value;
    const range = writtenAt(label ?? block, site).range;
    const fail = (reason: string) => {
      incomplete.push({ range, reason });
      return { reason };
    };
    const source = argument && placeOf(argument, site).literal;
    if (!label || source === undefined) return fail('the source of a module is not known');
    if (modules.length >= mostModules || depth >= deepest) return fail('more modules are called than are read');
    const prefix = `${module.call.prefix}module.${label.text}${instance.key === undefined ? '' : `[${instance.key}]`}/`;
    const call = {
      prefix,
      given: argumentsOf(placed, instance),
      conditional: module.call.conditional || instance.conditional,
    };
    if (/^\.\.?(?:\/|$)/.test(source)) {
      const local = resolvePath(module.folder === '' ? '-' : `${module.folder}/-`, source);
      if (local.kind !== 'local') return fail(`${source} leads out of the workspace`);
      const found = files.folder(local.path);
      (calledOnce.has(local.path) ? calledAgain : calledOnce).add(local.path);
      return found.length > 0 ? new Module(local.path, found, context, call) : fail(`there is no module in ${source}`);
    }
    const known = registered(source);
    if (!known) return fail(`module ${label.text} comes from ${source}, which is not read`);
    if (known.kind === 'apart') return { reason: `module.${label.text} comes from ${source}` };
    const path: KeyPath = { parent: { parent: undefined, key: 'module' }, key: label.text };
    return new Module(module.folder, known.files, context, { ...call, at: module.call.at ?? { range, path } });
  }
}

/** What a call gives to the variables of its module. */
function argumentsOf({ block, site }: PlacedBlock, instance: Instance): Given {
  const inside = { ...site, names: instance.names };
  const path = (name: string): KeyPath => ({
    parent: { parent: { parent: undefined, key: 'module' }, key: block.labels[0]?.text ?? '' },
    key: name,
  });
  const places = new Map(
    block.body.attributes.map(({ name, value }) => [name, placeOf(value, inside, path(name))] as const),
  );
  return (name) => places.get(name);
}

/** `terraform.tfvars` first, then `*.auto.tfvars` by name; the last that gives a variable counts. */
function givenByFiles(root: Module): Given {
  const places = new Map<string, ReturnType<typeof placeOf>>();
  const files = root.files.filter(({ part }) => part === 'values');
  const isPlain = (path: string) => /(?:^|\/)terraform\.tfvars/.test(path);
  for (const file of [...files].sort((a, b) => Number(isPlain(b.path)) - Number(isPlain(a.path)))) {
    const site = { scope: root, file, names: new Map() };
    for (const { name, value } of file.body.attributes) {
      places.set(name, placeOf(value, site, { parent: undefined, key: name }));
    }
  }
  return (name) => places.get(name);
}
