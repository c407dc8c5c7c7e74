import { askedOnce, isTestFile } from './repository.js';
import type { Repository } from './signal.js';

/** Tests by what they name: a file, a module, a folder whose code they are part of, a class. */
interface TestIndex {
  readonly byFile: ReadonlyMap<string, readonly string[]>;
  readonly byModule: ReadonlyMap<string, readonly string[]>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
  readonly byClass: ReadonlyMap<string, readonly string[]>;
}

/**
 * The tests of a source file: those that import it, lie in its package (Go), or are called after its class (Java, C#).
 * `folder` is that of the application: a class of another application may have the same name.
 */
export function testsOf(file: string, folder: string, repository: Repository): readonly string[] {
  const { byFile, byModule, byFolder, byClass } = testIndex(repository);
  const stem = withoutEnding(file);
  if (file.endsWith('.go')) return byFolder.get(folderOf(file)) ?? [];
  if (file.endsWith('.java')) return byClass.get(`${stem.replace('src/main/', 'src/test/')}`) ?? [];
  if (file.endsWith('.cs')) {
    const ofClass = byClass.get(stem.slice(stem.lastIndexOf('/') + 1)) ?? [];
    return ofClass.filter((test) => folder === '' || test.startsWith(`${folder}/`));
  }
  if (!file.endsWith('.py')) return byFile.get(stem) ?? [];
  return modulesOf(stem).flatMap(({ module, root }) => {
    const near = folderOf(root);
    return (byModule.get(module) ?? []).filter((test) => near === '' || test.startsWith(`${near}/`));
  });
}

const testIndex = askedOnce(({ paths, text }): TestIndex => {
  const [byFile, byModule, byFolder, byClass] = [new Names(), new Names(), new Names(), new Names()];
  for (const path of paths.filter(isTestFile)) {
    const written = text(path) ?? '';
    if (path.endsWith('.go')) byFolder.add(folderOf(path), path);
    else if (path.endsWith('.py')) for (const module of pythonModules(written)) byModule.add(module, path);
    else if (path.endsWith('.java')) byClass.add(withoutEnding(path).replace(/(Tests?|IT)$/, ''), path);
    else if (path.endsWith('.cs')) byClass.add(/([^/]+?)Tests?\.cs$/.exec(path)?.[1] ?? '', path);
    else for (const file of importedFiles(path, written)) byFile.add(file, path);
  }
  return { byFile: byFile.all, byModule: byModule.all, byFolder: byFolder.all, byClass: byClass.all };
});

class Names {
  readonly all = new Map<string, string[]>();

  add(name: string, path: string): void {
    const known = this.all.get(name);
    if (known && !known.includes(path)) known.push(path);
    else if (!known) this.all.set(name, [path]);
  }
}

const relativeImport = /(?:\bfrom|\bimport|\brequire\(|\bimport\(|\bmock\()\s*['"](\.{1,2}\/[^'"]*|\.{1,2})['"]/g;

/** Files without their endings; a folder stands for the index in it. */
function importedFiles(test: string, text: string): readonly string[] {
  return [...text.matchAll(relativeImport)].flatMap(([, written = '']) => {
    const file = joined(folderOf(test), written);
    if (file === undefined) return [];
    const stem = /\.[cm]?[jt]sx?$/.test(file) ? withoutEnding(file) : file;
    return [stem, `${stem}/index`.replace(/^\//, '')];
  });
}

function joined(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

const pythonImport = /^[ \t]*(?:from[ \t]+\.*([\w.]+)[ \t]+import[ \t]+\(?([^\n#)]*)|import[ \t]+([\w., \t]+))/gm;

/** Modules as paths: `src/orders`. What is imported from a package may be a module of it. */
function pythonModules(text: string): readonly string[] {
  return [...text.matchAll(pythonImport)].flatMap(([, from, names = '', plain = '']) => {
    const words = (list: string) => list.split(',').flatMap((each) => each.trim().split(/\s+/)[0] || []);
    const modules = from === undefined ? words(plain) : [from, ...words(names).map((name) => `${from}.${name}`)];
    return modules.map((module) => module.replaceAll('.', '/'));
  });
}

/** Every way to name a file as a module, with the folder that its name begins in. */
function modulesOf(stem: string): readonly { readonly module: string; readonly root: string }[] {
  const parts = stem.replace(/\/__init__$/, '').split('/');
  return parts.map((_, at) => ({ module: parts.slice(at).join('/'), root: parts.slice(0, at).join('/') }));
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
