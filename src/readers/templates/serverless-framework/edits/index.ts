import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { changeWorkflows } from '../../../workflows/edits/workflow-intents.js';
import { carryOut } from './intents.js';
import { withLogicalNames } from './logical-names.js';
import { ServiceDraft } from './service-draft.js';
import { replaceWritten } from './written-values.js';

/**
 * The edits that carry out the intents of one fix on one file of a service, YAML, JSON or a program: in order, not overlapping, in the
 * layout of the file, comments kept. Undefined when one of them cannot be expressed there.
 */
export function editService(source: SourceFile, intents: readonly TemplateIntent[]): readonly TextEdit[] | undefined {
  const named = intents.map(withLogicalNames);
  const draft = ServiceDraft.open(source, named);
  if (!draft) return undefined;
  // Ranges are places of the text as it is, so what is replaced by range comes first.
  if (!replaceWritten(source, draft, named) || !changeWorkflows(source, draft.document, named)) return undefined;
  const steps = [...named].sort((a, b) => rank(a) - rank(b));
  return steps.every((intent) => carryOut(draft, intent)) ? draft.document.edits() : undefined;
}

/** What others refer to is added first. */
function rank(intent: TemplateIntent): number {
  return intent.kind === 'add-resource' && intent.resource.kind !== 'async-invoke' ? 0 : 1;
}
