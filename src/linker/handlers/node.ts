import type { HandlerLanguage } from './handler-string.js';

/**
 * Handler strings of the Node.js runtimes: the first dot of the file's name divides module and export, the export may be
 * nested (`app.orders.save`). The runtime runs `.js`, `.mjs` or `.cjs`; where the source it was compiled from lies beside
 * it, that is what a person wrote and comes first.
 *
 * Source: AWS Lambda developer guide, "Define Lambda function handler in Node.js"; the loader of
 * aws/aws-lambda-nodejs-runtime-interface-client, as known in November 2026.
 */
export const node: HandlerLanguage = {
  parse(handler) {
    const match = /^((?:.*\/)?[^/.]+)\.([^/]+)$/.exec(handler);
    return match?.[1] && match[2] ? { module: match[1], export: match[2] } : undefined;
  },
  sourceFiles(path) {
    return [path, `${path}/index`].flatMap((file) => extensions.map((extension) => file + extension));
  },
  moduleOf(path) {
    const extension = extensions.find((ending) => path.endsWith(ending));
    return extension && !/\.(d|test|spec)\.[a-z]+$/.test(path) ? path.slice(0, -extension.length) : undefined;
  },
};

const extensions = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx'];
