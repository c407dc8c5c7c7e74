import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from './languages.js';

/** The sample application with the classic mistakes, and its twin without. */
export type Version = 'orders' | 'orders-repaired';

type Files = ReadonlyMap<string, string>;

const here = import.meta.dirname;
const samples = join(here, '../../media/samples');

/** Another way to write the sample application. */
export interface Variant {
  readonly name: string;
  files(version: Version): Files;
  /** Findings of the sample that cannot be here, as `rule function`, each with the reason. As short as it can be. */
  readonly missing?: Readonly<Record<string, string>>;
  /** Findings that stand at another function than in the sample, or at several. */
  readonly elsewhere?: Readonly<Record<string, string | readonly string[]>>;
  /** What functions are called here, where a dialect names them itself, by their names in the sample. */
  readonly names?: Readonly<Record<string, string>>;
  /** Rules about what the dialect has no words for, so that all they find stays: these are left aside. */
  readonly wordless?: readonly string[];
  /** Findings that can be repaired here and not in the sample, each with the reason. */
  readonly repairedToo?: Readonly<Record<string, string>>;
  /** Findings that can be repaired in the sample and not here, each with the reason. */
  readonly unrepaired?: Readonly<Record<string, string>>;
  /** Findings whose repair is safe in the sample and only suggested here, each with the reason. */
  readonly lessSafe?: Readonly<Record<string, string>>;
  /** A tool wrote it: nothing is repaired in it. */
  readonly isOutput?: true;
}

/** The sample as it is shipped: SAM, with handlers in TypeScript and Python. */
export function sample(version: Version): Files {
  return without(filesIn(join(samples, version)), /^README\.md$/);
}

/** The handlers of the sample under the templates of `dialects/<dialect>`. */
export function inDialect(dialect: string, differences: Omit<Variant, 'name' | 'files'> = {}): Variant {
  return {
    name: dialect,
    files: (version) =>
      new Map([...without(sample(version), /^template\.yaml$/), ...filesIn(join(here, 'dialects', dialect, version))]),
    ...differences,
  };
}

/** The template of the sample with all handlers in one language, from `handlers/<language>`. */
export function inLanguage(
  language: keyof typeof languages,
  differences: Omit<Variant, 'name' | 'files'> = {},
): Variant {
  return {
    name: language,
    files: (version) => {
      const template = sample(version).get('template.yaml') ?? '';
      const own = filesIn(join(here, 'handlers', language, version));
      const shared = language === 'typescript' ? onlyIn(sample(version), 'functions/') : new Map();
      return new Map([...shared, ...own, ['template.yaml', languages[language](template)]]);
    },
    ...differences,
  };
}

function filesIn(folder: string, prefix = ''): Files {
  const files = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      for (const [inner, text] of filesIn(path, `${prefix}${name}/`)) files.set(inner, text);
    } else files.set(prefix + name, readFileSync(path, 'utf8'));
  }
  return files;
}

function without(files: Files, pattern: RegExp): Files {
  return new Map([...files].filter(([path]) => !pattern.test(path)));
}

function onlyIn(files: Files, folder: string): Files {
  return new Map([...files].filter(([path]) => path.startsWith(folder)));
}
