/** Something to be written into a program, without layout. A text is a literal; `code` is an expression as it stands. */
export type NewCode =
  | string
  | number
  | boolean
  | readonly NewCode[]
  | NewCodeMap
  | { readonly code: string }
  /** A call: `pulumi.jsonStringify({…})`. */
  | { readonly call: string; readonly arguments: readonly NewCode[] }
  /** Text with expressions in it, behind a tag where there is one. */
  | { readonly tag?: string; readonly template: readonly (string | { readonly code: string })[] };

/** A map in the order it is to be written. */
export interface NewCodeMap {
  readonly entries: readonly (readonly [key: string, value: NewCode])[];
}

export function isCodeList(code: NewCode): code is readonly NewCode[] {
  return Array.isArray(code);
}

export function isCodeMap(code: NewCode): code is NewCodeMap {
  return typeof code === 'object' && !isCodeList(code) && 'entries' in code;
}

/** A map of what is not undefined. */
export function codeMap(values: Readonly<Record<string, NewCode | undefined>>): NewCodeMap {
  return {
    entries: Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  };
}
