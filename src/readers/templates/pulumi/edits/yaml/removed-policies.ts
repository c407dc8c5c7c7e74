import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { propertiesOf, referredResource, typeOf } from './resources.js';

/** Takes a managed policy out of the list of a role, or the resource away that attaches it. */
export function removePolicy(draft: DocumentDraft, role: string, policy: string): boolean {
  const path = [...propertiesOf(role), 'managedPolicyArns'];
  const list = draft.at(path);
  const count = list?.kind === 'list' ? list.items.length : 0;
  for (let at = 0; at < count; at++) {
    if (!draft.textAt([...path, String(at)])?.endsWith(`/${policy}`)) continue;
    return count > 1 ? draft.removeItem([...path, String(at)]) : draft.remove(path);
  }
  const resources = draft.at(['resources']);
  const [attachment, ...others] = (resources?.kind === 'map' ? resources.entries : []).filter(
    ({ key }) =>
      typeOf(draft, key) === 'aws_iam_role_policy_attachment' &&
      referredResource(draft, [...propertiesOf(key), 'role']) === role &&
      draft.textAt([...propertiesOf(key), 'policyArn'])?.endsWith(`/${policy}`),
  );
  if (!attachment || others.length > 0) return false;
  const isUsed = ['.', '[', '}'].some((end) => draft.text.includes(`\${${attachment.key}${end}`));
  return !isUsed && draft.remove(['resources', attachment.key]);
}
