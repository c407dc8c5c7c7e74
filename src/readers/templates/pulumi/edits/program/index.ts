import type { TemplateIntent } from '../../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../../model/source.js';
import { ProgramDraft } from '../../../../syntax/edits/program-draft.js';
import type { Program } from '../../../../syntax/program.js';
import { carryOut } from './intents.js';
import { ProgramEdit } from './program-edit.js';
import { setMethodRates } from './stages.js';

/**
 * The edits that carry out the intents of one fix on a program in TypeScript, JavaScript or Python, in the layout of the
 * file. Undefined when one of them cannot be expressed there: the resource is made elsewhere, or what it should refer to has
 * no name at that place.
 */
export function editProgram(
  source: SourceFile,
  intents: readonly TemplateIntent[],
  parse: (source: SourceFile) => Program,
): readonly TextEdit[] | undefined {
  const draft = ProgramDraft.open(source, parse);
  if (!draft) return undefined;
  const edit = new ProgramEdit(draft);
  const steps = [...intents].sort((a, b) => rank(a) - rank(b));
  const isDone =
    steps.every((intent) => carryOut(edit, intent, source)) &&
    [...edit.methodRates].every(([stage, rates]) => setMethodRates(edit, stage, rates));
  return isDone ? draft.edits() : undefined;
}

/** What others refer to is added first; an invocation setting refers to its queue. */
function rank(intent: TemplateIntent): number {
  if (intent.kind !== 'add-resource') return 2;
  return intent.resource.kind === 'async-invoke' ? 1 : 0;
}
