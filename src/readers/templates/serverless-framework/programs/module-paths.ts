import { importCandidates } from '../../../syntax/typescript/import-candidates.js';

/**
 * The files a module of a configuration may be, best first. A name that looks like a package's may be an alias for a folder
 * of the service: `@functions/save` is `src/functions/save` in the framework's own template.
 */
export function modulePaths(folder: string, importer: string, module: string): readonly string[] {
  if (/\.json$/.test(module)) return importCandidates(importer, module.replace(/\.json$/, '')).flatMap(asJson);
  const found = importCandidates(importer, module).flatMap(({ base, path }) => (base === 'file' ? [path] : []));
  if (found.length > 0 || /^(node:|aws-|@aws|@serverless\/)/.test(module)) return found;
  const alias = module.replace(/^[@~#]\/?/, '');
  if (!alias.includes('/')) return [];
  const inService = `${folder === '' ? '' : `${folder}/`}serverless.ts`;
  return [`./src/${alias}`, `./${alias}`].flatMap((each) => importCandidates(inService, each).map(({ path }) => path));
}

function asJson({ path }: { readonly path: string }): readonly string[] {
  return path.endsWith('.ts') && !path.endsWith('/index.ts') ? [path.replace(/\.ts$/, '.json')] : [];
}
