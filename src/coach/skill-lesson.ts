import type { RuleMetadata } from '../model/finding.js';
import type { LearningResource, MatrixCell, Signal, Skill, SkillFramework } from '../model/skills.js';
import { type AskedQuestion, askedQuestions, questionsOfSkill } from './asked-questions.js';
import type { Exercise } from './exercises/exercise.js';
import type { Lesson } from './lesson.js';
import { lessonMinutes } from './lesson-minutes.js';
import type { QuestionHistory } from './progress/questions.js';
import type { SkillSignals } from './signals/signal.js';

/** The lesson of one skill: what it is, what shows it and what speaks against it here. `Place` is whatever a reader can open. */
export interface SkillLesson<Place> {
  readonly id: string;
  readonly name: string;
  /** The group's name. */
  readonly group: string;
  /** About how long it takes, without the lessons and exercises it leads to. */
  readonly minutes: number;
  readonly what: string;
  readonly why: string;
  /** What to know first, in the framework's order. */
  readonly needs: readonly Named[];
  /** There is something here that could show it: a workflow for orchestration, a network for networks. */
  readonly isObservable: boolean;
  /** What shows it: those seen here first, signals that others inherit last. */
  readonly shows: readonly GoodSignal<Place>[];
  /** What speaks against it: those that are found here first. */
  readonly against: readonly BadSignal<Place>[];
  /** What would show it, and nobody can see without guessing. */
  readonly unseen: readonly UnseenSignal[];
  /** Its rules, the easiest first. */
  readonly rules: readonly RuleOfSkill[];
  /** Exercises that practise it, the easiest first. */
  readonly exercises: readonly ExerciseOfSkill[];
  /** A few questions of its rules; none where it has no rule, and where all are answered and none is due. */
  readonly questions: readonly AskedQuestion[];
  /** What to read, official sources first, then the shorter ones. */
  readonly resources: readonly LearningResource[];
  /** How deep each role has to know it; roles that never ask for it are left out. */
  readonly expected: readonly RoleExpecting[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface GoodSignal<Place> {
  readonly id: string;
  readonly says: string;
  /** It is good, and others inherit it. */
  readonly steward: boolean;
  readonly seen: readonly Place[];
}

export interface BadSignal<Place> {
  readonly id: string;
  readonly says: string;
  /** Those that find it. */
  readonly rules: readonly Named[];
  /** `skill`: no rule finds it, it is only told where somebody looks at the skill. */
  readonly told: 'editor' | 'skill';
  readonly open: readonly Place[];
}

export interface UnseenSignal {
  readonly id: string;
  readonly says: string;
  /** Why nobody can see it, in a sentence. */
  readonly because: string;
}

export interface RuleOfSkill extends Named {
  readonly level: string;
  /** About how long its lesson takes. */
  readonly minutes: number;
}

export interface ExerciseOfSkill extends Named {
  readonly level: string;
  readonly minutes: number;
  /** How deep it practises this skill, 1 to 4. */
  readonly depth: number;
}

export interface RoleExpecting extends Named {
  readonly levels: readonly LevelExpecting[];
}

export interface LevelExpecting extends Named {
  readonly mandatory: boolean;
  readonly depth: number;
  /** The depth's word and what it claims. */
  readonly word: string;
  readonly claims: string;
}

/** What a lesson of a skill is made of, whatever the workspace. */
export interface SkillLessonSources {
  readonly framework: SkillFramework;
  readonly rules: readonly RuleMetadata[];
  readonly resources: readonly LearningResource[];
  readonly exercises: readonly Exercise[];
  readonly signals: readonly SkillSignals[];
  /** The lesson of a rule; undefined where there is none. */
  readonly lessonOf: (rule: string) => Pick<Lesson, 'questions' | 'minutes'> | undefined;
}

/** What a person answered so far, looked at from one moment. */
export interface AnsweredSoFar {
  /** Of the lesson of a rule, one entry a question that was answered. */
  readonly of: (rule: string) => readonly QuestionHistory[];
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/** What was seen in the workspace. */
export interface SeenHere<Place> {
  /** Skills that nothing here could show. */
  readonly notObservable: ReadonlySet<string>;
  readonly signals: readonly { readonly signal: string; readonly place: Place }[];
  readonly findings: readonly { readonly rule: string; readonly place: Place }[];
  /** Bad signals that no rule finds. */
  readonly faults: readonly { readonly signal: string; readonly place: Place }[];
}

/** The lesson of a skill; undefined when there is no such skill. */
export function skillLessonOf<Place>(
  id: string,
  sources: SkillLessonSources,
  here: SeenHere<Place>,
  answered: AnsweredSoFar,
): SkillLesson<Place> | undefined {
  const { framework, signals } = sources;
  const skill = framework.skills.find((each) => each.id === id);
  if (!skill) return undefined;
  const own = framework.signals.filter((signal) => signal.skill === id);
  const unobservable = signals.find((each) => each.skill === id)?.unobservable ?? {};
  const observable = own.filter((signal) => unobservable[signal.id] === undefined);
  const rules = byLevel(framework, rulesOf(id, sources));
  const questions = questionsOfSkill(
    rules.map((rule) => askedQuestions(rule, sources.lessonOf(rule.id)?.questions ?? [], answered.of(rule.id))),
    answered.now,
  );
  return {
    id,
    name: skill.name,
    group: framework.groups.find((group) => group.id === skill.group)?.name ?? skill.group,
    minutes: minutesOf(skill, own, questions),
    what: skill.what,
    why: skill.why,
    needs: neededFirst(skill, framework),
    isObservable: !here.notObservable.has(id),
    shows: goodSignals(observable, here),
    against: badSignals(observable, sources.rules, here),
    unseen: own.flatMap(({ id, says }) => {
      const because = unobservable[id];
      return because === undefined ? [] : [{ id, says, because }];
    }),
    rules,
    exercises: byLevel(framework, exercisesOf(id, sources.exercises)),
    questions,
    resources: sources.resources.filter(({ skills }) => skills.includes(id)).toSorted(officialThenShort),
    expected: expectations(id, framework),
  };
}

function minutesOf({ what, why }: Skill, own: readonly Signal[], asked: readonly AskedQuestion[]): number {
  const questions = asked.map(({ question }) => question);
  return lessonMinutes({ texts: [what, why, ...own.map(({ says }) => says)], examples: [], questions });
}

function neededFirst({ needs }: Skill, { skills }: SkillFramework): readonly Named[] {
  return skills.filter(({ id }) => needs.includes(id)).map(({ id, name }) => ({ id, name }));
}

function goodSignals<Place>(own: readonly Signal[], here: SeenHere<Place>): readonly GoodSignal<Place>[] {
  return own
    .filter(({ kind }) => kind !== 'bad')
    .map(({ id, says, kind }) => ({
      id,
      says,
      steward: kind === 'steward',
      seen: here.signals.filter(({ signal }) => signal === id).map(({ place }) => place),
    }))
    .toSorted((a, b) => Number(a.steward) - Number(b.steward) || seenFirst(a.seen, b.seen));
}

function badSignals<Place>(
  own: readonly Signal[],
  rules: readonly RuleMetadata[],
  here: SeenHere<Place>,
): readonly BadSignal<Place>[] {
  return own
    .filter(({ kind }) => kind === 'bad')
    .map(({ id, says }) => {
      const feeding = rules.filter(({ signal }) => signal === id);
      const ids = new Set(feeding.map((rule) => rule.id));
      return {
        id,
        says,
        rules: feeding.map((rule) => ({ id: rule.id, name: rule.title })),
        told: feeding.length > 0 ? ('editor' as const) : ('skill' as const),
        open: [
          ...here.findings.filter(({ rule }) => ids.has(rule)),
          ...here.faults.filter(({ signal }) => signal === id),
        ].map(({ place }) => place),
      };
    })
    .toSorted((a, b) => seenFirst(a.open, b.open));
}

function seenFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return Number(b.length > 0) - Number(a.length > 0);
}

function rulesOf(skill: string, { rules, lessonOf }: SkillLessonSources): readonly RuleOfSkill[] {
  return rules
    .filter((rule) => rule.skill === skill)
    .flatMap(({ id, title, level }) => {
      const lesson = lessonOf(id);
      return lesson ? [{ id, name: title, level, minutes: lesson.minutes }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function exercisesOf(skill: string, exercises: readonly Exercise[]): readonly ExerciseOfSkill[] {
  return exercises.flatMap(({ id, title, level, minutes, skills }) => {
    const depth = skills[skill];
    return depth === undefined ? [] : [{ id, name: title, level, minutes, depth }];
  });
}

/** In the order of the levels, with their names. */
function byLevel<Entry extends { readonly level: string }>(
  { levels }: SkillFramework,
  entries: readonly Entry[],
): readonly Entry[] {
  const known = new Map(levels.map((level) => [level.id as string, level]));
  return entries
    .toSorted((a, b) => (known.get(a.level)?.order ?? 0) - (known.get(b.level)?.order ?? 0))
    .map((entry) => ({ ...entry, level: known.get(entry.level)?.name ?? entry.level }));
}

/** What those who make a thing say of it. */
const officialFormats: ReadonlySet<string> = new Set([
  'docs',
  'reference',
  'specification',
  'standard',
  'whitepaper',
  'announcement',
  'framework',
]);

function officialThenShort(a: LearningResource, b: LearningResource): number {
  const isOfficial = ({ format }: LearningResource) => Number(officialFormats.has(format));
  return isOfficial(b) - isOfficial(a) || a.minutes - b.minutes;
}

function expectations(skill: string, { roles, levels, matrix, depths }: SkillFramework): readonly RoleExpecting[] {
  const inOrder = levels.toSorted((a, b) => a.order - b.order);
  const expecting = (cell: MatrixCell | undefined, name: string): readonly LevelExpecting[] => {
    const depth = cell?.expects[skill];
    if (!cell || depth === undefined) return [];
    const { word = String(depth), claims = '' } = depths.find((each) => each.depth === depth) ?? {};
    return [{ id: cell.level, name, mandatory: cell.mandatory, depth, word, claims }];
  };
  return roles.flatMap(({ id, name }) => {
    const asking = inOrder.flatMap((level) =>
      expecting(
        matrix.find((cell) => cell.role === id && cell.level === level.id),
        level.name,
      ),
    );
    return asking.length > 0 ? [{ id, name, levels: asking }] : [];
  });
}
