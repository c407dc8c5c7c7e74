import type { Language } from '../../model/code.js';
import type { RemainingTimeFact } from '../../model/work.js';
import type { FlowFile } from '../flow/index.js';
import type { MemberExpression } from '../syntax/program.js';

/** Where the code asks how long the invocation may still take, to decide by it. Writing it to the log decides nothing. */
export function findRemainingTime(file: FlowFile): readonly RemainingTimeFact[] {
  const asks = asking[file.program.language];
  if (!asks.test(file.text)) return [];
  return file.tree
    .of('member')
    .filter((member) => asks.test(member.name) && isOfContext(member, file.program.language) && !isLogged(member, file))
    .map((member) => ({ range: file.range(member), scope: file.scopeOf(member) }));
}

/** What the context of an invocation calls it (Lambda developer guide, context objects of the runtimes, 2026-11). */
const asking: Readonly<Record<Language, RegExp>> = {
  typescript: /\bgetRemainingTimeInMillis\b/,
  javascript: /\bgetRemainingTimeInMillis\b/,
  python: /\bget_remaining_time_in_millis\b/,
  java: /\bgetRemainingTimeInMillis\b/,
  go: /\bDeadline\b/,
  csharp: /\bRemainingTime\b/,
};

/** The names of Go and C# are not the context's alone. */
function isOfContext({ object }: MemberExpression, language: Language): boolean {
  if (language !== 'go' && language !== 'csharp') return true;
  return object.kind === 'name' && /^_?(?:ctx|\w*context)$/i.test(object.name);
}

function isLogged(member: MemberExpression, file: FlowFile): boolean {
  for (const around of file.tree.ancestorsOf(member)) {
    if (!('kind' in around) || around.kind !== 'call') continue;
    if (
      /^(?:log|debug|info|warn|warning|error|trace|print|println|printf|WriteLine|Log\w+)$/i.test(
        file.callees.lastOf(around),
      )
    )
      return true;
  }
  return false;
}
