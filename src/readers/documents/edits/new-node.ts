/** Something to be written into a template, without layout. */
export type NewNode = string | number | boolean | readonly NewNode[] | NewMap | NewFunction;

/** A map in the order it is to be written. */
export interface NewMap {
  readonly entries: readonly (readonly [key: string, value: NewNode])[];
}

/** A function of the template language, written short or long as the file does it. */
export interface NewFunction {
  readonly name: 'Ref' | 'GetAtt' | 'Sub';
  /** `X` for `Ref`, `X.Arn` for `GetAtt`, the text for `Sub`. */
  readonly argument: string;
}

/** A map of what is not undefined. */
export function mapOf(values: Readonly<Record<string, NewNode | undefined>>): NewMap {
  return {
    entries: Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  };
}

/** `value` inside of maps with these keys, the first outermost. */
export function wrapped(keys: readonly string[], value: NewNode): NewNode {
  return keys.reduceRight<NewNode>((inner, key) => ({ entries: [[key, inner]] }), value);
}

export function isNewList(node: NewNode): node is readonly NewNode[] {
  return Array.isArray(node);
}
