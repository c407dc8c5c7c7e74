import { rangeIn } from '../../documents/document.js';
import { entryOf, type TemplateNode, textOf } from '../../documents/nodes.js';
import { type Head, type ParameterUse, seenFrom, unknownHead, type Written } from '../../values/head.js';
import { placeOfNode } from '../../values/node-place.js';
import type { DocumentFile } from './file.js';
import type { Project } from './project.js';

/**
 * What the settings of a project are: in its stacks' files, or the default its project file gives. Where several stacks
 * are kept, a value may be any of theirs.
 */
export class Configuration {
  readonly #project: Project;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Whether the project file declares a setting of that name. */
  declares(key: string): boolean {
    return this.#declared(key) !== undefined;
  }

  /** Everything a setting may be. `key` may have the namespace before it: `aws:region`. */
  heads(key: string, written: Written, isSecret = false): readonly Head[] {
    const { name, file, stacks } = this.#project;
    const full = key.includes(':') ? key : `${name}:${key}`;
    const declared = this.#declared(key);
    const parameter: ParameterUse = {
      name: key,
      masked: isSecret || textOf(entryOf(declared, 'secret')?.value) === 'true',
    };
    const given = stacks.map((stack) => {
      const node = entryOf(entryOf(stack.root, 'config')?.value, full)?.value;
      return node && headOf(node, stack, written, parameter);
    });
    const fallback = defaultOf(declared);
    const otherwise = fallback && headOf(fallback, file, written, parameter);
    const heads = given.map((head) => head ?? otherwise);
    const known = (heads.length > 0 ? heads : [otherwise]).flatMap((head) => head ?? []);
    const isGiven = known.length > 0 && heads.every((head) => head !== undefined);
    return isGiven ? known : [...known, { ...notGiven(key, written), parameter }];
  }

  #declared(key: string): TemplateNode | undefined {
    const { name, file } = this.#project;
    const short = key.startsWith(`${name}:`) ? key.slice(name.length + 1) : key;
    for (const section of ['config', 'configuration']) {
      const map = entryOf(file.root, section)?.value;
      const entry = entryOf(map, short) ?? entryOf(map, `${name}:${short}`);
      if (entry) return entry.value;
    }
    return undefined;
  }
}

function notGiven(key: string, written: Written) {
  return unknownHead(written, `the setting ${key} is given when deploying`, key);
}

/** A declaration in words has `default` or `value`; anything else is the value itself. */
function defaultOf(declared: TemplateNode | undefined): TemplateNode | undefined {
  if (declared?.kind !== 'map') return declared;
  const value = entryOf(declared, 'value') ?? entryOf(declared, 'default');
  return value?.value;
}

function headOf(node: TemplateNode, file: DocumentFile, written: Written, parameter: ParameterUse): Head {
  if (entryOf(node, 'secure')) {
    const masked = { name: parameter.name, masked: true };
    return { ...unknownHead(written, `the setting ${parameter.name} is a secret`, parameter.name), parameter: masked };
  }
  const range = (start: number, end: number) => rangeIn(file, start, end);
  const place = placeOfNode(node, { range, text: (text, at) => [{ kind: 'text', parts: [text], ...at }] });
  const [head] = place.heads;
  if (!head || head.kind === 'absent') return notGiven(parameter.name, written);
  const seen = seenFrom(written, head);
  return seen.kind === 'text' ? { ...seen, parameter } : seen;
}
