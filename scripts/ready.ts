/** The whole check, as CI runs it: types, style, architecture, dead code, generated files, then every test. */
import { run } from './run.js';

await run('Types', 'tsc', ['-p', '.']);
await run('Types of pages', 'tsc', ['-p', 'src/webview']);
await run('Style', 'biome', ['check', '--error-on-warnings']);
await run('Architecture', 'depcruise', ['src', 'rules', '--config', '.dependency-cruiser.mjs']);
await run('Dead code', 'knip', []);
await run('Generated files', 'tsx', ['scripts/generate.ts', '--check']);
await run('Generated tables', 'tsx', ['scripts/docs.ts', '--check']);
await run('Knowledge', 'tsx', ['scripts/generate-knowledge.ts', '--check']);
await run('Tests', 'tsx', ['scripts/test.ts']);
