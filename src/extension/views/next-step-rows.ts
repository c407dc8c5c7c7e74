import type { NextStep, ProgressOverview } from '../../coach/progress/overview.js';
import { type SetAsideStep, setAsideWords } from '../../coach/progress/set-aside.js';
import type { Icon, Row, Subject } from './row.js';
import { dayWords, placeIn, placeWords, plural } from './words.js';

/** The one next step with its reason, what else would do, and what was set aside. Empty when there is nothing of these. */
export function nextStepRows({ next, alternatives, setAside, at }: ProgressOverview): readonly Row[] {
  return [
    ...(next ? [stepRow(next, true)] : []),
    ...(alternatives.length > 0 ? [alternativesRow(alternatives)] : []),
    ...(setAside.length > 0 ? [setAsideRow(setAside, at)] : []),
  ];
}

/** Before anything was looked at: a step chosen from nothing would change a moment later. */
export function readingRows(): readonly Row[] {
  const label = 'Reading the workspace…';
  return [{ label, icon: { name: 'loading~spin' }, spoken: 'Reading the workspace. The next step comes after that.' }];
}

function alternativesRow(alternatives: readonly NextStep[]): Row {
  return {
    label: 'Something else',
    description: plural(alternatives.length, 'other step'),
    icon: { name: 'list-unordered' },
    children: () => alternatives.map((step) => stepRow(step, false)),
  };
}

function setAsideRow(steps: readonly SetAsideStep[], now: number): Row {
  return {
    label: 'Set aside',
    description: plural(steps.length, 'step'),
    icon: { name: 'archive' },
    children: () =>
      steps.map((step): Row => {
        const words = setAsideWords(step, (at) => dayWords(at, now));
        const aside = { id: step.id, title: step.title };
        return {
          label: step.title,
          description: words,
          icon: { name: step.why === 'snoozed' ? 'clock' : 'circle-slash' },
          spoken: `${step.title}, set aside, ${words}`,
          subject: { aside },
          children: () => [{ label: 'Propose again', icon: { name: 'discard' }, opens: 'aside', subject: { aside } }],
        };
      }),
  };
}

const icons: Readonly<Record<NextStep['candidate']['kind'], Icon>> = {
  finding: { name: 'wrench' },
  lesson: { name: 'mortar-board' },
  exercise: { name: 'beaker' },
  answer: { name: 'question' },
  signal: { name: 'add' },
};

function stepRow(step: NextStep, expanded: boolean): Row {
  const { candidate, reason } = step;
  const subject = subjectOf(step);
  const minutes = plural(candidate.minutes, 'minute');
  const opens = opensFirst(candidate.kind, subject);
  return {
    label: candidate.title,
    description: `${candidate.minutes} min`,
    icon: icons[candidate.kind],
    tooltip: `${candidate.title}\n${minutes}. Why: ${reason}.`,
    spoken: `${expanded ? 'Next step: ' : ''}${candidate.title}, ${minutes}. Why: ${reason}`,
    expanded,
    subject,
    ...(opens && { opens }),
    children: () => [
      { label: `About ${minutes}`, icon: { name: 'watch' } },
      { label: reason, description: 'why', icon: { name: 'info' }, spoken: `Why: ${reason}` },
      ...waysIn(candidate.kind, subject),
    ],
  };
}

/** What a step leads to, each in a row of its own: for keyboards, and for whoever does not know context menus. */
function waysIn(kind: NextStep['candidate']['kind'], { place, lesson, skill, exercise }: Subject): readonly Row[] {
  const file: Icon = { name: 'go-to-file' };
  const page: Icon = { name: 'mortar-board' };
  return [
    ...(place
      ? [
          {
            label: 'In the code',
            description: placeWords(place),
            icon: file,
            opens: 'place',
            subject: { place },
          } as const,
        ]
      : []),
    ...(lesson ? [{ label: 'Lesson', icon: page, opens: 'lesson', subject: { lesson } } as const] : []),
    ...(skill && !lesson && !exercise
      ? [{ label: 'Lesson of the skill', icon: page, opens: 'skill', subject: { skill } } as const]
      : []),
    ...(exercise && kind !== 'answer'
      ? [{ label: 'Exercise', icon: icons.exercise, opens: 'exercise', subject: { exercise } } as const]
      : []),
    ...(exercise
      ? [{ label: 'Questions', icon: icons.answer, opens: 'questions', subject: { exercise } } as const]
      : []),
  ];
}

function subjectOf({ candidate, workspace, place, rule, exercise }: NextStep): Subject {
  const at = placeIn(workspace, place);
  return {
    step: { id: candidate.id, title: candidate.title },
    skill: candidate.skill,
    ...(at && { place: at }),
    ...(rule && { rule, lesson: { rule, ...(at && { place: { uri: at.uri, range: at.range } }) } }),
    ...(exercise && { exercise }),
  };
}

/** What a row can open that its subject names the same. */
type OpensSubject = Exclude<NonNullable<Row['opens']>, 'questions'>;

function opensFirst(kind: NextStep['candidate']['kind'], subject: Subject): Row['opens'] {
  if (kind === 'answer' && subject.exercise !== undefined) return 'questions';
  const order: Readonly<Record<typeof kind, readonly OpensSubject[]>> = {
    finding: ['place', 'lesson'],
    lesson: ['lesson', 'skill'],
    exercise: ['exercise'],
    answer: ['lesson', 'skill'],
    signal: ['place', 'skill'],
  };
  return order[kind].find((name) => subject[name] !== undefined);
}
