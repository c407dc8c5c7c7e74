import type { Scope } from '../../../model/code.js';
import { stringValue } from '../../syntax/python/literals.js';
import { attributeParts } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { answersDeployment, isMemberOfDeployment } from '../deployment.js';
import type { PythonFile } from './python-file.js';

/**
 * The functions that read or answer what only a deployment sends: `event['ResourceProperties']`, `cfnresponse.send(…)`. The
 * member may stand anywhere: as an index, in `get`, before `in`.
 */
export function servingDeployment(file: PythonFile): ReadonlySet<Scope> {
  const { nodes } = file.tree;
  const written = nodes.of('string').filter((node) => isMember(stringValue(node, file.places.source)));
  const attributes = nodes.of('attribute').filter((node) => isMember(nameOf(node, file)));
  const answers = nodes.of('call').filter((call) => {
    const [module] = file.meanings.symbolOf(parts(call)[0])?.split('.') ?? [];
    return module !== undefined && answersDeployment(module);
  });
  return new Set([...written, ...attributes, ...answers].map((node) => file.functions.scopeOf(node)));
}

function isMember(name: string | undefined): boolean {
  return name !== undefined && isMemberOfDeployment(name);
}

function nameOf(attribute: SyntaxNode, file: PythonFile): string | undefined {
  const { name } = attributeParts(attribute) ?? {};
  return name && file.places.text(name);
}
