/** A language with its fixture in `code/`, and what cannot be seen there: by the name of the fact, with the reason. */
export interface CoveredLanguage {
  readonly name: string;
  readonly fixture: string;
  readonly unseen: Readonly<Record<string, string>>;
}

/** Every language that is read. */
export const languages: readonly CoveredLanguage[] = [
  { name: 'TypeScript', fixture: 'typescript.ts', unseen: {} },
  { name: 'JavaScript', fixture: 'javascript.mjs', unseen: {} },
  { name: 'Python', fixture: 'python.py', unseen: {} },
  {
    name: 'Java',
    fixture: 'java.java',
    unseen: { 'structured log statements': 'the configuration of the logging library decides' },
  },
  {
    name: 'Go',
    fixture: 'go.go',
    unseen: {
      'functions that are async': 'the language has none',
      'wrappers, decorators, annotations': 'the language has none; what wraps is a call',
      'reads that fail without a field': 'what is not there is empty, and can be asked for more',
    },
  },
  {
    name: 'C#',
    fixture: 'csharp.cs',
    unseen: { 'imports of own files': 'types are found by their names, in whichever file' },
  },
];
