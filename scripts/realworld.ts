/**
 * `npm run realworld -- DIR...` runs the built command line over repositories, and says for each: files, functions, time,
 * memory, problems of ours, and the findings gained or lost since the last recorded run (`--record` records). Nothing of
 * a repository is executed. Only a crash makes it fail.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

interface Report {
  readonly summary: { readonly files: number; readonly functions: number; readonly millis: number };
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly line: number;
    readonly message: string;
  }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

const root = join(import.meta.dirname, '..');
const records = join(root, '.cache', 'realworld');
const record = process.argv.includes('--record');
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

if (folders.length === 0) {
  console.error('Say which folders: npm run realworld -- DIR... [--record]');
  process.exit(2);
}

const total = new Map<string, number>();
for (const folder of folders) runOn(resolve(folder));
console.log('\nFindings by rule');
for (const [rule, count] of [...total].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(7)}  ${rule}`);

function runOn(folder: string): void {
  const started = performance.now();
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli.js'), 'lint', '.', '--format', 'json', '--fail-on', 'never', '--no-cache'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30, timeout: 600_000 },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status !== 0) {
    console.log(`${basename(folder)}: FAILED with ${signal ?? status} after ${seconds} s\n${stderr.slice(-2000)}`);
    process.exitCode = 1;
    return;
  }
  const report: Report = JSON.parse(stdout);
  const { files, functions } = report.summary;
  console.log(
    `${basename(folder)}: ${files} files, ${functions} functions, ${report.findings.length} findings, ${report.problems.length} problems, ${seconds} s`,
  );
  for (const { rule } of report.findings) total.set(rule, (total.get(rule) ?? 0) + 1);
  compare(folder, report);
}

function compare(folder: string, { findings }: Report): void {
  const path = join(records, `${basename(folder)}-${createHash('sha1').update(folder).digest('hex').slice(0, 8)}.json`);
  const now = findings.map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`);
  if (existsSync(path)) {
    const before: readonly string[] = JSON.parse(readFileSync(path, 'utf8'));
    for (const finding of now.filter((each) => !before.includes(each))) console.log(`  + ${finding}`);
    for (const finding of before.filter((each) => !now.includes(each))) console.log(`  - ${finding}`);
  }
  if (!record) return;
  mkdirSync(records, { recursive: true });
  writeFileSync(path, JSON.stringify(now, undefined, 1));
}
