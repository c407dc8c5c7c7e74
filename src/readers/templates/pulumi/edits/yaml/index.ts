import type { TemplateIntent } from '../../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../../model/source.js';
import { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { changeWorkflows } from '../../../../workflows/edits/workflow-intents.js';
import { carryOut } from './intents.js';
import { replaceWritten } from './written-values.js';

/**
 * The edits that carry out the intents of one fix on a program in YAML, in the layout of the file, comments kept. Undefined
 * when one of them cannot be expressed there.
 */
export function editYamlProgram(
  source: SourceFile,
  intents: readonly TemplateIntent[],
): readonly TextEdit[] | undefined {
  const draft = DocumentDraft.open(source);
  if (!draft) return undefined;
  // Ranges are places of the text as it is, so what is replaced by range comes first.
  if (!replaceWritten(source, draft, intents) || !changeWorkflows(source, draft, intents)) return undefined;
  const steps = [...intents].sort((a, b) => rank(a) - rank(b));
  const added = new Map<string, string>();
  return steps.every((intent) => carryOut(draft, intent, added)) ? draft.edits() : undefined;
}

/** What others refer to is added first; an invocation setting refers to its queue. */
function rank(intent: TemplateIntent): number {
  if (intent.kind !== 'add-resource') return 2;
  return intent.resource.kind === 'async-invoke' ? 1 : 0;
}
