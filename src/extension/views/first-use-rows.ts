import type { Row } from './row.js';

/** The first row of the next step until role and level were chosen: it asks for them, and for nothing else. */
export function firstUseRows(asked: boolean): readonly Row[] {
  if (asked) return [];
  return [
    {
      label: 'Choose role and level',
      description: 'or just explore',
      icon: { name: 'person' },
      tooltip: 'With a role and level in mind, steps are chosen for them. It is asked once and stays on this machine.',
      spoken: 'Choose role and level, or just explore. Asked once.',
      opens: 'target',
      subject: { target: true },
    },
  ];
}
