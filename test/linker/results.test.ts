import { expect, test } from 'vitest';
import { linkLooseHandlers } from '../../src/linker/index.js';
import type { ResultFact } from '../../src/model/flow.js';
import { factsOf } from '../readers/flow/reading.js';
import { Files } from './files.js';

/** What the handler of some files gives back, the first of which holds it, as `file line kind`. */
async function resultsOf(files: Record<string, string>): Promise<readonly string[]> {
  const facts = await Promise.all(Object.entries(files).map(([path, text]) => factsOf(path, text)));
  const [handler] = linkLooseHandlers([Object.keys(files)[0] ?? ''], new Files(...facts)).handlers;
  if (!handler) throw new Error('no handler found');
  return handler.reach.results.map(shown);
}

function shown({ range, value }: ResultFact): string {
  return `${range.file} ${range.start.line + 1} ${value.kind}`;
}

test('what helpers give stands in the place of their call', async () => {
  expect(
    await resultsOf({
      'app.ts':
        "import { found, missing } from './answers';\nexport const handler = async (event) => {\n  if (!event.body) return missing();\n  return found();\n};",
      'answers.ts':
        "export const found = () => ({ statusCode: 200, body: '' });\nexport const missing = () => answer(404);\nconst answer = (statusCode) => ({ statusCode, body: '' });\nexport const other = () => 'text';",
    }),
  ).toEqual(['answers.ts 3 object', 'answers.ts 1 object']);
});

test('a helper that gives what it gives itself adds nothing, nor does one of a package', async () => {
  expect(
    await resultsOf({
      'app.ts':
        "import { respond } from 'some-package';\nconst again = (count) => (count > 3 ? { statusCode: 200 } : again(count + 1));\nexport const handler = async (event) => {\n  if (event.body) return again(0);\n  return respond(event);\n};",
    }),
  ).toEqual(['app.ts 2 object']);
});
