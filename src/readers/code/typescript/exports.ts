import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ExportFact } from '../../../model/code.js';
import { type Imports, moduleExportName } from './imports.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import type { ParsedModule } from './parse.js';
import type { Resolution, ResolvedFunction } from './resolution.js';
import { bare, isClassNode, isFunctionNode, keyName, memberName, nameSpan, returnedValues } from './syntax.js';

/** An export with the expression or declaration that gives it its value, where that is in this file. */
export interface FoundExport {
  readonly fact: ExportFact;
  readonly value?: TSESTree.Node;
  readonly resolved?: ResolvedFunction;
}

interface Placed {
  readonly range: TSESTree.Range;
}

/** Everything other modules can get from this one, by ESM, by CommonJS, and by what compilers make of both. */
export function findExports(
  parsed: ParsedModule,
  imports: Imports,
  origins: Origins,
  resolution: Resolution,
): readonly FoundExport[] {
  const { lines, nodes } = parsed;
  const { bindings } = resolution;
  const found = new Map<string, FoundExport>();

  const add = (name: string, at: Placed, value?: TSESTree.Node, from?: ExportFact['from']) => {
    const resolved = value && resolution.function(value);
    const fact: ExportFact = {
      name,
      range: lines.range(...nameSpan(at)),
      ...(resolved ? { function: resolved.function } : {}),
      ...(from ? { from } : {}),
    };
    const key = name === '*' && from ? `* ${from.import}` : name;
    const known = found.get(key);
    if (known && (known.resolved || !resolved)) return;
    found.set(key, { fact, ...(value ? { value } : {}), ...(resolved ? { resolved } : {}) });
  };

  /** An export whose value may be an import handed on. */
  const addValue = (name: string, at: Placed, value: TSESTree.Node) => {
    const origin = origins.of(value);
    if (!origin || !imports.isLocal(origin.import)) {
      add(name, at, value);
      return;
    }
    const whole = origin.path.length === 0 && origin.imported === '*';
    const path = whole ? '*' : [origin.imported, ...origin.members].join('.');
    add(name, at, value, { import: origin.import, name: path });
  };

  for (const node of nodes.of(Type.ExportNamedDeclaration)) {
    if (node.exportKind === 'type') continue;
    const imported = imports.indexOf(node);
    for (const { local, exported, exportKind } of node.specifiers) {
      if (exportKind === 'type') continue;
      const name = moduleExportName(exported);
      if (imported !== undefined) add(name, exported, undefined, { import: imported, name: moduleExportName(local) });
      else if (!isTypeName(local)) addValue(name, exported, local);
    }
    for (const [name, value] of declaredNames(node.declaration)) {
      if (value) addValue(name.name, name, value);
      else add(name.name, name);
    }
  }
  for (const node of nodes.of(Type.ExportAllDeclaration)) {
    const imported = imports.indexOf(node);
    if (imported === undefined || node.exportKind === 'type') continue;
    const name = node.exported ? moduleExportName(node.exported) : '*';
    add(name, node.exported ?? node, undefined, { import: imported, name: '*' });
  }
  for (const { declaration, range } of nodes.of(Type.ExportDefaultDeclaration)) {
    if (!declaration || declaration.type === Type.TSInterfaceDeclaration) continue;
    addValue('default', { range: [range[0], range[0] + 'export default'.length] }, declaration);
  }
  for (const { expression } of nodes.of(Type.TSExportAssignment)) addWholeModule(expression, expression);
  for (const { left, right } of nodes.of(Type.AssignmentExpression)) {
    const name = exportedBy(left);
    if (name === undefined || isUndefined(right)) continue;
    if (name === '') addWholeModule(left, right);
    else addValue(name, left.type === Type.MemberExpression ? left.property : left, right);
  }
  for (const call of nodes.of(Type.CallExpression)) addCompiled(call);
  return [...found.values()].sort((a, b) => {
    const [from, to] = [a.fact.range.start, b.fact.range.start];
    return from.line - to.line || from.character - to.character;
  });

  /** `module.exports = …`, `export = …`: an object gives its properties, anything else is the default. */
  function addWholeModule(at: Placed, value: TSESTree.Node): void {
    const whole = bindings.resolve(value);
    if (whole.type === Type.AssignmentExpression) {
      addWholeModule(at, whole.right);
      return;
    }
    if (whole.type !== Type.ObjectExpression) {
      const origin = origins.of(value);
      if (origin) add('*', at, undefined, { import: origin.import, name: origin.path.join('.') || '*' });
      else add('default', at, value);
      return;
    }
    for (const property of whole.properties) {
      if (property.type === Type.SpreadElement) {
        const origin = origins.of(property.argument);
        if (origin) add('*', property, undefined, { import: origin.import, name: '*' });
        continue;
      }
      const name = keyName(property);
      if (name !== undefined) addValue(name, property.key, property.value);
    }
  }

  /** What TypeScript, Babel and esbuild write for ESM: `Object.defineProperty`, `__exportStar`, `__export`. */
  function addCompiled(call: TSESTree.CallExpression): void {
    const [first, second, third] = call.arguments;
    if (!first || !second) return;
    const callee = bare(call.callee);
    const name =
      callee.type === Type.MemberExpression ? memberName(callee) : 'name' in callee ? callee.name : undefined;
    if (name === 'defineProperty' && exportedBy(first) === '' && second.type === Type.Literal && third) {
      const exported = String(second.value);
      if (exported !== '__esModule') add(exported, second, getterOf(third));
    } else if (name === '__exportStar') {
      const origin = origins.of(first);
      if (origin) add('*', first, undefined, { import: origin.import, name: '*' });
    } else if (name === '__export' && second.type === Type.ObjectExpression) {
      for (const property of second.properties) {
        const exported = property.type === Type.Property ? keyName(property) : undefined;
        if (property.type === Type.Property && exported !== undefined) {
          add(exported, property.key, valueGivenBy(property.value));
        }
      }
    }
  }

  function getterOf(descriptor: TSESTree.Node): TSESTree.Node | undefined {
    if (descriptor.type !== Type.ObjectExpression) return undefined;
    const getter = descriptor.properties.find((entry) => entry.type === Type.Property && keyName(entry) === 'get');
    return getter?.type === Type.Property ? valueGivenBy(getter.value) : undefined;
  }

  function valueGivenBy(getter: TSESTree.Node): TSESTree.Node | undefined {
    return isFunctionNode(getter) ? returnedValues(getter, nodes)[0] : undefined;
  }

  function isTypeName(local: TSESTree.Node): boolean {
    const variable = bindings.variable(local);
    return variable?.defs[0]?.type === DefinitionType.Type;
  }

  /** `''` for the module's exports as a whole, a name for one of them. */
  function exportedBy(target: TSESTree.Node): string | undefined {
    if (bindings.isGlobal(target, 'exports')) return '';
    if (target.type !== Type.MemberExpression || !target.object) return undefined;
    const name = memberName(target);
    if (bindings.isGlobal(target.object, 'module')) return name === 'exports' ? '' : undefined;
    return exportedBy(target.object) === '' ? name : undefined;
  }
}

/** The names a declaration binds, each with its value where the declaration says it. */
function declaredNames(
  declaration: TSESTree.NamedExportDeclarations | null,
): readonly (readonly [TSESTree.Identifier, TSESTree.Node | undefined])[] {
  if (!declaration) return [];
  if ((isFunctionNode(declaration) || isClassNode(declaration)) && declaration.id) {
    return [[declaration.id, declaration]];
  }
  if (declaration.type === Type.TSEnumDeclaration) return [[declaration.id, undefined]];
  if (declaration.type !== Type.VariableDeclaration) return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === Type.Identifier
      ? [[id, init ?? undefined] as const]
      : patternNames(id).map((name) => [name, undefined] as const),
  );
}

function patternNames(pattern: TSESTree.Node | null): readonly TSESTree.Identifier[] {
  switch (pattern?.type) {
    case Type.Identifier:
      return [pattern];
    case Type.ObjectPattern:
      return pattern.properties.flatMap((entry) => patternNames(entry.type === Type.Property ? entry.value : entry));
    case Type.ArrayPattern:
      return pattern.elements.flatMap(patternNames);
    case Type.AssignmentPattern:
      return patternNames(pattern.left);
    case Type.RestElement:
      return patternNames(pattern.argument);
    default:
      return [];
  }
}

/** `exports.a = void 0`, with which compiled modules start. */
function isUndefined(node: TSESTree.Node): boolean {
  return node.type === Type.UnaryExpression
    ? node.operator === 'void'
    : node.type === Type.AssignmentExpression && isUndefined(node.right);
}
