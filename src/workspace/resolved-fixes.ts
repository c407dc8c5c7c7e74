import { type FixAccess, filesOf, proposalsOf, resolveFix } from '../checker/index.js';
import type { Finding, Fix, FixProposal } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import type { Readers } from './readers.js';
import type { Texts } from './texts.js';

/**
 * The repairs of a finding as edits of the files as they are now, best first. One that wants to change a file of which
 * only `carried` facts are known is left out: their ranges are good enough to show, not to write at.
 */
export async function resolvedFixes(
  finding: Finding,
  texts: Texts,
  readers: Readers,
  isCarried: (path: string) => boolean,
): Promise<readonly Fix[]> {
  const fixes: Fix[] = [];
  for (const proposal of proposalsOf(finding)) {
    const paths = filesOf(proposal);
    if (paths.some(isCarried)) continue;
    const sources = new Map<string, SourceFile>();
    for (const path of paths) {
      const text = await texts.read(path);
      if (text) sources.set(path, { path, text: text.text });
      await readers.codeFor(path)?.load();
    }
    const fix = resolved(proposal, {
      source: (path) => sources.get(path),
      codeReader: (path) => readers.codeFor(path)?.loaded,
      templateReader: (dialect, path) => readers.templateReader(dialect, path),
    });
    if (fix) fixes.push(fix);
  }
  return fixes;
}

/** A reader that fails at a repair does not offer it. */
function resolved(proposal: FixProposal, access: FixAccess): Fix | undefined {
  try {
    return resolveFix(proposal, access);
  } catch {
    return undefined;
  }
}
