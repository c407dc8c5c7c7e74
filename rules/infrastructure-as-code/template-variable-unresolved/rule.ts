import { editDistance } from '../../../src/model/edit-distance.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { UnresolvedName } from '../../../src/model/template.js';

/** Every name a template refers to is declared in it. */
export const check: Rule = ({ unresolved, functions }, verdict) => {
  const [first] = functions;
  if (unresolved.length === 0 && first) verdict.holds(first);
  for (const reference of unresolved) {
    const meant = nearest(reference);
    verdict.fails(
      { range: reference.range, name: reference.name },
      {
        message: `${reference.written} refers to nothing: no ${reference.name} is declared, and the deployment fails. ${meant === undefined ? 'Declare it, or name what is there' : `Write ${meant}, or declare ${reference.name}`}.`,
        fix: () => (meant === undefined ? [] : [rename(reference, meant)]),
      },
    );
  }
};

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

function rename({ name, range }: UnresolvedName, by: string): FixProposal {
  return {
    title: `Write ${by} instead of ${name}`,
    safety: 'suggested',
    intents: [{ kind: 'replace-name', at: range, name, by }],
  };
}
