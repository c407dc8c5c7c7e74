import type { Variable } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { freeName, namesInUse } from './names.js';
import { clientModule, isSdkService, isWholeSdk, moduleForm } from './sdk-modules.js';
import { stringLiteral } from './style.js';

/**
 * Loads single clients of version 2 of the AWS SDK for JavaScript instead of all of it. Refused where the SDK itself is
 * used (`AWS.config`, credentials, tracing). `at` is the import statement.
 */
export function narrowImport(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  for (const node of module.nodesAt(at)) {
    switch (node.type) {
      case AST_NODE_TYPES.ImportDeclaration:
        return narrowDeclaration(module, node, changes);
      case AST_NODE_TYPES.TSImportEqualsDeclaration:
        return narrowImportEquals(module, node, changes);
      case AST_NODE_TYPES.VariableDeclaration:
        return narrowRequires(module, node, changes);
    }
  }
  return false;
}

/** The name each service goes by, in the order they were met. */
type Services = Map<string, string>;

function narrowDeclaration(module: EditedModule, node: TSESTree.ImportDeclaration, changes: Changes): boolean {
  if (!isWholeSdk(node.source.value) || node.importKind === 'type') return false;
  const services: Services = new Map();
  for (const specifier of node.specifiers) {
    if (specifier.type !== AST_NODE_TYPES.ImportSpecifier) continue;
    const name = nameOf(specifier.imported);
    if (!isSdkService(name) || specifier.importKind === 'type') return false;
    services.set(name, specifier.local.name);
  }
  for (const specifier of node.specifiers) {
    if (specifier.type === AST_NODE_TYPES.ImportSpecifier) continue;
    if (!rewriteUses(module, module.scopes.getDeclaredVariables(specifier)[0], services, changes)) return false;
  }
  const isDefault = node.specifiers[0]?.type === AST_NODE_TYPES.ImportDefaultSpecifier;
  const form = isDefault ? 'default' : moduleForm(module);
  return replaceStatement(module, node, services, changes, (service, local) => {
    const path = stringLiteral(module, clientModule(module, service, form));
    return form === 'default' ? `import ${local} from ${path}` : `import ${local} = require(${path})`;
  });
}

function narrowImportEquals(module: EditedModule, node: TSESTree.TSImportEqualsDeclaration, changes: Changes): boolean {
  const { moduleReference, importKind } = node;
  if (moduleReference.type !== AST_NODE_TYPES.TSExternalModuleReference || importKind === 'type') return false;
  if (!namesWholeSdk(moduleReference.expression) || node.parent.type !== AST_NODE_TYPES.Program) return false;
  const services: Services = new Map();
  if (!rewriteUses(module, module.scopes.getDeclaredVariables(node)[0], services, changes)) return false;
  return replaceStatement(module, node, services, changes, (service, local) => {
    return `import ${local} = require(${stringLiteral(module, clientModule(module, service, 'require'))})`;
  });
}

function narrowRequires(module: EditedModule, node: TSESTree.VariableDeclaration, changes: Changes): boolean {
  const declarators = node.declarations.filter(({ init }) => init && requiredSdk(init));
  if (declarators.length === 0) return false;
  return declarators.every((declarator) => {
    const { init } = declarator;
    if (init?.type === AST_NODE_TYPES.MemberExpression) return narrowMember(module, init, changes);
    const bindings = bindingsOf(module, declarator, changes);
    if (!bindings || bindings.length === 0) return false;
    const texts = bindings.map(([service, local]) => `${local} = ${requireText(module, service)}`);
    if (node.declarations.length > 1) {
      changes.replace(...declarator.range, texts.join(', '));
    } else {
      const end = module.textOf(node).endsWith(';') ? ';' : '';
      changes.replace(
        ...node.range,
        texts.map((text) => `${node.kind} ${text}${end}`).join(nextStatement(module, node)),
      );
    }
    return true;
  });
}

/** `require('aws-sdk')`, or the like at the start of a chain of members. */
function requiredSdk(node: Node): TSESTree.CallExpression | undefined {
  if (node.type === AST_NODE_TYPES.MemberExpression) return requiredSdk(node.object);
  if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.Identifier) return undefined;
  return node.callee.name === 'require' && namesWholeSdk(node.arguments[0]) ? node : undefined;
}

function narrowMember(module: EditedModule, chain: TSESTree.MemberExpression, changes: Changes): boolean {
  const member = requiredSdk(chain)?.parent;
  const service = member ? serviceOf(member) : undefined;
  if (!member || !service) return false;
  changes.replace(...member.range, requireText(module, service));
  return true;
}

/** Each service with the name or pattern it is bound to. */
function bindingsOf(
  module: EditedModule,
  { id }: TSESTree.VariableDeclarator,
  changes: Changes,
): readonly (readonly [service: string, local: string])[] | undefined {
  if (id.type === AST_NODE_TYPES.Identifier && !id.typeAnnotation) {
    const services: Services = new Map();
    const [variable] = module.scopes.getDeclaredVariables(id.parent);
    return rewriteUses(module, variable, services, changes) ? [...services] : undefined;
  }
  if (id.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
  const bindings = id.properties.flatMap((property): (readonly [string, string])[] => {
    if (property.type !== AST_NODE_TYPES.Property || property.computed || !isSdkService(nameOf(property.key)))
      return [];
    const { value } = property;
    const simple = value.type === AST_NODE_TYPES.Identifier || value.type === AST_NODE_TYPES.ObjectPattern;
    return simple ? [[nameOf(property.key), module.textOf(value)]] : [];
  });
  return bindings.length === id.properties.length ? bindings : undefined;
}

/** Turns `AWS.S3` into `S3` wherever the SDK is used; false when it is used in any other way or not at all. */
function rewriteUses(
  module: EditedModule,
  variable: Variable | undefined,
  services: Services,
  changes: Changes,
): boolean {
  const uses = variable?.references.filter((reference) => !reference.init) ?? [];
  for (const { identifier } of uses) {
    const use = identifier.parent;
    const service = serviceOf(use);
    if (!service || isChanged(use)) return false;
    if (!services.has(service)) services.set(service, localName(module, service));
    changes.replace(...use.range, services.get(service) ?? service);
  }
  return uses.length > 0;
}

function serviceOf(use: Node): string | undefined {
  let name: string | undefined;
  if (use.type === AST_NODE_TYPES.MemberExpression && !use.computed && !use.optional) name = nameOf(use.property);
  if (use.type === AST_NODE_TYPES.TSQualifiedName) name = use.right.name;
  return name !== undefined && isSdkService(name) ? name : undefined;
}

function isChanged(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === AST_NODE_TYPES.UnaryExpression) return parent.operator === 'delete';
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === use;
}

function localName(module: EditedModule, service: string): string {
  return namesInUse(module).has(service) ? freeName(module, `${service}Service`) : service;
}

function replaceStatement(
  module: EditedModule,
  statement: Node,
  services: Services,
  changes: Changes,
  write: (service: string, local: string) => string,
): boolean {
  const end = module.textOf(statement).endsWith(';') ? ';' : '';
  const statements = [...services].map(([service, local]) => write(service, local) + end);
  changes.replace(...statement.range, statements.join(nextStatement(module, statement)));
  return statements.length > 0;
}

function nextStatement(module: EditedModule, statement: Node): string {
  return module.layout.newline + module.indentationAt(statement.range[0]);
}

function requireText(module: EditedModule, service: string): string {
  return `require(${stringLiteral(module, clientModule(module, service, 'require'))})`;
}

function nameOf(key: Node): string {
  if (key.type === AST_NODE_TYPES.Identifier) return key.name;
  return key.type === AST_NODE_TYPES.Literal ? String(key.value) : '';
}

function namesWholeSdk(node: Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.Literal && isWholeSdk(node.value);
}
