import type { CodeFacts } from '../../../src/model/code.js';
import type { FlowFacts } from '../../../src/model/flow.js';
import type { CodeIntent } from '../../../src/model/intent.js';
import type { CodeReader } from '../../../src/model/reader.js';
import type { TextEdit } from '../../../src/model/source.js';
import { nodeAssets } from '../../../src/workspace/node-assets.js';
import { Readers, standardReaders } from '../../../src/workspace/readers.js';

const readers = new Readers(standardReaders(nodeAssets));

/** The facts of one file, by the reader its name calls for. */
export async function factsOf(path: string, text: string): Promise<CodeFacts> {
  const reader: CodeReader | undefined = await readers.codeFor(path)?.load();
  if (!reader) throw new Error(`no reader for ${path}`);
  return reader.read({ path, text });
}

export async function flowOf(path: string, text: string): Promise<FlowFacts> {
  return (await factsOf(path, text)).flow;
}

/** Sinks that a parameter reaches, as `line sink text <- function(parameter)`, lines 1-based. */
export function sinksIn({ functions, flow }: CodeFacts): readonly string[] {
  const fed = flow.sinks.filter(({ from }) => from.length > 0);
  return fed.map(({ range, sink, text, from }) => {
    const names = from.map((each) => `${functions[each.function]?.name}(${each.parameter})`);
    return `${range.start.line + 1} ${sink} ${text} <- ${names.join(', ')}`;
  });
}

/** Event reads as `line path [decoded] [?]`. */
export function readsIn({ flow }: CodeFacts): readonly string[] {
  return flow.eventReads.map(
    ({ range, path, decoded, guarded }) =>
      `${range.start.line + 1} ${path.join('.')}${decoded.map((each) => ` ${each}`).join('')}${guarded ? ' ?' : ''}`,
  );
}

/** The edits that carry out an intent, by the reader the name calls for. */
export async function editsOf(
  path: string,
  text: string,
  intent: CodeIntent,
): Promise<readonly TextEdit[] | undefined> {
  const reader: CodeReader | undefined = await readers.codeFor(path)?.load();
  return reader?.edit({ path, text }, intent);
}
