/** The part of a full name before its last dot: the type of a method, the package of a type. */
export function ownerOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}

/** The part of a full name after its last dot. */
export function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A map that holds nothing but its own names: what people write may be called `constructor`. */
export function table<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}
