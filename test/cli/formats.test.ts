import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import { rule } from '../checker/builders.js';
import { fakeCatalogue, folderWith, runIn } from './run-cli.js';

/** A catalogue with a rule of each severity, related places, and messages with characters that formats have to escape. */
const catalogue: typeof fakeCatalogue = {
  ...fakeCatalogue,
  rules: [
    ...fakeCatalogue.rules,
    rule('shared-cause', ({ functions }, verdict) => {
      const [first] = functions;
      for (const each of functions) {
        const cause = { ...each.range, ...(first && { start: first.range.start, end: first.range.end }) };
        verdict.fails(each, {
          cause,
          severity: 'info',
          message: `${each.name}: 100 % <"&'>, \u0001 ü\nnext`,
          function: each.name,
        });
      }
    }),
  ],
};
const withShared: typeof fakeCatalogue = {
  ...catalogue,
  pages: { ...catalogue.pages, 'shared-cause': 'One cause.' },
  metadata: [...catalogue.metadata, ...catalogue.rules.slice(-1).map(({ metadata }) => metadata)],
};

const files = {
  'app.tpl': 'template\nfunction Save src/a&b.handler\nfunction Load src/load.handler timeout 5\n',
  'src/a&b.ts': 'handler handler\r\ntodo\r\n// serverless-coach-ignore todo-left: later\r\ntodo\r\n',
  'src/load.ts': 'handler handler\ntodo',
  'ähm/x y.ts': 'handler a\n???',
};

async function lint(format: string): Promise<string> {
  const folder = folderWith({ ...files, '.serverless-coach.yaml': 'rules: { timeout-missing: error }' });
  await runIn(folder, ['lint', '--update-baseline', 'src/load.ts'], withShared);
  return (await runIn(folder, ['lint', '--format', format], withShared)).stdout;
}

describe('SARIF', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0.schema.json'), 'utf8'));
  const validate = new Ajv({ allErrors: true, formats: { uri: isUri, 'uri-reference': isUriReference } }).compile(
    schema,
  );
  let log: Log;

  beforeAll(async () => {
    const text = await lint('sarif');
    log = JSON.parse(text);
  });

  test('is what the standard says', () => {
    validate(log);
    expect(validate.errors).toBeNull();
    const empty = structuredClone(log);
    for (const run of empty.runs) run.results = [];
    expect(validate(empty)).toBe(true);
  });

  test('without findings too', async () => {
    const { stdout } = await runIn(folderWith({}), ['lint', '--format', 'sarif'], withShared);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  test('has every finding, its rule, places, repairs and suppressions', () => {
    const [run] = log.runs;
    const results = run?.results ?? [];
    const rules = run?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    const brief = results.map(({ ruleId, level, locations, suppressions }) => {
      const place = locations?.[0]?.physicalLocation;
      const kinds = suppressions?.map(({ kind, justification }) => `${kind}: ${justification}`);
      return [ruleId, level, place?.artifactLocation?.uri, place?.region?.startLine, ...(kinds ?? [])];
    });
    expect(brief).toEqual([
      ['shared-cause', 'note', 'app.tpl', 2],
      ['timeout-missing', 'error', 'app.tpl', 2],
      ['todo-left', 'warning', 'src/a%26b.ts', 2],
      ['todo-left', 'warning', 'src/a%26b.ts', 4, 'inSource: later'],
      ['todo-left', 'warning', 'src/load.ts', 2, 'external: in the baseline'],
    ]);
    expect(results[0]?.relatedLocations).toMatchObject([{ message: { text: 'Load' } }]);
    expect(results[2]?.fixes).toMatchObject([
      {
        description: { text: 'Await' },
        artifactChanges: [
          { replacements: [{ deletedRegion: { startLine: 2, startColumn: 1 }, insertedContent: { text: '// ' } }] },
        ],
      },
    ]);
    expect(run?.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      {
        locations: [{ physicalLocation: { artifactLocation: { uri: '%C3%A4hm/x%20y.ts' }, region: { startLine: 2 } } }],
      },
    ]);
    expect(rules.find(({ id }) => id === 'todo-left')).toMatchObject({
      fullDescription: { text: 'Why it matters.' },
      helpUri: 'https://example.com/todos',
      help: { markdown: expect.stringContaining('[On todos](https://example.com/todos)') },
      properties: { tags: ['serverless', 'retries-and-dlq'] },
    });
  });
});

test('GitHub annotations escape what the workflow commands reserve', async () => {
  const lines = (await lint('github')).trimEnd().split('\n');
  expect(lines).toEqual([
    `::notice file=app.tpl,line=2,endLine=2,col=1,endColumn=30,title=shared-cause::Save: 100 %25 <"&'>, \u0001 ü%0Anext (Also: Load.)`,
    '::error file=app.tpl,line=2,endLine=2,col=1,endColumn=30,title=timeout-missing::Save has no timeout.',
    '::warning file=src/a&b.ts,line=2,endLine=2,col=1,endColumn=5,title=todo-left::A todo.',
    '::warning file=ähm/x y.ts,line=2,endLine=2,col=1,endColumn=4,title=not understood::What is ???',
  ]);
});

test('JUnit has a test case for each finding and each problem', async () => {
  const xml = (await lint('junit')).replace(/time="[\d.]+"/g, 'time="0"');
  expect(xml).toContain('<testsuites tests="4" failures="3" errors="1" time="0">');
  expect(xml).toContain('name="shared-cause app.tpl:2:1"');
  expect(xml).toContain(`message="Save: 100 % &lt;&quot;&amp;'&gt;,   ü&#10;next (Also: Load.)"`);
  expect(xml).toContain('classname="src/a&amp;b.ts"');
  expect(xml).toContain('<error type="problem" message="What is ???"/>');
  expect(xml.match(/<testcase/g)).toHaveLength(4);
});

test('JUnit without findings has one test that passed', async () => {
  const { stdout } = await runIn(folderWith({}), ['lint', '--format', 'junit'], withShared);
  expect(stdout).toContain('<testcase classname="serverless-coach" name="0 files"/>');
});

function isUri(text: string): boolean {
  return URL.canParse(text);
}

/** Relative references may hold no spaces, quotes or characters beyond ASCII. */
function isUriReference(text: string): boolean {
  return /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(text) && !/%(?![0-9a-f]{2})/i.test(text);
}
