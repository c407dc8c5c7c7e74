import { isArgument, isFunction, type Node } from '../../analysis/tree.js';
import type { Invocation, NameExpression, Placed } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { isScript } from './script.js';

/**
 * Whether what is done with a value is over when its statement is: it is given to a call that has ended by then, which is not
 * what the function gives back. What only asks for a part of it (`path.length`) is over too.
 */
export function isDoneWithin(use: NameExpression, draft: Draft): boolean {
  const { language } = draft.file.program;
  let isGiven = false;
  let isOver = false;
  let below: Node = use;
  for (const around of draft.file.tree.ancestorsOf(use)) {
    if (isFunction(around)) return isOver;
    if (isArgument(around)) isGiven = true;
    if ('kind' in around) {
      if (around.kind === 'call' || around.kind === 'new') {
        if (keeps(around, below, draft)) return false;
        isOver ||= isGiven && (isScript(language) ? isSynchronous(around, draft) : !isAsynchronous(around, draft));
      }
      if (around.kind === 'await') isOver ||= isGiven;
      if (around.kind === 'member' && around.object === use) isOver ||= isPart(around, draft);
      if (around.kind === 'return')
        return isOver && (isScript(language) || language === 'csharp' ? isAwaited(below, draft) : false);
      if (endsStatement.has(around.kind)) return isOver;
    }
    below = around;
  }
  return isOver;
}

const endsStatement: ReadonlySet<string> = new Set(['expression', 'variable', 'throw', 'if', 'loop', 'switch', 'try']);

/** A part of the value that is not the value. Go closes and names what it opened by its methods. */
function isPart({ name }: { readonly name: string }, { file }: Draft): boolean {
  return /^(?:length|size|Length)$/.test(name) || (file.program.language === 'go' && name !== 'Name');
}

/** What takes a value up for later, or starts something with it that goes on by itself. */
function keeps(call: Invocation, below: Placed, { file }: Draft): boolean {
  const isCallee = call.kind === 'call' && call.callee === below;
  return !isCallee && (collecting.test(file.callees.lastOf(call)) || starting.test(file.callees.lastOf(call)));
}

const collecting =
  /^(?:push|append|add|put|set|extend|insert|unshift|concat|Add|Put|Append|Set|AddRange|setState|emit|send|Send|enqueue)$/;
const starting =
  /^(?:Popen|Thread|Process|submit|start|Start|create_task|ensure_future|apply_async|supplyAsync|runAsync|execute|create_subprocess_\w+|Run|StartNew|exec|spawn|fork)$/;

/** By its name, or as it only looks at the text of a path. */
function isSynchronous(call: Invocation, { file }: Draft): boolean {
  return (
    /Sync$/.test(file.callees.lastOf(call)) ||
    /^(?:path(?:\.default)?\.(?:basename|extname|dirname)|console\.\w+|JSON\.stringify|String)$/.test(
      file.callees.of(call) ?? '',
    )
  );
}

/** Tasks and coroutines are waited for; coroutines of Python look like any other call. */
function isAsynchronous(call: Invocation, draft: Draft): boolean {
  if (draft.file.program.language === 'csharp') return /Async$/.test(draft.file.callees.lastOf(call));
  return draft.file.functionAround(call)?.isAsync ?? false;
}

/** What is given back has been worked out by then. */
function isAwaited(value: Node, draft: Draft): boolean {
  return (
    'kind' in value &&
    (value.kind === 'await' || (value.kind === 'call' && isSynchronous(value, draft)) || value.kind === 'member')
  );
}
