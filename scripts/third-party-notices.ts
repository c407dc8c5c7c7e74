import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { assetFiles } from '../src/workspace/asset-files.js';

/** Packages that are shipped as binary parts and so do not show in a bundle. */
const binaryParts = Object.values(assetFiles).map((file) => file.slice(0, file.lastIndexOf('/')));

/** Name, version and licence text of every package that went into the bundles. Throws when a licence cannot be found. */
export function thirdPartyNotices(root: string, metafiles: readonly Metafile[]): string {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(binaryParts.map((name) => `node_modules/${name}`));
  for (const input of inputs) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder) folders.add(folder);
  }
  const notices = [...folders].sort().map((folder) => notice(join(root, folder)));
  return ['Serverless Coach contains the following software.', ...new Set(notices)].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!file && !license) throw new Error(`${name} ${version} has no licence`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  const noticeFile = join(folder, 'NOTICE');
  return [
    `${name} ${version} (${license})`,
    text,
    ...(existsSync(noticeFile) ? [readFileSync(noticeFile, 'utf8')] : []),
  ].join('\n\n');
}
