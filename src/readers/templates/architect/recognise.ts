import type { SourceFile } from '../../../model/source.js';

/** File name endings, lower case, with the dot. */
export const extensions = ['.arc', '.json', '.yaml', '.yml'] as const;

/** Whether a file begins an application of Architect: `app.arc` and its other forms. Functions' configurations do not. */
export function isManifest({ path, text }: SourceFile): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'app.arc' || name === '.arc') return /^@app\b/m.test(text);
  return /^arc\.(json|ya?ml)$/.test(name) && /\bapp\b/.test(text);
}
