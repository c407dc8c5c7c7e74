import type { EditedProgram } from '../../../edits/edited-program.js';

/**
 * Opens namespaces that are not open yet, each where it belongs in the order the file has: those of `System` first, by name.
 * Where the project opens the usual ones by itself, as the file shows, `System` is left out.
 */
export function addUsings(edited: EditedProgram, namespaces: readonly string[]): void {
  const { imports, package: own } = edited.file.program;
  const opened = imports.filter(({ opensAll, names }) => opensAll && names.length === 0);
  const known = new Set(opened.map(({ module }) => module));
  const missing = namespaces.filter(
    (name) => !known.has(name) && name !== own && !own?.startsWith(`${name}.`) && !isImplicit(edited, name),
  );
  const { newline } = edited.layout;
  for (const name of [...new Set(missing)].sort(inOrder)) {
    const line = `using ${name};`;
    const next = opened.find(({ module }) => inOrder(name, module) < 0);
    const last = opened.at(-1);
    const isSorted = opened.every(
      ({ module }, index) => index === 0 || inOrder(opened[index - 1]?.module ?? '', module) <= 0,
    );
    if (next && isSorted) {
      edited.changes.insert(next.start, line + newline + edited.indentationAt(next.start));
    } else if (last) {
      edited.changes.insert(edited.lineEnd(last.end), newline + edited.indentationAt(last.start) + line);
    } else {
      const start = edited.lineStart(0);
      const isNextOfUsings = imports.length > 0;
      edited.changes.insert(start, line + newline + (isNextOfUsings ? '' : newline));
    }
  }
}

/** Opened by the SDK of .NET itself where `ImplicitUsings` is on. Source: .NET SDK, as known in November 2026. */
const implicit: ReadonlySet<string> = new Set([
  ...['System', 'System.Collections.Generic', 'System.IO', 'System.Linq', 'System.Net.Http', 'System.Threading'],
  'System.Threading.Tasks',
]);

/** A file that uses tasks, lists or the console and opens none of their namespaces shows that they are open. */
function isImplicit(edited: EditedProgram, name: string): boolean {
  if (!implicit.has(name)) return false;
  const known = new Set(edited.file.program.imports.map(({ module }) => module));
  return signs.some(([namespace, use]) => !known.has(namespace) && use.test(edited.text));
}

const signs: readonly (readonly [string, RegExp])[] = [
  ['System.Threading.Tasks', /(?<![.\w])(?:Task|ValueTask)\s*(?:<|\w|\.)/],
  ['System.Collections.Generic', /(?<![.\w])(?:List|Dictionary|IEnumerable|HashSet)</],
  ['System', /(?<![.\w])(?:Console|Environment|Guid)\./],
];

/** By name whatever its case, as editors sort them. */
function inOrder(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => Number(name !== 'System' && !name.startsWith('System.')));
  const [lower, other] = [a.toLowerCase(), b.toLowerCase()];
  return (first ?? 0) - (second ?? 0) || (lower < other ? -1 : Number(lower > other));
}
