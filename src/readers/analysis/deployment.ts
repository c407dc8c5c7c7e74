import type { Scope } from '../../model/code.js';
import { answersDeployment, isMemberOfDeployment } from '../code/deployment.js';
import type { AnalysedFile } from './analysed-file.js';

/** The functions that read or answer what only a deployment sends: `event.getResourceProperties()`, `"ResponseURL"`. */
export function servingDeployment(file: AnalysedFile): ReadonlySet<Scope> {
  const written = file.tree
    .of('literal')
    .filter(({ value }) => typeof value === 'string' && isMemberOfDeployment(value));
  const members = file.tree.of('member').filter(({ name, object }) => {
    return isMemberOfDeployment(memberName(name)) && file.types.pathsOf(object).length === 0;
  });
  const answers = file.calls.filter((call) =>
    file.calleesOf(call).some((name) => answersDeployment(name.split('.')[0] ?? '')),
  );
  return new Set([...written, ...members, ...answers].map((node) => file.functions.scopeOf(node)));
}

/** `getResponseUrl` and `ResponseURL` are the same member. */
function memberName(name: string): string {
  const member = name.replace(/^get(?=[A-Z])/, '');
  return member === 'ResponseUrl' ? 'ResponseURL' : member;
}
