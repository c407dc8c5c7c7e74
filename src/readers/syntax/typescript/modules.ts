import ts from 'typescript';
import type { ExportNode, ImportNode, Statement } from '../program.js';
import { type Conversion, dottedName, hasModifier, placeOf } from './conversion.js';

/** What a file takes from others and gives to them, and what it does. */
export interface ModuleParts {
  readonly imports: readonly ImportNode[];
  readonly exports: readonly ExportNode[];
  readonly body: readonly Statement[];
}

/** The parts of a file, in its order. `require` of a module is an import, and what is put on `module.exports` an export. */
export function convertModule(context: Conversion): ModuleParts {
  const imports: ImportNode[] = [];
  const exports: ExportNode[] = [];
  const body: Statement[] = [];
  for (const statement of context.file.statements) {
    const imported = importsOf(statement, context);
    if (imported) {
      imports.push(...imported);
      continue;
    }
    const exported = exportsOf(statement, context);
    exports.push(...(exported ?? []));
    if (!exported || runs(statement)) body.push(...context.statement(statement));
  }
  return { imports, exports, body };
}

/** Undefined for a statement that is no import. */
function importsOf(node: ts.Statement, context: Conversion): readonly ImportNode[] | undefined {
  if (ts.isImportDeclaration(node)) {
    const module = ts.isStringLiteralLike(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
    const clause = node.importClause;
    const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return [{ module, names: importedNames(clause), opensAll: false, typeOnly, ...placeOf(node, context) }];
  }
  if (ts.isImportEqualsDeclaration(node)) {
    const { moduleReference: reference } = node;
    if (!ts.isExternalModuleReference(reference) || !ts.isStringLiteralLike(reference.expression)) return undefined;
    const names = [{ imported: '*', local: node.name.text }];
    const module = reference.expression.text;
    return [{ module, names, opensAll: false, typeOnly: node.isTypeOnly, ...placeOf(node, context) }];
  }
  return ts.isVariableStatement(node) ? requires(node, context) : undefined;
}

function importedNames(clause: ts.ImportClause | undefined): ImportNode['names'] {
  const names: { imported: string; local: string }[] = [];
  if (clause?.name) names.push({ imported: 'default', local: clause.name.text });
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push({ imported: '*', local: bindings.name.text });
  if (bindings && ts.isNamedImports(bindings)) {
    for (const { propertyName, name } of bindings.elements) {
      names.push({ imported: (propertyName ?? name).text, local: name.text });
    }
  }
  return names;
}

/** `const a = require('a')` and `const { b } = require('a')`, when the statement declares nothing else. */
function requires(node: ts.VariableStatement, context: Conversion): readonly ImportNode[] | undefined {
  if (hasModifier(node, ts.SyntaxKind.ExportKeyword)) return undefined;
  const imports: ImportNode[] = [];
  for (const declaration of node.declarationList.declarations) {
    const required = requiredModule(declaration.initializer);
    const names = required && requiredNames(declaration.name, required.member);
    if (!required || !names) return undefined;
    imports.push({ module: required.module, names, opensAll: false, typeOnly: false, ...placeOf(node, context) });
  }
  return imports;
}

function requiredModule(node: ts.Expression | undefined): { module: string; member?: string } | undefined {
  if (!node) return undefined;
  if (ts.isPropertyAccessExpression(node)) {
    const required = requiredModule(node.expression);
    return required && required.member === undefined ? { ...required, member: node.name.text } : undefined;
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'require') {
    return undefined;
  }
  const [argument] = node.arguments;
  return argument && ts.isStringLiteralLike(argument) ? { module: argument.text } : undefined;
}

function requiredNames(name: ts.BindingName, member: string | undefined): ImportNode['names'] | undefined {
  if (ts.isIdentifier(name)) return [{ imported: member ?? '*', local: name.text }];
  if (member !== undefined || !ts.isObjectBindingPattern(name)) return undefined;
  const names = name.elements.flatMap((element) => {
    const imported = element.propertyName ?? element.name;
    const isPlain = ts.isIdentifier(imported) && ts.isIdentifier(element.name) && !element.dotDotDotToken;
    return isPlain ? [{ imported: imported.text, local: element.name.text }] : [];
  });
  return names.length === name.elements.length ? names : undefined;
}

/** Undefined for a statement that gives nothing away. */
function exportsOf(node: ts.Statement, context: Conversion): readonly ExportNode[] | undefined {
  if (ts.isExportAssignment(node)) {
    const value = context.expression(node.expression);
    return [{ name: node.isExportEquals ? '=' : 'default', value, ...placeOf(node, context) }];
  }
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? [] : reExports(node, context);
  if (ts.isExpressionStatement(node)) return assignedExports(node, context);
  if (!hasModifier(node, ts.SyntaxKind.ExportKeyword)) return undefined;
  if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) return [defaultExport(node, context)];
  return declaredNames(node).map((name) => ({
    name: name.text,
    value: { kind: 'name', name: name.text, ...placeOf(name, context) },
    ...placeOf(name, context),
  }));
}

function reExports(node: ts.ExportDeclaration, context: Conversion): readonly ExportNode[] {
  const module = node.moduleSpecifier && ts.isStringLiteralLike(node.moduleSpecifier) && node.moduleSpecifier.text;
  const clause = node.exportClause;
  const place = placeOf(node, context);
  if (!clause) return module ? [{ name: '*', from: { module, imported: '*' }, ...place }] : [];
  if (ts.isNamespaceExport(clause)) {
    return module ? [{ name: clause.name.text, from: { module, imported: '*' }, ...place }] : [];
  }
  return clause.elements.map(({ propertyName, name }) => {
    const own = (propertyName ?? name).text;
    const at = placeOf(name, context);
    if (module) return { name: name.text, from: { module, imported: own }, ...at };
    return { name: name.text, value: { kind: 'name', name: own, ...at }, ...at };
  });
}

/** `module.exports = …`, `module.exports.save = …`, `exports.save = …`. */
function assignedExports(
  { expression }: ts.ExpressionStatement,
  context: Conversion,
): readonly ExportNode[] | undefined {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) {
    return undefined;
  }
  const target = dottedName(expression.left)?.split('.') ?? [];
  const [first, second, third, ...deeper] = target;
  const name =
    first === 'module' && second === 'exports' ? (third ?? '=') : first === 'exports' && !third ? second : undefined;
  if (name === undefined || deeper.length > 0) return undefined;
  return [{ name, value: context.expression(expression.right), ...placeOf(expression, context) }];
}

function defaultExport(node: ts.Statement, context: Conversion): ExportNode {
  const place = placeOf(node, context);
  if (!ts.isClassDeclaration(node) && !ts.isFunctionDeclaration(node)) return { name: 'default', ...place };
  if (node.name) {
    return { name: 'default', value: { kind: 'name', name: node.name.text, ...placeOf(node.name, context) }, ...place };
  }
  return ts.isClassDeclaration(node)
    ? { name: 'default', value: { kind: 'class-expression', class: context.class(node), ...place }, ...place }
    : { name: 'default', value: { kind: 'function-expression', function: context.function(node), ...place }, ...place };
}

function declaredNames(node: ts.Statement): readonly ts.Identifier[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const isNamed = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node);
  return isNamed && node.name ? [node.name] : [];
}

function boundNames(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Whether an export also does something here. */
function runs(node: ts.Statement): boolean {
  if (ts.isExportAssignment(node) || ts.isExportDeclaration(node) || ts.isExpressionStatement(node)) return false;
  const isAnonymous = (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) && !node.name;
  return !isAnonymous;
}
