import type { Scope } from '../../../model/code.js';
import { answersDeployment, isMemberOfDeployment } from '../deployment.js';
import { stringValue } from './literals.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { keyName, memberName } from './syntax.js';

/** The functions that read or answer what only a deployment sends. */
export function servingDeployment({ parsed, bindings, functions, origins }: Module): ReadonlySet<Scope> {
  const { nodes } = parsed;
  const names = [
    ...nodes.of(Type.MemberExpression).map((node) => ({ node, name: memberName(node) })),
    ...nodes
      .of(Type.ObjectPattern)
      .flatMap(({ properties }) =>
        properties.flatMap((node) => (node.type === Type.Property ? [{ node, name: keyName(node) }] : [])),
      ),
    ...nodes
      .of(Type.BinaryExpression)
      .filter(({ operator }) => operator === 'in')
      .map((node) => ({ node, name: stringValue(node.left, bindings) })),
  ];
  const reading = names.filter(({ name }) => name !== undefined && isMemberOfDeployment(name)).map(({ node }) => node);
  const answering = nodes
    .of(Type.CallExpression)
    .filter(({ callee }) => callee && answersDeployment(origins.of(callee)?.module ?? ''));
  return new Set([...reading, ...answering].map((node) => functions.scopeOf(node)));
}
