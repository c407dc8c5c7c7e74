import type { RuleMetadata } from '../model/finding.js';
import type { LearningResource, SkillFramework } from '../model/skills.js';
import { exampleVariants, isExamples } from './examples.js';
import { lessonMinutes } from './lesson-minutes.js';

/** The lesson of one rule: its page taken apart. Texts are Markdown. */
export interface Lesson {
  readonly rule: RuleMetadata;
  readonly skillName: string;
  readonly levelName: string;
  /** About how long it takes, without what stands behind a choice. */
  readonly minutes: number;
  /** Why it matters: what stands before the first heading. */
  readonly why: string;
  /** The headed parts in the page's order, but for the questions. */
  readonly sections: readonly LessonSection[];
  readonly questions: readonly Question[];
  readonly resources: readonly LearningResource[];
}

export interface LessonSection {
  readonly heading: string;
  readonly text: string;
}

export interface Question {
  readonly text: string;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly text: string;
  readonly right: boolean;
  /** Why it is right or wrong; empty when the page does not say. */
  readonly because: string;
}

export interface LessonSources {
  readonly framework: SkillFramework;
  readonly resources: readonly LearningResource[];
}

/**
 * Takes a rule's page apart. A page without front matter or questions gives a lesson without them; resources that are
 * not known are left out.
 */
export function lessonOf(rule: RuleMetadata, page: string, { framework, resources }: LessonSources): Lesson {
  const body = page.replaceAll('\r\n', '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  const parts = splitAtHeadings(body);
  const why = parts[0]?.text ?? '';
  const headed = parts.slice(1);
  const sections = headed.filter(({ heading }) => heading !== questionsHeading);
  const questions = headed
    .filter(({ heading }) => heading === questionsHeading)
    .flatMap(({ text }) => questionsIn(text));
  return {
    rule,
    skillName: framework.skills.find(({ id }) => id === rule.skill)?.name ?? rule.skill,
    levelName: framework.levels.find(({ id }) => id === rule.level)?.name ?? rule.level,
    minutes: minutesOf(why, sections, questions),
    why,
    sections,
    questions,
    resources: rule.resources.flatMap((id) => resources.find((resource) => resource.id === id) ?? []),
  };
}

const questionsHeading = 'Questions';

/** Of the examples one way of writing is read. All are about as long, so that a lesson takes the same wherever it is named. */
function minutesOf(why: string, sections: readonly LessonSection[], questions: readonly Question[]): number {
  const [variant] = exampleVariants(sections);
  return lessonMinutes({
    texts: [why, ...sections.filter((part) => !isExamples(part)).map(({ text }) => text)],
    examples: variant ? [...variant.before, ...variant.after] : [],
    questions,
  });
}

/** Second-level headings outside of code blocks begin a part; the first part has no heading. */
export function splitAtHeadings(body: string): readonly LessonSection[] {
  const parts: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }];
  let fence: string | undefined;
  for (const line of body.split('\n')) {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || line.trim() === fence))
      fence = fence === undefined ? mark : undefined;
    const heading = fence === undefined ? /^## +(.+?)\s*$/.exec(line)?.[1] : undefined;
    if (heading !== undefined) parts.push({ heading, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }));
}

/** Numbered lines are questions, bullets below them answers: `- **right one** — why`. */
export function questionsIn(text: string): readonly Question[] {
  const questions: { text: string; answers: Answer[] }[] = [];
  for (const line of text.split('\n')) {
    const question = /^\d+\.\s+(.+)$/.exec(line)?.[1];
    const answer = /^\s+[-*]\s+(.+)$/.exec(line)?.[1];
    if (question !== undefined) questions.push({ text: question, answers: [] });
    else if (answer !== undefined) questions.at(-1)?.answers.push(answerIn(answer));
  }
  return questions;
}

function answerIn(line: string): Answer {
  const [statement = '', ...reasons] = line.split(' — ');
  const marked = /^\*\*(.+)\*\*$/.exec(statement.trim())?.[1];
  return { text: marked ?? statement.trim(), right: marked !== undefined, because: reasons.join(' — ').trim() };
}
