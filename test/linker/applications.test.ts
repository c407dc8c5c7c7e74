import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeApplication, linkLooseHandlers, linkTemplate } from '../../src/linker/index.js';
import type { Application } from '../../src/model/application.js';
import type { SourceFile } from '../../src/model/source.js';
import { createPythonReader } from '../../src/readers/code/python/index.js';
import { createTypeScriptReader } from '../../src/readers/code/typescript/index.js';
import { createCloudFormationReader } from '../../src/readers/templates/cloudformation/index.js';
import { partOf } from '../../src/readers/templates/cloudformation/recognise.js';
import { Files } from './files.js';

const folder = join(import.meta.dirname, 'applications');
const require = createRequire(import.meta.url);

/** The files of a page: every fenced block that is given a path. */
function filesOf(page: string): readonly SourceFile[] {
  return [...page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', text = '']) => ({ path, text }));
}

async function link(files: readonly SourceFile[]): Promise<readonly Application[]> {
  const assets = { load: async (name: string) => new Uint8Array(await readFile(assetPath(name))) };
  const codeReaders = [createTypeScriptReader(), await createPythonReader(assets)];
  const templateReader = createCloudFormationReader();
  const read = files.map((file) => {
    const reader = codeReaders.find(({ extensions }) => extensions.some((ending) => file.path.endsWith(ending)));
    return reader ? reader.read(file) : file.path;
  });
  const lookup = new Files(...read);
  const templates = files.filter((file) => partOf(file) !== undefined);
  const facts = new Map(templates.map((file) => [file.path, templateReader.read(file)]));
  const linked = templateReader.assemble(facts).map((template) => linkTemplate(template, lookup));
  const claimed = new Set(linked.flatMap(({ handlers }) => handlers.flatMap(({ reach }) => reach.files)));
  const unclaimed = files.map(({ path }) => path).filter((path) => !claimed.has(path));
  return [...linked, linkLooseHandlers(unclaimed, lookup)];
}

function assetPath(name: string): string {
  if (name !== 'web-tree-sitter.wasm') return join(dirname(require.resolve('tree-sitter-python/package.json')), name);
  return require.resolve('web-tree-sitter/web-tree-sitter.wasm');
}

/** What the description leaves out and rules read. */
function links(application: Application) {
  return {
    code: Object.fromEntries(
      application.functions.map(({ id, code }) => [
        id,
        code.kind === 'found' ? `${code.handler.file}#${code.handler.name}` : code,
      ]),
    ),
    handlers: application.handlers.map(({ name, file, events, reach }) => ({
      handler: `${file}#${name}`,
      events,
      files: reach.files,
      complete: reach.complete,
      batchResponse: reach.batchResponse,
      endsWithPromise: reach.endsWithPromise,
      clients: reach.clients.map(({ text, phase }) => `${text} at ${phase}`),
      calls: reach.calls.map(({ actions, phase }) => `${actions.join(' ')} at ${phase}`),
      environment: reach.environmentReads.map(({ name: variable, phase }) => `${variable} at ${phase}`),
      floating: reach.floatingPromises.map(({ text, canAwait }) =>
        canAwait ? text : `${text} where nothing can wait`,
      ),
    })),
    queues: application.queues.map(({ id, consumers, servesAsDeadLetterQueue, deadLetterQueue }) => ({
      id,
      consumers: consumers.map(({ consumer }) => consumer?.id),
      servesAsDeadLetterQueue,
      deadLetterQueue: deadLetterQueue?.id,
    })),
    functions: application.functions.map(({ id, executionRole, asyncInvoke, logGroups }) => ({
      id,
      role: executionRole?.id,
      asyncInvoke: asyncInvoke?.id,
      logGroups: logGroups.map((group) => group.id),
    })),
  };
}

const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe('whole applications', () => {
  test.each(pages)('%s is linked as recorded', async (page) => {
    const applications = await link(filesOf(readFileSync(join(folder, page), 'utf8')));
    const recorded = applications.map((application) => ({
      ...describeApplication(application),
      links: links(application),
    }));
    await expect(`${JSON.stringify(recorded, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, page.replace(/md$/, 'snapshot')),
    );
  });
});
