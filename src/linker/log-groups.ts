import type { FunctionDeclaration, LogGroupDeclaration } from '../model/template.js';
import { knownValues } from '../model/value.js';
import type { Declarations } from './declarations.js';

const defaultPrefix = '/aws/lambda/';

/**
 * The declared log groups of each function: the one its logging configuration names, and those called
 * `/aws/lambda/<function>` (where Lambda writes by default), by reference or by the same text as the function's own name.
 */
export function linkLogGroups(
  declarations: Declarations,
): ReadonlyMap<FunctionDeclaration, readonly LogGroupDeclaration[]> {
  const groupsOf = new Map<FunctionDeclaration, Set<LogGroupDeclaration>>();
  const link = (owner: FunctionDeclaration, group: LogGroupDeclaration) => {
    groupsOf.set(owner, (groupsOf.get(owner) ?? new Set()).add(group));
  };
  for (const owner of declarations.ofKind('function')) {
    for (const group of declarations.all(owner.logGroup, owner.id, ['log-group'])) {
      if (group.kind === 'log-group') link(owner, group);
    }
  }
  for (const group of declarations.ofKind('log-group')) {
    for (const name of knownValues(group.logGroupName)) {
      const functionName =
        name.kind === 'text' && name.text.startsWith(defaultPrefix) && name.text.slice(defaultPrefix.length);
      if (!functionName) continue;
      const owner = declarations.find({ kind: 'text', text: functionName }, group.id, ['function']);
      if (owner?.kind === 'function') link(owner, group);
    }
  }
  return new Map([...groupsOf].map(([owner, groups]) => [owner, [...groups]]));
}
