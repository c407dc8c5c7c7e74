import type { SourceFile } from '../../../model/source.js';
import { isJson, maximumLength } from '../../documents/format.js';
import type { ServiceFile } from './file.js';

/** File name endings, lower case, with the dot. */
export const extensions = ['.yml', '.yaml', '.json', '.ts', '.js', '.cjs', '.mjs'] as const;

/** How much of a text that is too long to be read is looked at. */
const lookLength = 100_000;

/**
 * What a file is to the Serverless Framework by a cheap look at path and text: a service under whatever name, or what puts
 * services together. Undefined for all other files; they may still be parts that a service names.
 */
export function partOf({ path, text }: SourceFile): Exclude<ServiceFile['part'], 'other'> | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const seen = text.length > maximumLength ? text.slice(0, lookLength) : text;
  if (/^serverless-compose\.(ya?ml|json)$/.test(name)) return 'compose';
  if (/\.(ts|[cm]?js)$/.test(name)) {
    const isNamedSo = /^serverless(?:[.-][\w.-]+)?\.(ts|[cm]?js)$/.test(name) && !name.endsWith('.d.ts');
    return isNamedSo && /\bprovider\b/.test(seen) && /\bservice\b/.test(seen) ? 'service' : undefined;
  }
  if (!/\.(ya?ml|json)$/.test(name)) return undefined;
  const isService = isJson(seen) ? isServiceOfJson(seen) : isServiceOfYaml(seen);
  return isService ? 'service' : undefined;
}

/** Whether a configuration is a program, not a document. */
export function isProgram(path: string): boolean {
  return /\.([cm]?js|ts)$/i.test(path);
}

function isServiceOfYaml(text: string): boolean {
  return /^["']?service["']?[ \t]*:/m.test(text) && /^["']?provider["']?[ \t]*:/m.test(text);
}

function isServiceOfJson(text: string): boolean {
  return /"service"\s*:/.test(text) && /"provider"\s*:/.test(text) && /"(functions|resources|custom)"\s*:/.test(text);
}
