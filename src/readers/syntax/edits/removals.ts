import type { Change } from '../../documents/edits/draft.js';
import type { Placed } from '../program.js';
import { type Container, entryOf, innerContainer } from './additions.js';

/** An entry of a map or an argument of a call. */
export type Part = Placed;

/**
 * What stands at the end of a way through maps, or the outermost entry on the way that holds nothing else. Undefined where
 * nothing stands there.
 */
export function outermostPart(
  container: Container,
  [names = [], ...rest]: readonly (readonly string[])[],
): { readonly container: Container; readonly part: Part } | undefined {
  const part = partOf(container, names);
  const entry = entryOf(container, names);
  if (!part || !entry) return undefined;
  if (rest.length === 0) return { container, part };
  const inner = innerContainer(entry);
  const found = inner && outermostPart(inner, rest);
  return found && found.container === inner && partsOf(inner).length === 1 ? { container, part } : found;
}

/** The container without what is taken out of it, so that additions find their place beside what stays. */
export function containerWithout(container: Container, removed: ReadonlySet<Part>): Container {
  if (container.kind === 'map') {
    const entries = container.node.entries.filter((each) => !removed.has(each));
    return { kind: 'map', node: { ...container.node, entries } };
  }
  const { kind, node } = container;
  return { kind, node: { ...node, arguments: node.arguments.filter((each) => !removed.has(each)) } };
}

/** The changes that take parts out of a container; undefined where a comment on something else would get lost. */
export function removalChanges(
  container: Container,
  removed: ReadonlySet<Part>,
  text: string,
): readonly Change[] | undefined {
  const parts = partsOf(container);
  const changes: Change[] = [];
  for (let first = 0; first < parts.length; first++) {
    const run = runFrom(parts, first, removed);
    if (run.length === 0) continue;
    const change = runRemoved(run, parts[first - 1], parts[first + run.length], text);
    if (!change) return undefined;
    changes.push(...change);
    first += run.length;
  }
  return changes;
}

/** The change that takes one item out of a list that keeps others; undefined where a comment would get lost. */
export function itemRemoval(items: readonly Part[], item: Part, text: string): readonly Change[] | undefined {
  const at = items.indexOf(item);
  return at === -1 || items.length === 1 ? undefined : runRemoved([item], items[at - 1], items[at + 1], text);
}

/** The parts in a row that go, from one on. */
function runFrom(parts: readonly Part[], first: number, removed: ReadonlySet<Part>): readonly Part[] {
  const end = parts.findIndex((part, at) => at >= first && !removed.has(part));
  return parts.slice(first, end === -1 ? undefined : end);
}

function runRemoved(
  run: readonly Part[],
  before: Part | undefined,
  next: Part | undefined,
  text: string,
): readonly Change[] | undefined {
  const lines = run.map((part) => ownLines(part, text));
  if (lines.every((line) => line !== undefined)) return lines;
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return undefined;
  if (next) return hasComment(text, last.end, next.start) ? undefined : [gone(first.start, next.start)];
  if (before && !hasComment(text, before.end, first.start)) return [gone(before.end, last.end)];
  if (before) return withLine(text, first.start, last.end);
  const comma = /^\s*,/.exec(text.slice(last.end))?.[0].length ?? 0;
  return [gone(first.start, last.end + comma)];
}

/** The lines of a part with a comma behind it that shares them with nothing but a remark. */
function ownLines({ start, end }: Part, text: string): Change | undefined {
  const line = lineStart(text, start);
  const rest = /^[ \t]*,[ \t]*(?:(?:\/\/|#)[^\r\n]*)?\r?\n/.exec(text.slice(end));
  return rest && text.slice(line, start).trim() === '' ? gone(line, end + rest[0].length) : undefined;
}

/** Behind a comment the comma in front of it stays, as languages with comments take one behind the last. */
function withLine(text: string, start: number, end: number): readonly Change[] | undefined {
  const line = lineStart(text, start);
  const newline = /^\r?\n/.exec(text.slice(end))?.[0];
  return newline && text.slice(line, start).trim() === '' ? [gone(line, end + newline.length)] : undefined;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function hasComment(text: string, start: number, end: number): boolean {
  return /\/\/|\/\*|#/.test(text.slice(start, end));
}

function gone(start: number, end: number): Change {
  return { start, end, text: '' };
}

function partsOf(container: Container): readonly Part[] {
  return container.kind === 'map' ? container.node.entries : container.node.arguments;
}

function partOf(container: Container, names: readonly string[]): Part | undefined {
  if (container.kind !== 'map') {
    return container.node.arguments.find(({ name }) => name !== undefined && names.includes(name));
  }
  return container.node.entries.find(
    (each) => each.kind === 'entry' && each.key !== undefined && names.includes(each.key),
  );
}
