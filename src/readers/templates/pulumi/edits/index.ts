import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { editYamlProgram } from './yaml/index.js';

/** The edits that carry out the intents of one fix on one file; undefined when one of them cannot be expressed there. */
export function editPulumi(source: SourceFile, intents: readonly TemplateIntent[]): readonly TextEdit[] | undefined {
  return /\.(?:ya?ml|json)$/.test(source.path) ? editYamlProgram(source, intents) : undefined;
}
