import type { MaskingFact } from '../../model/work.js';
import type { FlowFile } from '../flow/index.js';
import type { Expression, MapExpression } from '../syntax/program.js';

/**
 * Where a logger is made that is told what not to write: `pino({ redact: ['password'] })`. Source: pino, docs/redaction.md, read
 * 2026-11-21. Libraries that do nothing else are told by their import.
 */
export function findMaskings(file: FlowFile): readonly MaskingFact[] {
  if (!/\bredact\b/.test(file.text)) return [];
  return file.calls
    .filter(({ name, node }) => maker.test(name ?? '') && node.arguments.some(({ value }) => masks(value, file)))
    .map(({ node }) => ({ range: file.range(node), scope: file.scopeOf(node) }));
}

/** Its default export, under each of the names it has. */
const maker = /^pino(?:\.(?:pino|default))?$/;

function masks(options: Expression, file: FlowFile): boolean {
  const written = resolved(options, file);
  const redact = written.kind === 'map' ? valueAt(written, 'redact') : undefined;
  return redact !== undefined && namesSomething(resolved(redact, file), file);
}

/** A list of paths, or what to do with them as well; a name that is imported stands for either. */
function namesSomething(value: Expression, file: FlowFile): boolean {
  if (value.kind === 'list') return value.items.length > 0;
  if (value.kind === 'map') {
    const paths = valueAt(value, 'paths');
    return paths !== undefined && namesSomething(resolved(paths, file), file);
  }
  const imported = file.program.imports.flatMap(({ names }) => names.map(({ local }) => local));
  return value.kind === 'name' && imported.includes(value.name);
}

function valueAt({ entries }: MapExpression, key: string): Expression | undefined {
  const entry = entries.find((each) => each.kind === 'entry' && each.key === key);
  return entry?.kind === 'entry' ? entry.value : undefined;
}

/** What a constant of the file holds; anything else is itself. */
function resolved(value: Expression, file: FlowFile): Expression {
  const declaration = value.kind === 'name' ? file.declarationOf(value.name, value) : undefined;
  const [only, ...others] = declaration ? file.valuesOf(declaration) : [];
  return only && others.length === 0 ? only : value;
}
