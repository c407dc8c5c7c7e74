import type { AnalysedFile } from '../../../analysis/analysed-file.js';
import { targetsOf } from '../../../analysis/patterns.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { ImportNode, Placed, Program } from '../../../syntax/program.js';

/** The variables of functions that nothing reads, by function and name: Go does not compile those. */
export function unusedVariables(file: AnalysedFile): ReadonlySet<string> {
  const unused = new Set<string>();
  for (const statement of file.tree.of('variable')) {
    const around = file.functionAround(statement);
    if (!around || statement.constant) continue;
    for (const target of targetsOf(statement.target)) {
      // The variables before the body are named results, which are returned without being named.
      if (target.kind !== 'name-pattern' || target.name === '_' || target.start < (around.bodyPlace?.start ?? 0))
        continue;
      const isRead = file.usesOf(target.name).some((use) => around.start <= use.start && use.end <= around.end);
      if (!isRead) unused.add(`${around.name ?? ''} ${target.name}`);
    }
  }
  return unused;
}

/** Takes out the imports that were used before the changes and are not used after them. */
export function removeUnusedImports(edited: EditedProgram, after: Program, text: string): void {
  const before = packagesUsed(edited.file.program, edited.text);
  const still = packagesUsed(after, text);
  for (const node of edited.file.program.imports) {
    const [name] = node.names;
    if (name && before.has(name.local) && !still.has(name.local)) removeImport(edited, node);
  }
}

/** Every name that something is taken out of, in code or types. */
function packagesUsed(program: Program, text: string): ReadonlySet<string> {
  const masked = masking([...program.comments, ...program.imports, ...literalsOf(program, text)], text);
  return new Set([...masked.matchAll(/(?<![\w.])([\p{L}_]\w*)\s*\.\s*[\p{L}_]/gu)].map(([, name = '']) => name));
}

function literalsOf(program: Program, text: string): readonly Placed[] {
  // Texts stand where they begin; what the tree keeps of tags and import paths is not among its expressions.
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g)]
    .map(({ index, 0: written }) => ({ start: index, end: index + written.length }))
    .filter((place) => !program.comments.some(({ start, end }) => start < place.end && place.start < end));
}

function masking(places: readonly Placed[], text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    masked += `${text.slice(from, start)} `;
    from = end;
  }
  return masked + text.slice(from);
}

/** An import alone in its declaration goes with it. */
function removeImport(edited: EditedProgram, node: ImportNode): void {
  const before = edited.text.slice(edited.lineStart(node.start), node.start);
  if (/^\s*$|^import\s+$/.test(before)) edited.removeLines(node.start, node.end);
}
