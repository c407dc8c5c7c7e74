import type { SourceRange } from '../../../../model/source.js';
import { definitionOf, functionParts } from '../../../syntax/python/node-parts.js';
import { isAsync } from '../surroundings.js';
import type { EditedFile } from './edited-file.js';
import { addImports } from './imports.js';

/**
 * Gives a coroutine of the module another name, and puts a plain function behind it that has the old name and runs the
 * coroutine to its end. Not where the file uses the name, or where a decorator makes something else of it.
 */
export function runCoroutine(edited: EditedFile, at: SourceRange): boolean {
  const coroutine = edited.functionAt(at);
  if (!coroutine || !isAsync(coroutine, edited.file)) return false;
  const { whole, decorators } = definitionOf(coroutine);
  const { name, parameters } = functionParts(coroutine);
  if (!name || !parameters || decorators.length > 0 || whole.parent?.type !== 'module') return false;
  const own = edited.textOf(name);
  const names = edited.textOf(parameters).slice(1, -1).split(',').map(bare);
  if (names.some((each) => !/^\w+$/.test(each))) return false;
  const inner = `async_${own}`;
  const uses = edited.file.tree.nodes.of('identifier').filter((node) => edited.textOf(node) === own);
  if (uses.length > 1 || edited.isNameUsed(inner)) return false;
  if (!addImports(edited, [{ module: 'asyncio' }])) return false;
  const { newline, indent } = edited.layout;
  edited.changes.replace(name.start, name.end, inner);
  const lines = [
    `def ${own}(${edited.textOf(parameters).slice(1, -1).trim()}):`,
    `${indent}return asyncio.run(${inner}(${names.join(', ')}))`,
  ];
  edited.changes.insert(edited.lineEnd(whole.end), newline.repeat(3) + lines.join(newline));
  return true;
}

/** The name of a parameter without its type and default. */
function bare(parameter: string): string {
  return parameter.replace(/[:=].*$/s, '').trim();
}
