import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rules } from '../../rules/index.js';
import { lintExample } from '../../scripts/example-workspace.js';
import type { Application } from '../../src/model/application.js';
import type { CodeFacts } from '../../src/model/code.js';
import { assetFiles } from '../../src/workspace/asset-files.js';
import { Readers, standardReaders } from '../../src/workspace/readers.js';

const require = createRequire(import.meta.url);
const readers = new Readers(
  standardReaders({
    load: async (name) => new Uint8Array(readFileSync(require.resolve(assetFiles[name] ?? name))),
  }),
);

/** The facts of a file in `code/`. */
export async function factsOf(file: string): Promise<CodeFacts> {
  const reader = await readers.codeFor(file)?.load();
  if (!reader) throw new Error(`nobody reads ${file}`);
  return reader.read({ path: file, text: readFileSync(join(import.meta.dirname, 'code', file), 'utf8') });
}

/** The application of the files in a folder of `dialects/`, as a rule sees it. */
export async function applicationOf(folder: string): Promise<Application> {
  const seen: Application[] = [];
  const [some] = rules;
  if (!some) throw new Error('there are no rules');
  const files = filesIn(join(import.meta.dirname, 'dialects', folder));
  await lintExample(files, [{ ...some, check: (application) => void seen.push(application) }]);
  const found = seen.find(({ declarations }) => declarations.size > 0);
  if (!found) throw new Error(`${folder} declares nothing`);
  return found;
}

function filesIn(folder: string, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder).flatMap((name): readonly (readonly [string, string])[] => {
      const path = join(folder, name);
      return statSync(path).isDirectory()
        ? [...filesIn(path, `${prefix}${name}/`)]
        : [[prefix + name, readFileSync(path, 'utf8')]];
    }),
  );
}
