import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';

/** The edits that carry out the intents of one fix on one file of a service. */
export function editService(_source: SourceFile, _intents: readonly TemplateIntent[]): readonly TextEdit[] | undefined {
  return undefined;
}
