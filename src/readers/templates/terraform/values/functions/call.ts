import { type Head, unknownHead, type Written } from '../../../../values/head.js';
import { Place } from '../../../../values/place.js';
import { literalOf } from '../../../../values/text.js';
import type { TemplatePart } from '../../syntax/nodes.js';
import type { Site } from '../site.js';

/** A call of one of Terraform's functions. */
export interface Call {
  readonly name: string;
  readonly arguments: readonly Place[];
  /** The last argument is a list of further arguments. */
  readonly spreads: boolean;
  readonly site: Site;
  readonly written: Written;
  /** What a template says where other names are known than here. */
  evaluateTemplate(parts: readonly TemplatePart[], site: Site): readonly Head[];
}

/** What a function gives for its arguments. */
export type TerraformFunction = (call: Call) => readonly Head[];

/** Functions by name. */
export type FunctionFamily = Readonly<Record<string, TerraformFunction>>;

/** What cannot be worked out. */
export function unknownResult(
  { name, written }: Call,
  reason = `${name}() is known only when deploying`,
): readonly Head[] {
  return [unknownHead(written, reason)];
}

/** A text that a function gives. */
export function textResult(text: string, written: Written): Head {
  return { kind: 'text', parts: [text], ...written };
}

/** The literal text of a head; undefined when part of it is not known. */
export function literalText(head: Head): string | undefined {
  return head.kind === 'text' ? literalOf(head.parts) : undefined;
}

/** A function of texts that are known to the last character, for every combination of what they may be. */
export function ofTexts(
  convert: (...texts: readonly string[]) => string | readonly string[] | undefined,
): TerraformFunction {
  return (call) => {
    let combinations: readonly (readonly string[])[] = [[]];
    for (const argument of call.arguments) {
      const texts = argument.heads.map(literalText);
      const known = texts.filter((text) => text !== undefined);
      if (known.length < texts.length) return unknownResult(call, reasonOf(argument));
      combinations = combinations.flatMap((before) => known.map((text) => [...before, text])).slice(0, 16);
    }
    return combinations.map((texts) => {
      const result = convert(...texts);
      if (result === undefined) return unknownHead(call.written, `${call.name}() cannot be worked out`);
      return typeof result === 'string' ? textResult(result, call.written) : listOfTexts(result, call.written);
    });
  };
}

function listOfTexts(texts: readonly string[], written: Written): Head {
  return { kind: 'list', items: texts.map((text) => Place.of(textResult(text, written))), ...written };
}

/** Why an argument is not known. */
export function reasonOf(argument: Place | undefined): string {
  for (const head of argument?.heads ?? []) {
    if (head.kind === 'unknown') return head.reason;
    if (head.kind === 'text') {
      const gap = head.parts.find((part) => typeof part !== 'string');
      if (gap && typeof gap !== 'string') return gap.kind === 'gap' ? gap.reason : `it depends on ${gap.name}`;
    }
  }
  return 'it is known only when deploying';
}
