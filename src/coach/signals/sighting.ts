import type { Application } from '../../model/application.js';
import type { Site } from '../../model/rule.js';
import type { SourceRange } from '../../model/source.js';
import type { FaultSighting, Sighting } from './signal.js';

/** A declaration, a handler, a fact: what has a place, and perhaps an id or name. */
export type Shown = Site & { readonly id?: string };

/**
 * Where something is shown, each resource once. A declaration is known by its id, anything else by its name; what has
 * neither is counted within its file, which holds while lines move.
 */
export function sightingsAt(shown: readonly Shown[]): readonly Sighting[] {
  const byResource = new Map<string, Sighting>();
  const unnamed = new Map<string, number>();
  for (const { id, name, range } of shown) {
    const nth = unnamed.get(range.file) ?? 0;
    if (id === undefined && name === undefined) unnamed.set(range.file, nth + 1);
    const resource = `${range.file}#${id ?? name ?? nth}`;
    if (!byResource.has(resource)) byResource.set(resource, { resource, place: range });
  }
  return [...byResource.values()];
}

/** A file that shows something, known by its path. */
export function sightingOfFile(path: string): Sighting {
  const start = { line: 0, character: 0 };
  const place: SourceRange = { file: path, start, end: start };
  return { resource: path, place };
}

/** The practice is kept nowhere in an application: its root stands for all that lack it. */
export function habitOf({ root }: Pick<Application, 'root'>): FaultSighting {
  return { ...sightingOfFile(root), habit: true };
}

/** `Orders` of `template.yaml#Orders`; undefined for what has no name. */
export function nameIn(resource: string): string | undefined {
  const name = resource.slice(resource.lastIndexOf('#') + 1);
  return resource.includes('#') && !/^\d+$/.test(name) ? name : undefined;
}
