import { skillSignals } from '../../signals/index.js';
import { nextStep } from '../constants.js';
import { candidate, type PossibleStep, reasonOf, type Situation } from './situation.js';

/** What the cell that was chosen looks for, can be seen here, and is not shown yet. */
export function signalSteps(situation: Situation): readonly PossibleStep[] {
  const { cell, framework, seen, gains, now } = situation;
  if (!cell || seen.workspaces.length === 0) return [];
  const hidden = new Set(seen.notObservable);
  return framework.signals.flatMap(({ id, skill, kind, says }) => {
    if (kind === 'bad' || hidden.has(skill) || !cell.evidence.includes(id) || !gains.isLacking(skill)) return [];
    const observers = skillSignals.find((each) => each.skill === skill)?.observers ?? {};
    const evidence = situation.evidenceOf(skill);
    if (!Object.hasOwn(observers, id) || evidence.some((item) => item.kind === 'construct' && item.signal === id))
      return [];
    const shown = {
      kind: 'construct',
      id: 'step',
      skill,
      signal: id,
      resource: 'step',
      authored: true,
      seen: now,
    } as const;
    const gained = gains.of(new Map([[skill, [...evidence, { ...shown, steward: kind === 'steward' }]]]));
    return [
      {
        candidate: {
          ...candidate(`signal ${id}`, 'signal', skill, says, nextStep.minutes.signal, situation),
          gain: gained.gain,
        },
        reason: reasonOf(['nothing here shows it yet'], gained, skill, situation),
      },
    ];
  });
}
