import type { Language } from '../../../model/code.js';
import type { Draft } from './draft.js';

/** Written in TypeScript or JavaScript. */
export function isScript(language: Language): boolean {
  return language === 'typescript' || language === 'javascript';
}

/** How statements of a script end: without semicolons where none is written. */
export function statementEnd({ text }: Draft): ';' | '' {
  return /;\s*$/m.test(text) ? ';' : '';
}
