import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleOptions, nodeModuleOptions } from '../../scripts/bundle-options.js';
import { folderWith } from './run-cli.js';

const root = join(import.meta.dirname, '../..');
const outdir = join(root, 'out/cli-under-test');

beforeAll(async () => {
  const entryPoints = { cli: 'src/cli/main.ts', 'reading-thread': 'src/workspace/reading-thread-program.ts' };
  await build({ ...bundleOptions, ...nodeModuleOptions, absWorkingDir: root, entryPoints, outdir, splitting: true });
}, 60_000);

function start(folder: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(outdir, 'cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache'), NO_COLOR: '1' },
  });
}

/** Gathers what a stream says. */
function collected(stream: NodeJS.ReadableStream): { text: string } {
  const all = { text: '' };
  stream.on('data', (data) => {
    all.text += data;
  });
  return all;
}

describe('the command as a process', { timeout: 30_000 }, () => {
  test('gives its exit code and one line on stderr', async () => {
    const child = start(folderWith({}), 'lint', 'gone');
    const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
    const [code] = await once(child, 'close');
    expect({ code, stdout: stdout.text, stderr: stderr.text }).toEqual({
      code: 2,
      stdout: '',
      stderr: 'serverless-coach: There is no file or folder gone.\n',
    });
  });

  test('ends quietly when nobody reads on', async () => {
    const child = start(folderWith({}), 'rules', '--format', 'json');
    child.stdout.destroy();
    const stderr = collected(child.stderr);
    const [code] = await once(child, 'close');
    expect({ code, stderr: stderr.text }).toEqual({ code: 0, stderr: '' });
  });

  test('reads a large folder with threads, and finds in it what it finds without', async () => {
    const handler = (name: string) =>
      `export const handler = async (event: { ${name}: string }) => {\n  items.forEach(async (item) => { await send(item, event); });\n};\n`;
    const all = Array.from({ length: 1100 }, (_, index) => [`src/job${index}.ts`, handler(`name${index}`)] as const);
    const findings = async (folder: string, ...paths: readonly string[]) => {
      const child = start(folder, 'lint', ...paths, '--format', 'json', '--no-cache');
      const stdout = collected(child.stdout);
      await once(child, 'close');
      const { findings } = JSON.parse(stdout.text) as { findings: readonly { rule: string; file: string }[] };
      return findings.map(({ rule, file }) => `${file} ${rule}`);
    };
    const large = await findings(folderWith(Object.fromEntries(all)));
    const halves = [all.slice(0, 550), all.slice(550)].map((part) => folderWith(Object.fromEntries(part)));
    const small = (await Promise.all(halves.map((folder) => findings(folder)))).flat();
    expect(large.length).toBeGreaterThanOrEqual(1100);
    expect([...large].sort()).toEqual([...small].sort());
  });

  test('is a language server until its client is gone', async () => {
    const child = start(folderWith({}), 'lsp', '--stdio');
    const stdout = collected(child.stdout);
    const closed = once(child, 'close');
    const answered = once(child.stdout, 'data');
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect((await closed)[0]).toBe(0);
    expect(stdout.text).toMatch(/^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2.0","id":1,"result":\{"capabilities"/);
  });
});
