import type { TemplateNode } from '../../../documents/nodes.js';
import type { Expression, Program, Statement } from '../../../syntax/program.js';
import { Conversion, type Imported } from './conversion.js';

/** What a program exports, by name: `=` stands for `module.exports` as a whole. */
export function convertedExports(program: Program): ReadonlyMap<string, TemplateNode> {
  const conversion = new Conversion(program.path, constantsOf(program.body), importsOf(program));
  const exported = new Map<string, TemplateNode>();
  for (const { name, value, from, start, end } of program.exports) {
    if (from) exported.set(name, conversion.imported({ module: from.module, name: from.imported }, { start, end }));
    else if (value) exported.set(name, conversion.node(value));
  }
  return exported;
}

/** Names of the top level that are never given another value, or at least look like it. */
function constantsOf(body: readonly Statement[]): ReadonlyMap<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const statement of body) {
    if (statement.kind === 'variable' && statement.target.kind === 'name-pattern' && statement.value) {
      constants.set(statement.target.name, statement.value);
    } else if (statement.kind === 'function' && statement.function.name !== undefined) {
      const { start, end } = statement;
      constants.set(statement.function.name, { kind: 'function-expression', function: statement.function, start, end });
    }
  }
  return constants;
}

function importsOf(program: Program): ReadonlyMap<string, Imported> {
  return new Map(
    program.imports.flatMap(({ module, names, typeOnly }) =>
      typeOnly ? [] : names.map(({ imported, local }) => [local, { module, name: imported }] as const),
    ),
  );
}
