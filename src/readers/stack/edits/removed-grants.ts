import type { TemplateIntent } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { entryAt, textAt } from '../../documents/edits/places.js';
import { placeOf } from './subjects.js';

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

/** Takes out a statement, or a policy template; a policy that would be left empty goes with it. */
export function removeGrant(draft: DocumentDraft, path: readonly string[]): boolean {
  if (draft.removeItem(path)) return true;
  // The last statement of a policy: the policy itself is an item of a list of policies, or the only one.
  const statements = path.lastIndexOf('Statement');
  const document = statements === -1 ? path : path.slice(0, statements);
  const policy = document.at(-1) === 'PolicyDocument' ? document.slice(0, -1) : document;
  const policies = policy.lastIndexOf('Policies');
  if (policies === -1 || policy.length > policies + 2) return false;
  return draft.removeItem(policy) || draft.remove(path.slice(0, policies + 1));
}

/** Writes the name of another policy template; its parameter is the same. */
export function replaceSet(draft: DocumentDraft, { of, set, by }: IntentOf<'replace-set'>): boolean {
  const entry = entryAt(draft.at(of.path), set);
  if (!entry) return false;
  const start = draft.text.indexOf(set, entry.keyStart);
  return start < entry.colonEnd && draft.change([{ start, end: start + set.length, text: by }]);
}

/** Takes a managed policy out of the list that names it. */
export function removePolicy(draft: DocumentDraft, { of, policy }: IntentOf<'remove-policy'>): boolean {
  const subject = placeOf(draft, of);
  if (!subject) return false;
  for (const key of ['Policies', 'ManagedPolicyArns']) {
    const path = [...subject.properties, key];
    const list = draft.at(path);
    if (list?.kind === 'scalar' && isNamed(list.text, policy)) return draft.remove(path);
    if (list?.kind !== 'list') continue;
    const at = list.items.findIndex((item) => isNamed(writtenName(item, draft.text), policy));
    if (at !== -1) return draft.removeItem([...path, String(at)]) || draft.remove(path);
  }
  return false;
}

/** The text of an item, or what stands in it where a function puts an ARN together. */
function writtenName(item: Parameters<typeof textAt>[0] & object, text: string): string {
  return textAt(item) ?? text.slice(item.start, item.end).replace(/["'\s\]}]+$/, '');
}

function isNamed(written: string, policy: string): boolean {
  return written === policy || written.endsWith(`/${policy}`);
}
