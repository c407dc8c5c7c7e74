import type { Example } from './examples.js';
import type { Question } from './lesson.js';

/** What somebody goes through in a lesson. Texts are Markdown. */
export interface LessonContent {
  readonly texts: readonly string[];
  /** Read beside the text; only what is shown without a choice. */
  readonly examples: readonly Example[];
  readonly questions: readonly Question[];
}

/** How fast people go through a lesson for work: slower than a story, and code slower than text. */
const pace = { wordsPerMinute: 200, codeLinesPerMinute: 30, minutesPerQuestion: 0.5 } as const;

/**
 * About how long a lesson takes, in whole minutes, 1 at the least: its words outside of code, its lines of code that are not
 * empty, and the time to think about each question, whose own words are part of that.
 */
export function lessonMinutes({ texts, examples, questions }: LessonContent): number {
  const amounts = [...texts, ...examples.map(({ text }) => text)].map(amountIn);
  const words = amounts.reduce((sum, each) => sum + each.words, 0);
  const codeLines = amounts.reduce((sum, each) => sum + each.codeLines, 0);
  const minutes =
    words / pace.wordsPerMinute + codeLines / pace.codeLinesPerMinute + questions.length * pace.minutesPerQuestion;
  return Math.max(1, Math.round(minutes));
}

function amountIn(text: string): { readonly words: number; readonly codeLines: number } {
  let [words, codeLines] = [0, 0];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || line.trim() === fence)) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined) {
      words += line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    } else if (line.trim() !== '') {
      codeLines++;
    }
  }
  return { words, codeLines };
}
