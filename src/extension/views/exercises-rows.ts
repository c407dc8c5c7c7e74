import { creditOf, type Exercise, variantNames } from '../../coach/exercises/exercise.js';
import type { ProgressOverview } from '../../coach/progress/overview.js';
import type { PlaceView } from '../../server/protocol.js';
import type { Icon, Row } from './row.js';
import { dotted, plural } from './words.js';

/** How far somebody is with an exercise. `locked` is advice: it opens all the same. */
type Standing = 'in progress' | 'open' | 'locked' | 'passed';

const icons: Readonly<Record<Standing, Icon>> = {
  'in progress': { name: 'edit' },
  open: { name: 'beaker' },
  locked: { name: 'lock' },
  passed: { name: 'pass', color: 'testing.iconPassed' },
};

const ways: Readonly<Record<Standing, string>> = {
  'in progress': 'Begin again',
  open: 'Open',
  locked: 'Open anyway',
  passed: 'Do it again',
};

const order: readonly Standing[] = ['in progress', 'open', 'locked', 'passed'];

/**
 * The exercises: those begun first, then those that can be begun, those that wait for others, those passed. `begun` has the
 * task of each that lies in the workspace.
 */
export function exercisesRows(
  exercises: readonly Exercise[],
  progress: ProgressOverview,
  begun: ReadonlyMap<string, PlaceView>,
): readonly Row[] {
  const passed = passedIn(progress);
  const standingOf = ({ id, needs }: Exercise): Standing => {
    if (begun.has(id) && !passed.has(id)) return 'in progress';
    if (passed.has(id)) return 'passed';
    return needs.every((need) => passed.has(need)) ? 'open' : 'locked';
  };
  return exercises
    .map((exercise) => ({ exercise, standing: standingOf(exercise) }))
    .toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
    .map(({ exercise, standing }) => {
      const waitsFor = exercises.filter(({ id }) => exercise.needs.includes(id) && !passed.has(id));
      return exerciseRow({ exercise, standing, waitsFor, task: begun.get(exercise.id) }, progress);
    });
}

/** Evidence of an exercise is named after it, once for each of its skills. */
function passedIn({ skills }: ProgressOverview): ReadonlySet<string> {
  const items = skills.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === 'exercise'));
  return new Set(items.map(({ id }) => id.split(' ')[1] ?? ''));
}

interface Status {
  readonly exercise: Exercise;
  readonly standing: Standing;
  readonly waitsFor: readonly Exercise[];
  readonly task: PlaceView | undefined;
}

function exerciseRow({ exercise, standing, waitsFor, task }: Status, { skills, depths }: ProgressOverview): Row {
  const { id, title, summary, minutes, variants } = exercise;
  const nameOf = (skill: string) => skills.find((candidate) => candidate.id === skill)?.name ?? skill;
  const mainSkill = (of: Exercise) => nameOf(creditOf(of)[0]?.skill ?? '');
  const first = waitsFor.map((need) => `${need.title} (${mainSkill(need)})`).join(', ');
  const state = standing === 'locked' ? `locked, opens after ${first}` : standing;
  const practised = creditOf(exercise).map(({ skill, depth }) => `${nameOf(skill)}: ${depths[depth] ?? depth}`);
  // Named as in the record, so that it can be set aside here too.
  const step = { id: `exercise ${id}`, title };
  const subject = { exercise: id, step, ...(task && { place: task }) };
  const opens = standing === 'in progress' ? 'place' : 'exercise';
  return {
    label: title,
    description: dotted(state, `${minutes} min`),
    icon: icons[standing],
    tooltip: `${summary}\n\n${practised.join('\n')}`,
    spoken: `${title}, ${state}, ${plural(minutes, 'minute')}`,
    opens,
    subject,
    children: () => [
      { label: summary, icon: { name: 'info' } },
      ...practised.map((label) => ({ label, description: 'practised', icon: { name: 'mortar-board' } })),
      {
        label: variants.map((variant) => variantNames[variant]).join(', '),
        description: 'variants',
        icon: { name: 'files' },
      },
      ...(task
        ? [{ label: 'Task', description: task.path, icon: { name: 'book' }, opens: 'place', subject } as const]
        : []),
      { label: 'Questions', icon: { name: 'question' }, opens: 'questions', subject: { exercise: id } },
      { label: ways[standing], icon: { name: 'play' }, opens: 'exercise', subject },
    ],
  };
}
