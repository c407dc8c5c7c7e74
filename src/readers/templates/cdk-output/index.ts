import type { TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { folderOf } from '../../paths.js';
import type { CloudFormationFile } from '../../stack/file.js';
import { assembleOutput, resourcesOf } from './assemble.js';
import { type OutputFile, readOutput } from './file.js';
import { isInOutput, isNested } from './recognise.js';

/**
 * The reader of what the CDK writes into `cdk.out`, in whichever language the program is. Nobody repairs what is written
 * anew at each run: no edits are made.
 */
export function createCdkOutputReader(): TemplateReader<OutputFile> {
  const kept = new Map<string, Kept>();
  return {
    dialects: ['cdk'],
    extensions: ['.json'],
    read: readOutput,
    assemble: (files) => [...stacksByFolder(files)].map(([folder, roots]) => factsOf(folder, roots, files, kept)),
    edit: () => undefined,
  };
}

interface Kept {
  readonly facts: TemplateFacts;
  /** Everything it was made of, and what was looked for. */
  readonly asked: ReadonlyMap<string, OutputFile | undefined>;
}

function factsOf(
  folder: string,
  roots: readonly CloudFormationFile[],
  files: ReadonlyMap<string, OutputFile>,
  kept: Map<string, Kept>,
): TemplateFacts {
  const before = kept.get(folder);
  const isSame = before && [...before.asked].every(([path, file]) => files.get(path) === file);
  if (isSame && roots.every(({ path }) => before.asked.has(path))) return before.facts;
  const asked = new Map<string, OutputFile | undefined>(roots.map(({ path }) => [path, files.get(path)]));
  const ask = (path: string) => {
    const file = files.get(path);
    asked.set(path, file);
    return file;
  };
  const facts = assembleOutput(roots, documentAt, entryAt);
  kept.set(folder, { facts, asked });
  return facts;

  function documentAt(path: string): CloudFormationFile | undefined {
    const file = ask(path);
    return file?.kind === 'document' ? file.document : undefined;
  }

  function entryAt(path: string): string | undefined {
    const file = ask(path);
    return file?.kind === 'bundle' ? file.entry : undefined;
  }
}

/**
 * The templates of each folder: the output of an application, or of one of its stages. Of stages that hold the same only
 * the first counts: what is wrong in one is wrong in all.
 */
function stacksByFolder(files: ReadonlyMap<string, OutputFile>): ReadonlyMap<string, readonly CloudFormationFile[]> {
  const folders = new Map<string, CloudFormationFile[]>();
  for (const path of [...files.keys()].sort()) {
    const file = files.get(path);
    if (file?.kind !== 'document' || !isInOutput(path) || !path.endsWith('.template.json') || isNested(path)) continue;
    const folder = folderOf(path);
    folders.set(folder, [...(folders.get(folder) ?? []), file.document]);
  }
  const seen = new Set<string>();
  return new Map(
    [...folders].filter(([, stacks]) => {
      const names = stacks.flatMap((stack) => resourcesOf(stack).map(({ key }) => key)).join();
      return !seen.has(names) && seen.add(names);
    }),
  );
}
