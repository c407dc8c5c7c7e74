import type { PlaceNameFact } from '../../model/flow.js';
import type { Placed } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/** Literals that name a region, an account, or something by its full address. */
export function findPlaceNames(file: FlowFile): readonly PlaceNameFact[] {
  return file.tree.of('literal').flatMap((node) => {
    if (typeof node.value !== 'string') return [];
    const type = kinds.find(({ pattern }) => pattern.test(node.value as string))?.type;
    return type && !runsAsScriptOnly(node, file)
      ? [{ range: file.range(node), scope: file.scopeOf(node), type, value: node.value }]
      : [];
  });
}

/** Under `if __name__ == '__main__'`: a try-out that no function runs. */
function runsAsScriptOnly(node: Placed, file: FlowFile): boolean {
  if (file.program.language !== 'python') return false;
  for (const around of file.tree.ancestorsOf(node)) {
    if ('kind' in around && around.kind === 'if' && /^__name__==/.test(file.written(around.test))) return true;
  }
  return false;
}

/**
 * The forms of Amazon resource names, queue addresses and bucket addresses (AWS General Reference, S3 user guide, as known in
 * November 2026). Account numbers of examples (123456789012, 111122223333, 000000000000) name no account.
 */
const kinds: readonly { readonly type: PlaceNameFact['type']; readonly pattern: RegExp }[] = [
  { type: 'arn', pattern: /^arn:aws[\w-]*:[\w-]+:[\w-]*:(?:\d{12})?:\S+/ },
  { type: 'queue-url', pattern: /^https:\/\/sqs\.[\w-]+\.amazonaws\.com(?:\.cn)?\/\d{12}\/\S+$/ },
  { type: 'bucket-url', pattern: /^(?:s3:\/\/[\w.-]+|https:\/\/[\w.-]+\.s3[\w.-]*\.amazonaws\.com)/ },
  {
    type: 'region',
    pattern:
      /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov)-(?:north|south|east|west|central|northeast|southeast|northwest)-\d$/,
  },
  { type: 'account', pattern: /^(?!123456789012|111122223333|000000000000|(\d)\1{11})\d{12}$/ },
];
