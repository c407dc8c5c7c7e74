/**
 * What a table of the reader has for a name that a program wrote. Names that every object of JavaScript has, such as
 * `toString`, are in no table.
 */
export function ownValue<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
