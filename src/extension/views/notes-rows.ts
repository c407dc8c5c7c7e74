import type { Note, ProgressOverview } from '../../coach/progress/overview.js';
import type { SkillsView } from '../../server/protocol.js';
import type { Row } from './row.js';
import { dayWords, dotted } from './words.js';

/** What was noted of work that leaves no trace in code, newest first. Never scored. */
export function notesRows({ notes, at }: ProgressOverview, { matrix }: SkillsView): readonly Row[] {
  const cellOf = ({ role, level }: Note): string => {
    const named = matrix.roles.find(({ id }) => id === role);
    return [named?.name, named?.levels.find((candidate) => candidate.level === level)?.name].filter(Boolean).join(', ');
  };
  return notes
    .toSorted((a, b) => b.at - a.at)
    .map((note) => ({
      label: note.text,
      description: dotted(dayWords(note.at, at), cellOf(note)),
      icon: { name: 'note' },
      tooltip: note.text,
      subject: { note: note.id },
    }));
}
