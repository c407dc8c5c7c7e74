import type { SkillFramework } from '../../model/skills.js';
import { gateWords } from './gate-words.js';
import { littleEvidence } from './skill-progress.js';
import type { SkillReading, WhatItChanges } from './what-it-changes.js';

/** What repairing a finding would change, as a person reads it. */
export interface ChangeInWords {
  /** What speaks now, in a sentence: `This finding speaks against Retries and dead letters with 0.50.` */
  readonly against: string;
  /** Now, and then in each way of repairing it. */
  readonly rows: readonly ChangeRow[];
  /** What else there is to know, in sentences. */
  readonly remarks: readonly string[];
}

export interface ChangeRow {
  readonly when: string;
  /** `0.38` */
  readonly mastery: string;
  /** The depth's word: `aware`. */
  readonly depth: string;
}

/** The change with the words of `depths`; `skillName` is the skill of the finding. */
export function changeInWords(
  change: WhatItChanges,
  skillName: string,
  { depths }: Pick<SkillFramework, 'depths'>,
): ChangeInWords {
  const row = (when: string, { mastery, depth }: SkillReading): ChangeRow => ({
    when,
    mastery: mastery.toFixed(2),
    depth: depthWord(depth, depths),
  });
  return {
    against: `The finding speaks against ${skillName} with ${change.against.toFixed(2)}.`,
    rows: change.fresh
      ? [row('Now', change.now), row('Repaired', change.byHand)]
      : [
          row('Now', change.now),
          row('Repaired by its button', change.byButton),
          row('Repaired by hand', change.byHand),
          row('By hand, and still gone after a week', change.held),
        ],
    remarks: remarks(change),
  };
}

/** Below the first depth there can be evidence all the same, only too little. */
function depthWord(depth: number, depths: SkillFramework['depths']): string {
  const wordOf = (wanted: number) => depths.find((candidate) => candidate.depth === wanted)?.word ?? String(wanted);
  return depth === 0 ? littleEvidence : wordOf(depth);
}

/** Sums of weights differ in their last digits. */
const nearly = 0.005;

function remarks({ against, relief, fresh, held }: WhatItChanges): readonly string[] {
  const next = held.missing && gateWords(held.missing, held.mastery);
  const others = `More speaks against the skill than is counted: without this finding it is ${relief < nearly ? 'as much' : `${relief.toFixed(2)} less`}.`;
  return [
    ...(relief < against - nearly ? [others] : []),
    ...(fresh ? ['It was made here within the last day: repairing it takes it away and adds nothing.'] : []),
    ...(next ? [`For the next depth: ${next}.`] : []),
  ];
}
