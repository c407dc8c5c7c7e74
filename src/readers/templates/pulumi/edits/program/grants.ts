import type { NewValue } from '../../../../../model/intent.js';
import { codeMap } from '../../../../syntax/edits/new-code.js';
import { inputOf, type MadeHere, rootOf } from './made-here.js';
import { makingStatement } from './new-statements.js';
import type { ProgramEdit } from './program-edit.js';
import { logicalNameLike, variableOf } from './variables.js';

/**
 * Gives the role of a function a right, in a policy of its own behind the function. False when the role has no name there.
 * The role that Pulumi makes for a callback function may do all of it already.
 */
export function addGrant(
  edit: ProgramEdit,
  grantee: MadeHere,
  actions: readonly string[],
  resource: NewValue,
): boolean {
  const { draft } = edit;
  const written = inputOf(grantee, ['role']);
  if (!written) {
    return grantee.token === 'aws:lambda:CallbackFunction' && inputOf(grantee, ['policies']) === undefined;
  }
  const root = rootOf(written, draft.text);
  const role = edit.resources.find(({ found, type }) => {
    return type === 'aws_iam_role' && variableOf(found, grantee.found, draft) === root;
  });
  const target = edit.code(resource, grantee.found);
  if (!role || target === undefined) return false;
  const [only, ...others] = actions;
  const statement = codeMap({
    Effect: 'Allow',
    Action: only !== undefined && others.length === 0 ? only : actions,
    Resource: target,
  });
  const document = codeMap({ Version: '2012-10-17', Statement: [statement] });
  const inputs = codeMap({ role: { code: `${root}.name` }, policy: edit.isPython ? edit.json(document) : document });
  const name = logicalNameLike(grantee, freeName(edit, `${grantee.name ?? root}Access`), draft);
  return draft.insertAfter(grantee.found, makingStatement(edit, 'aws:iam:RolePolicy', name, inputs, undefined));
}

function freeName(edit: ProgramEdit, wanted: string): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!edit.named(name)) return name;
  }
}
