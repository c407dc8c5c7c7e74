/**
 * `npm run bench -- LARGE [SMALLER]` measures the engine on a large repository, and memory on one of about a thousand files,
 * and writes `bench/README.md`: every figure is taken in
 * this one run, each measurement in a process of its own, so that ratios hold even where the machine is noisy.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, nodeModuleOptions } from '../scripts/bundle-options.js';
import { run } from '../scripts/run.js';
import type { Measurement } from './measure.js';

const root = join(import.meta.dirname, '..');
const repetitions = 3;
const [wanted, smaller = wanted] = process.argv.slice(2);
if (!wanted) {
  console.error('Say which repositories to measure on: npm run bench -- LARGE [ONE OF ABOUT 1,000 FILES]');
  process.exit(2);
}
const repository = resolve(process.env.INIT_CWD ?? '.', wanted);

await run('Build', 'tsx', ['scripts/build.ts']);
const bundles = join(root, '.cache', 'bench');
await build({
  ...bundleOptions,
  ...nodeModuleOptions,
  // The floor parses with the whole package, so the scan beside it is measured with the same.
  plugins: [],
  absWorkingDir: root,
  entryPoints: { measure: 'bench/measure.ts', 'reading-thread': 'src/workspace/reading-thread-program.ts' },
  outdir: bundles,
});

const scan = measure('scan', repository);
measure('list-parsed', repository, 1);
const floor = measure('floor', repository);
const rescan = measure('rescan', repository);
const hashing = measure('hash', repository);
const handler = measure('keystroke-handler', repository);
const template = measure('keystroke-template', repository);
const start = measure('server-start', root);
const recordOpen = measure('record-open', root);
const recordAddUp = measure('record-add-up', root);
const growth = [1, 2, 4, 8, 16].map((factor) => ({ factor, ...measureCopies(factor) }));
const thousand = memoryOfCommandLine(resolve(process.env.INIT_CWD ?? '.', smaller ?? wanted));

writeFileSync(join(root, 'bench', 'README.md'), report());
console.log('wrote bench/README.md');

/** The best of several runs: noise only ever adds. Keystrokes give a median of their own. */
function measure(what: Measurement['what'], folder: string, times = repetitions): Measurement {
  const runs = Array.from({ length: times }, (): Measurement => {
    const output = execFileSync(
      process.execPath,
      [join(bundles, 'measure.js'), what, folder, join(bundles, 'parsed.txt')],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      },
    );
    return JSON.parse(output.trim().split('\n').at(-1) ?? '');
  });
  const best = runs.reduce((a, b) => (a.millis <= b.millis ? a : b));
  console.log(
    `${what} on ${basename(folder)}: ${best.millis.toFixed(1)} ms, ${best.megabytes.toFixed(0)} MB, ${best.files} files`,
  );
  return best;
}

/** The sample application (about 14 files), so many times over. */
function measureCopies(factor: number): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'serverless-coach-bench-'));
  for (let copy = 0; copy < factor; copy++) {
    const target = join(folder, `service-${copy}`);
    mkdirSync(target);
    cpSync(join(root, 'media', 'samples', 'orders'), target, { recursive: true });
  }
  try {
    return measure('scan', folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Peak memory of the built command line: this bench loads more than it does. */
function memoryOfCommandLine(folder: string): { readonly megabytes: number; readonly files: number } {
  const script = `
    process.argv.splice(1, 0, 'cli');
    process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS));
    await import(${JSON.stringify(pathToFileURL(join(root, 'dist', 'cli.js')).href)});`;
  const options = ['lint', '--fail-on', 'never', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return {
    megabytes: Number(stderr.trim().split('\n').at(-1)) / 1024,
    files: Number(/ in (\d+) files/.exec(stdout)?.[1]),
  };
}

function report(): string {
  const [processor] = cpus();
  const ratio = scan.millis / floor.millis;
  const first = growth[0];
  const last = growth.at(-1);
  const rows = [
    [
      'whole scan',
      `${seconds(scan)} for ${scan.files} files`,
      `${ratio.toFixed(2)} times the floor`,
      'at most 2 times',
    ],
    ['floor: read and parse the same files', seconds(floor), '', ''],
    [
      'second scan, facts on disk',
      seconds(rescan),
      `${(rescan.millis / hashing.millis).toFixed(1)} times walking and hashing (${seconds(hashing)})`,
      '',
    ],
    ['one keystroke, 500-line handler', `${handler.millis.toFixed(1)} ms median`, '', 'under 50 ms'],
    ['one keystroke, 1,000-line template', `${template.millis.toFixed(1)} ms median`, '', 'under 50 ms'],
    ['server start to first diagnostics', `${start.millis.toFixed(0)} ms`, '', 'under 500 ms'],
    [`peak memory, repository of ${thousand.files} files`, `${thousand.megabytes.toFixed(0)} MB`, '', 'under 200 MB'],
    [
      `record of progress, ${recordOpen.files.toLocaleString('en')} events: opened`,
      `${recordOpen.millis.toFixed(0)} ms`,
      '',
      'under 200 ms',
    ],
    ['the same record: added up, day by day', seconds(recordAddUp), '', ''],
    [
      'growth, 1x to 16x',
      growth.map(({ factor, millis }) => `${factor}x ${millis.toFixed(0)} ms`).join(', '),
      first && last ? `16x the files take ${(last.millis / first.millis).toFixed(1)} times as long` : '',
      'linear',
    ],
  ];
  return `# Bench

Written by \`npm run bench -- LARGE SMALLER\`; every figure is from one run, the best of ${repetitions} processes each.

- Machine: ${processor?.model.trim()}, ${cpus().length} processors, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}
- Repository: ${basename(repository)}
- Date: ${new Date().toISOString().slice(0, 10)}

| what | measured | ratio | target |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

Half of the server's start is loading the TypeScript parser, which the sample's handlers need. Node 22 and later keep
compiled code between starts, and the extension asks for it: with Node 24 the second start took 440 ms on this machine
(2026-11-21), the first 580 ms. Node 20 compiles at each start.
`;
}

function seconds({ millis }: Measurement): string {
  return `${(millis / 1000).toFixed(2)} s`;
}
