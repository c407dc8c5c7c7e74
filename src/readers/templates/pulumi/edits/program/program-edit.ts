import type { NewReference, NewValue } from '../../../../../model/intent.js';
import type { NewArgument, NewDocument } from '../../../../aws-provider/index.js';
import { offsetsIn } from '../../../../evaluation/place.js';
import type { NewCode, NewCodeMap } from '../../../../syntax/edits/new-code.js';
import type { ProgramDraft } from '../../../../syntax/edits/program-draft.js';
import type { FoundNode } from '../../../../syntax/edits/program-nodes.js';
import { inputName, snakeCaseOf } from '../input-names.js';
import { outputFor } from '../output-names.js';
import { type MadeHere, resourcesMadeIn } from './made-here.js';
import { Packages } from './packages.js';
import { variableOf } from './variables.js';

/** A resource that the fix itself adds. */
export interface AddedResource {
  readonly type: string;
  readonly variable: string;
}

/** A program under edit: its resources, what is added to them, and how values are said in its language. */
export class ProgramEdit {
  readonly draft: ProgramDraft;
  readonly resources: readonly MadeHere[];
  readonly packages: Packages;
  /** By the name that the fix calls them. */
  readonly added = new Map<string, AddedResource>();

  /** What ids of the fix mean whose resources have no literal name. */
  readonly meant = new Map<string, MadeHere>();

  /** Limits of stages of REST APIs, which are written together in the end. */
  readonly methodRates = new Map<MadeHere, Map<string, number>>();

  constructor(draft: ProgramDraft) {
    this.draft = draft;
    this.resources = resourcesMadeIn(draft);
    this.packages = new Packages(draft);
  }

  get isPython(): boolean {
    return this.draft.program.language === 'python';
  }

  /** The resource of an id: its logical name, behind which its type may stand. */
  named(id: string): MadeHere | undefined {
    const [name] = this.resources.filter((each) => each.name === id);
    if (name) return name;
    const meant = this.meant.get(id);
    if (meant) return meant;
    return this.resources.find(
      ({ name: own, token }) => own !== undefined && id === `${own} ${token.split(':').at(-1)}`,
    );
  }

  /** The resource that a reference means, by where it is made if that is said. */
  meantBy({ reference, origin }: NewReference): MadeHere | undefined {
    const offsets = origin?.file === this.draft.program.path ? offsetsIn(origin.path) : undefined;
    const made = this.resources.find(
      ({ found: { node } }) => node.start === offsets?.start && node.end === offsets.end,
    );
    return made ?? this.named(reference);
  }

  /** Notes a limit for the methods of a stage. False where another one is noted. */
  limitRate(stage: MadeHere, argument: string, value: number): boolean {
    const rates = this.methodRates.get(stage) ?? new Map<string, number>();
    this.methodRates.set(stage, rates);
    const isFirst = !rates.has(argument);
    rates.set(argument, value);
    return isFirst;
  }

  /** The type of what a reference means. */
  typeOf(reference: string): string | undefined {
    return this.added.get(reference)?.type ?? this.named(reference)?.type;
  }

  /** A name of an input or output as the language writes it. */
  spelled(name: string): string {
    return this.isPython ? snakeCaseOf(name) : name;
  }

  /** The names an input may stand under, the one to write first. */
  spellings(name: string): readonly string[] {
    return this.isPython ? [snakeCaseOf(name), name] : [name];
  }

  /** A value as code at a place; undefined when it refers to something that has no name there. */
  code(value: NewValue, at: FoundNode): NewCode | undefined {
    if (typeof value === 'string') return value.includes('${AWS::') ? undefined : value;
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (isList(value)) {
      const items = value.map((item) => this.code(item, at));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    return 'join' in value ? this.#text(value.join, at) : this.reference(value, at);
  }

  reference(meant: NewReference, at: FoundNode): { readonly code: string } | undefined {
    const added = this.added.get(meant.reference);
    const made = this.meantBy(meant);
    const type = added?.type ?? made?.type;
    const output = type === undefined ? undefined : outputFor(type, meant.attribute);
    const variable = added?.variable ?? (made && variableOf(made.found, at, this.draft));
    if (output === undefined || variable === undefined) return undefined;
    return { code: `${variable}.${this.spelled(output)}` };
  }

  /** The inputs of a new resource. */
  inputs(type: string, given: readonly NewArgument[], at: FoundNode): NewCodeMap | undefined {
    const entries = given.map((argument) => {
      const value = this.argument(type, argument, at);
      return value === undefined ? undefined : ([this.spelled(inputName(type, argument)), value] as const);
    });
    return entries.every((entry) => entry !== undefined) ? { entries } : undefined;
  }

  /** The value of an argument. */
  argument(type: string, argument: NewArgument, at: FoundNode): NewCode | undefined {
    if ('value' in argument) return this.code(argument.value, at);
    if ('block' in argument) return this.inputs(type, argument.block, at);
    if ('blocks' in argument) {
      const items = argument.blocks.map((each) => this.inputs(type, each, at));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    if ('map' in argument) return this.#document(argument.map, at);
    const document = this.#document(argument.json, at);
    return document && this.json(document);
  }

  #document(document: NewDocument, at: FoundNode): NewCodeMap | undefined {
    const entries = Object.entries(document).map(([key, value]) => {
      const isMap = typeof value === 'object' && 'inner' in value;
      return [key, isMap ? this.#document(value.inner, at) : this.code(value, at)] as const;
    });
    return entries.every((entry): entry is readonly [string, NewCode] => entry[1] !== undefined)
      ? { entries }
      : undefined;
  }

  /** A text of JSON. */
  json(document: NewCodeMap): NewCode {
    const pulumi = this.packages.core();
    return { call: this.isPython ? `${pulumi}.Output.json_dumps` : `${pulumi}.jsonStringify`, arguments: [document] };
  }

  #text(parts: readonly (string | NewReference)[], at: FoundNode): NewCode | undefined {
    const pieces = parts.map((part) => {
      if (typeof part === 'string') return part.includes('${AWS::') ? undefined : part;
      return this.reference(part, at);
    });
    if (!pieces.every((piece) => piece !== undefined)) return undefined;
    const pulumi = this.packages.core();
    if (!this.isPython) return { tag: `${pulumi}.interpolate`, template: pieces };
    return { call: `${pulumi}.Output.concat`, arguments: pieces };
  }
}

/** What a value refers to. */
export function referencesIn(value: NewValue): readonly NewReference[] {
  if (typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap(referencesIn);
  return 'join' in value ? value.join.filter((part) => typeof part === 'object') : [value];
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}
