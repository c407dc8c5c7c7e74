import { editDistance } from '../../../src/model/edit-distance.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { UnresolvedName } from '../../../src/model/template.js';

/** Every name a template refers to is declared in it. */
export const check: Rule = ({ unresolved, functions }, verdict) => {
  const [first] = functions;
  if (unresolved.length === 0 && first) verdict.holds(first);
  for (const references of byName(unresolved)) {
    const [reference, ...others] = references;
    if (!reference) continue;
    const meant = nearest(reference);
    verdict.fails(
      { range: reference.range, name: reference.name },
      {
        message: `${reference.written} refers to nothing: no ${reference.name} is declared, and the deployment fails. ${meant === undefined ? 'Declare it, or name what is there' : `Write ${meant}, or declare ${reference.name}`}.`,
        related: others.map(({ range, written }) => ({ range, message: `${written} refers to nothing either` })),
        fix: () => (meant === undefined ? [] : [rename(references, meant)]),
      },
    );
  }
};

/** References to one thing that is not there are one fault. */
function byName(unresolved: readonly UnresolvedName[]): Iterable<readonly [UnresolvedName, ...UnresolvedName[]]> {
  const groups = new Map<string, [UnresolvedName, ...UnresolvedName[]]>();
  for (const reference of unresolved) {
    const key = `${reference.range.file} ${reference.name}`;
    const group = groups.get(key);
    if (group) group.push(reference);
    else groups.set(key, [reference]);
  }
  return groups.values();
}

/** The one name that differs in a few letters, or only in upper and lower case. */
function nearest({ name, candidates }: UnresolvedName): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let distance = Math.min(3, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const own = editDistance(wanted, candidate.toLowerCase());
    if (own < distance) [best, distance] = [candidate, own];
  }
  return best;
}

function rename(references: readonly [UnresolvedName, ...UnresolvedName[]], by: string): FixProposal {
  const [{ name }] = references;
  return {
    title: `Write ${by} instead of ${name}`,
    safety: 'suggested',
    intents: references.map(({ range }) => ({ kind: 'replace-name', at: range, name, by })),
  };
}
