import type { CallExpression, Expression, Invocation } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { importModule } from './python-imports.js';
import { importBeside } from './script-imports.js';

/** What a call writes. */
export interface WrittenFile {
  /** The path it is given; absent where the file system makes one up. */
  readonly name?: Expression;
  /** The call gives the path. */
  readonly isNameGiven: boolean;
  readonly isFolder: boolean;
  /** What the call gives is a pair, of which the path is the second. */
  readonly isBehindHandle: boolean;
}

/** The statement that removes it. */
export interface Removal {
  readonly statement: string;
  readonly awaits: boolean;
}

/** The file of a call that has written all of it when it is over. */
export function writtenFile(call: Invocation, draft: Draft): WrittenFile | undefined {
  const { language } = draft.file.program;
  const callee = draft.file.callees.of(call) ?? '';
  const known = writing[language === 'javascript' ? 'typescript' : language].find(({ name }) => name.test(callee));
  if (!known || (known.form === 'new') !== (call.kind === 'new')) return undefined;
  const { path, isFolder = false, isBehindHandle = false } = known;
  if (path === undefined) return { isNameGiven: true, isFolder, isBehindHandle };
  const name = path === 'object' ? objectOf(call) : call.arguments[path]?.value;
  return name && { name, isNameGiven: false, isFolder, isBehindHandle };
}

function objectOf(call: Invocation): Expression | undefined {
  return call.kind === 'call' && call.callee.kind === 'member' ? call.callee.object : undefined;
}

interface Writing {
  readonly name: RegExp;
  /** Position of the path, or the object of the method; absent where a path is made up and given back. */
  readonly path?: number | 'object';
  readonly isFolder?: true;
  readonly isBehindHandle?: true;
  readonly form?: 'new';
}

const fs = String.raw`^(?:fs|fs\/promises|fs-extra)(?:\.default)?(?:\.promises)?\.`;

/** Source: the documentation of the standard libraries, as for `fileFunctions`. */
const writing: Readonly<Record<'typescript' | 'python' | 'java' | 'go' | 'csharp', readonly Writing[]>> = {
  typescript: [
    { name: new RegExp(`${fs}writeFile(?:Sync)?$`), path: 0 },
    { name: new RegExp(`${fs}copyFile(?:Sync)?$`), path: 1 },
    { name: new RegExp(`${fs}mkdtemp(?:Sync)?$`), isFolder: true },
  ],
  python: [
    { name: /^(?:open|io\.open|gzip\.open)$/, path: 0 },
    { name: /\.(?:write_text|write_bytes)$/, path: 'object' },
    { name: /^shutil\.(?:copy|copy2|copyfile)$/, path: 1 },
    { name: /^urllib\.request\.urlretrieve$/, path: 1 },
    { name: /\.download_file$/, path: 2 },
    { name: /\.to_(?:csv|excel|parquet|pickle|feather)$/, path: 0 },
    { name: /^tempfile\.mkstemp$/, isBehindHandle: true },
    { name: /^tempfile\.mkdtemp$/, isFolder: true },
  ],
  java: [{ name: /^(?:java\.nio\.file\.)?Files\.createTempFile$/ }],
  go: [{ name: /^os\.WriteFile$/, path: 0 }, { name: /^os\.CreateTemp$/ }, { name: /^os\.MkdirTemp$/, isFolder: true }],
  csharp: [
    { name: /^(?:System\.IO\.)?File\.(?:WriteAll\w+)$/, path: 0 },
    { name: /^(?:System\.IO\.)?File\.Copy$/, path: 1 },
    { name: /^(?:System\.IO\.)?Path\.GetTempFileName$/ },
  ],
};

/** How the file is removed with what the program has at hand; undefined where that is not clear. */
export function removalOf(call: Invocation, file: WrittenFile, path: string, draft: Draft): Removal | undefined {
  const owner = objectOf(call);
  const plain = (statement: string): Removal => ({ statement, awaits: false });
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      return inScript(call, file, path, draft);
    case 'python':
      if (file.isFolder)
        return importModule(draft, 'shutil') ? plain(`shutil.rmtree(${path}, ignore_errors=True)`) : undefined;
      return importModule(draft, 'pathlib') ? plain(`pathlib.Path(${path}).unlink(missing_ok=True)`) : undefined;
    case 'java':
      return owner && plain(`${draft.textOf(owner)}.deleteIfExists(${path});`);
    case 'go':
      if (file.isFolder) return plain(`os.RemoveAll(${path})`);
      return plain(`os.Remove(${file.isNameGiven ? `${path}.Name()` : path})`);
    case 'csharp':
      return plain(`${/^System\.IO\./.test(draft.textOf(call)) ? 'System.IO.' : ''}File.Delete(${path});`);
  }
}

/** By the sister of the function that writes it, from the same module. */
function inScript(call: Invocation, { isFolder }: WrittenFile, path: string, draft: Draft): Removal | undefined {
  if (call.kind !== 'call') return undefined;
  const { callee } = call;
  const last = draft.file.callees.lastOf(call);
  const isSynchronous = last.endsWith('Sync');
  if (!isSynchronous && !isAwaited(call, draft)) return undefined;
  const remove = isSynchronous ? 'rmSync' : 'rm';
  const removal = `${remove}(${path}, { ${isFolder ? 'recursive: true, ' : ''}force: true })`;
  const end = endsWithSemicolon(call, draft) ? ';' : '';
  const wait = isSynchronous ? '' : 'await ';
  if (callee.kind === 'member') {
    const statement = `${wait}${draft.textOf(callee.object)}.${removal}${end}`;
    return { statement, awaits: !isSynchronous };
  }
  if (callee.kind !== 'name') return undefined;
  const beside = draft.file.program.imports.find(({ names }) => names.some(({ local }) => local === callee.name));
  if (!beside || !importBeside(draft, beside, [remove])) return undefined;
  return { statement: `${wait}${removal}${end}`, awaits: !isSynchronous };
}

function isAwaited(call: CallExpression, draft: Draft): boolean {
  const around = draft.file.parentOf(call);
  return around !== undefined && 'kind' in around && around.kind === 'await';
}

function endsWithSemicolon(call: CallExpression, { text }: Draft): boolean {
  return /^\s*;/.test(text.slice(call.end));
}
