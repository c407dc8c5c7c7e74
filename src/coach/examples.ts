import type { Language } from '../model/code.js';
import type { Dialect } from '../model/template.js';
import type { LessonSection } from './lesson.js';

/** The examples of a lesson in one way of writing: what is wrong, and the same put right. Texts are Markdown. */
export interface ExampleVariant {
  /** What it is written in: `SAM`, `Terraform`, `SAM and Python`. */
  readonly name: string;
  readonly before: readonly Example[];
  /** As our repair leaves it where there is one, as the page's good examples show it otherwise. */
  readonly after: readonly Example[];
  /** Good examples beside what the repair makes. */
  readonly also: readonly Example[];
}

export interface Example {
  /** As the page calls it; empty when the page gives no name. */
  readonly title: string;
  readonly text: string;
}

/** What a person's own application is written in, as far as it is known. */
export interface Setting {
  readonly dialect?: Dialect;
  readonly language?: Language;
}

const headings = { bad: 'Bad', good: 'Good', repaired: 'After the fix' } as const;

/** Whether a part of a page holds examples, which `exampleVariants` gives in pairs. */
export function isExamples({ heading }: LessonSection): boolean {
  return Object.values<string>(headings).includes(heading);
}

/** The examples of a lesson by what they are written in, those nearest to `setting` first, otherwise in the page's order. */
export function exampleVariants(sections: readonly LessonSection[], setting: Setting = {}): readonly ExampleVariant[] {
  const [bad, good, repaired] = [headings.bad, headings.good, headings.repaired].map((heading) =>
    examplesIn(sections.find((section) => section.heading === heading)?.text ?? ''),
  );
  const names = new Set([...(bad ?? []), ...(good ?? []), ...(repaired ?? [])].map(variantName));
  const variants = [...names].map((name) => {
    const own = (examples: readonly Example[] = []) => examples.filter((example) => variantName(example) === name);
    const [better, made] = [own(good), own(repaired)];
    return { name, before: own(bad), after: made.length > 0 ? made : better, also: made.length > 0 ? better : [] };
  });
  return variants.toSorted((a, b) => nearness(b.name, setting) - nearness(a.name, setting));
}

/** Third-level headings outside of code begin an example; what stands before the first has no name. */
function examplesIn(text: string): readonly Example[] {
  const examples: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    const title = isCode ? undefined : /^### +(.+?)\s*$/.exec(line)?.[1];
    if (title === undefined) examples.at(-1)?.lines.push(line);
    else examples.push({ title, lines: [] });
  }
  return examples
    .map(({ title, lines }) => ({ title, text: lines.join('\n').trim() }))
    .filter(({ text }) => text !== '');
}

/** What pages call dialects and languages, in the order in which a title names several. */
const names = [
  ...['SAM', 'CloudFormation', 'CDK', 'Serverless Framework', 'Terraform', 'Pulumi', 'Architect'],
  ...['Amazon States Language', 'OpenAPI', 'TypeScript', 'JavaScript', 'Python', 'Java', 'Go', 'C#'],
];

function namesIn(title: string): readonly string[] {
  return names.filter((name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(title));
}

function variantName({ title }: Example): string {
  return namesIn(title).join(' and ') || title;
}

/** How pages call what an application is written in, the nearest relative behind it. */
const dialectNames: Readonly<Record<Dialect, readonly string[]>> = {
  sam: ['SAM', 'CloudFormation'],
  cloudformation: ['CloudFormation', 'SAM'],
  cdk: ['CDK'],
  'serverless-framework': ['Serverless Framework'],
  terraform: ['Terraform'],
  pulumi: ['Pulumi'],
  architect: ['Architect'],
  asl: ['Amazon States Language'],
  code: [],
};

const languageNames: Readonly<Record<Language, readonly string[]>> = {
  typescript: ['TypeScript', 'JavaScript'],
  javascript: ['JavaScript', 'TypeScript'],
  python: ['Python'],
  java: ['Java'],
  go: ['Go'],
  csharp: ['C#'],
};

const exact = 3;

/** More for each of dialect and language that a variant shares with the setting, most when it is the very one. */
function nearness(variant: string, { dialect, language }: Setting): number {
  const shown = namesIn(variant);
  const shares = (wanted: readonly string[]) =>
    wanted.reduce((most, name, index) => (shown.includes(name) ? Math.max(most, exact - index) : most), 0);
  return shares(dialect ? dialectNames[dialect] : []) + shares(language ? languageNames[language] : []);
}
