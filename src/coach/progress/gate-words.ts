import type { MissingGate } from './depth.js';

/** What is missing for the next depth, as a person reads it. */
export function gateWords(missing: MissingGate, mastery: number): string {
  switch (missing.kind) {
    case 'mastery':
      return `more evidence: ${twoPlaces(mastery)} now, ${twoPlaces(missing.threshold)} to reach`;
    case 'authored-or-exercise':
      return 'something written here that shows it, or an exercise passed';
    case 'clean-resources':
      return [
        ...(missing.resources > 0
          ? [counted(missing.resources, 'more resource that shows it', 'more resources that show it')]
          : []),
        ...(missing.signals > 0 ? [`${counted(missing.signals, 'more way', 'more ways')} of showing it`] : []),
      ].join(' and ');
    case 'channels':
      return 'a second kind of evidence: a repair, an answer or an exercise';
    case 'open-error':
      return 'an error is open';
    case 'steward-signal':
      return 'something that others inherit: a module, a default, a policy';
    case 'delayed-answer-or-repeat':
      return 'a question answered again after a week, or an exercise passed again after a month';
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function twoPlaces(share: number): string {
  return share.toFixed(2);
}
