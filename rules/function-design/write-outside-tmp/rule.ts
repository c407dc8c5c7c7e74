import type { EventFlow } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { FilePath } from '../../../src/model/work.js';

/** Files are written below /tmp, or where a file system is mounted. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const write of handler.reach.eventFlow.fileWrites) {
      if (write.assumed || write.path.root === 'unknown') continue;
      if (isWritable(write.path)) verdict.holds(write);
      else {
        verdict.fails(write, {
          message: `${write.text} writes to ${nameOf(write.path)}, where ${functionsOf(handler)} may only read: in Lambda it fails with "Read-only file system". Write below /tmp, or to a bucket if it has to last.`,
          function: functionOf(handler),
          fix: () => belowTemporary(write),
        });
      }
    }
  }
};

/** A file system of EFS or S3 is mounted below /mnt; what is under /dev and /proc is no file. */
function isWritable({ root, start }: FilePath): boolean {
  return root === 'temporary' || (root === 'absolute' && /^\/(?:mnt|dev|proc)(?:\/|$)/.test(start));
}

function nameOf({ start, isComplete }: FilePath): string {
  if (start === '' || start === '/') return 'the folder of the code';
  return isComplete ? start : `${start}…`;
}

function belowTemporary({ path }: EventFlow['fileWrites'][number]): readonly FixProposal[] {
  if (!path.literal) return [];
  const text = `/tmp/${path.start.replace(/\/$/, '').replace(/^.*[/\\]/, '')}${path.start.endsWith('/') ? '/' : ''}`;
  const written = path.isComplete ? text : path.start.endsWith('/') ? '/tmp/' : text;
  return [
    {
      title: `Write to ${written}${path.isComplete ? '' : '…'}`,
      safety: 'suggested',
      intents: [{ kind: 'write-text', at: path.literal, text: written }],
    },
  ];
}
