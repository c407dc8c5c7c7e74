import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import type { Grammar } from '../../../syntax/grammar.js';
import { HclDraft } from './hcl-draft.js';
import { carryOut, type Progress } from './intents.js';
import { editJsonConfiguration } from './json-configuration.js';
import { changeWorkflows } from './workflows.js';
import { replaceWritten } from './written-values.js';

/**
 * The edits that carry out the intents of one fix on one configuration: in order, not overlapping, in the layout of
 * `terraform fmt`, comments kept. Undefined when one of them cannot be expressed there.
 */
export function editTerraform(
  source: SourceFile,
  intents: readonly TemplateIntent[],
  grammar: Grammar,
): readonly TextEdit[] | undefined {
  if (source.path.toLowerCase().endsWith('.json')) return editJsonConfiguration(source, intents);
  const draft = HclDraft.open(source, grammar);
  if (!draft) return undefined;
  // Ranges are places of the text as it is, so what is replaced by range comes first.
  if (!replaceWritten(draft, intents) || !changeWorkflows(draft, intents)) return undefined;
  const progress: Progress = { added: new Map(), behind: new Map() };
  const steps = [...intents].sort((a, b) => rank(a) - rank(b));
  return steps.every((intent) => carryOut(draft, intent, progress)) ? draft.edits() : undefined;
}

/** What others refer to is added first; an invocation setting refers to its queue. */
function rank(intent: TemplateIntent): number {
  if (intent.kind !== 'add-resource') return 2;
  return intent.resource.kind === 'async-invoke' ? 1 : 0;
}
