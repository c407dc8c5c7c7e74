import type { Language } from '../../../model/code.js';
import { detectLayout, type Layout } from '../../layout.js';

/** How a program is written, so that what is added looks like it. */
export interface ProgramStyle extends Layout {
  readonly language: Language;
  readonly quote: "'" | '"';
  /** Statements end with a semicolon. */
  readonly semicolons: boolean;
}

/** The style most of a text has. Only TypeScript, JavaScript and Python are written by this layer. */
export function detectProgramStyle(text: string, language: Language): ProgramStyle {
  const isPython = language === 'python';
  const double = count(text, /"(?:[^"\\\n]|\\.)*"/g);
  const single = count(text, /'(?:[^'\\\n]|\\.)*'/g);
  const preferred = isPython ? double >= single : double > single;
  const ended = count(text, /;[ \t]*\r?$/gm);
  const open = count(text, /[\w)\]}'"`][ \t]*\r?$/gm);
  return {
    ...detectLayout(text, isPython ? '    ' : '  '),
    language,
    quote: preferred ? '"' : "'",
    semicolons: !isPython && ended * 3 >= open,
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
