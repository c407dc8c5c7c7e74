import type { Block } from '../syntax/nodes.js';
import { setAttribute } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { attributeOf, isOfType } from './places.js';

/** Names the content of a function's package beside its path: the hash of the archive, or of the file. */
export function addCodeHash(draft: HclDraft, find: () => Block | undefined): boolean {
  const block = find();
  const file = block && attributeOf(block.body, 'filename')?.value;
  if (!block || !file || !isOfType(block, 'aws_lambda_function')) return false;
  const written = draft.text.slice(file.start, file.end);
  const archive = /^(?:data\.)?archive_file\.[\w-]+(?:\[[^\]]*\])?(?=\.output_path$)/.exec(written)?.[0];
  const hash = archive === undefined ? `filebase64sha256(${written})` : `${archive}.output_base64sha256`;
  return setAttribute(draft, block, 'source_code_hash', hash, ['filename']);
}
