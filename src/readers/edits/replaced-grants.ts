import type { TemplateIntent } from '../../model/intent.js';

/** Replacing a statement where there are no other words for it: its actions and its resources. */
export function partsOfReplacing({
  of,
  right,
}: Extract<TemplateIntent, { readonly kind: 'replace-grant' }>): readonly TemplateIntent[] {
  return [
    { kind: 'replace-actions', of, actions: right.actions },
    { kind: 'replace-resources', of, resources: right.resources },
  ];
}
