import { folderOf } from '../../paths.js';
import { type Call, type Datum, literalOf, mapOptions, nothing, type SymbolDatum, text, unknown } from '../data.js';
import type { Library } from '../library.js';
import { fileText, textFileOf } from './file-text.js';
import { fullName, javascriptGlobals } from './symbols.js';

/** Stands at the start of absolute paths in place of where the workspace lies, which nobody knows. */
const workspace = '/<workspace>';

/** An absolute path of a program as a workspace-relative one; undefined for a path that is none of the workspace. */
export function workspacePath(path: string): string | undefined {
  const normal = normalised(path);
  if (normal === workspace) return '';
  return normal.startsWith(`${workspace}/`) ? normal.slice(workspace.length + 1) : undefined;
}

/** What programs use to find files: `__dirname`, `path.join`, `os.path`, `pathlib`, and reading them. */
export function paths(workingFolder: string): Library {
  return {
    global: (name, site) => {
      if (name === '__dirname') return text(absolute(folderOf(site.file.path)), site);
      if (name === '__filename' || name === '__file__') return text(absolute(site.file.path), site);
      return name === 'import.meta' ? { kind: 'symbol', module: javascriptGlobals, path: [name], site } : undefined;
    },
    member: (of, name, site) => {
      if (of.kind !== 'symbol') return undefined;
      if (fullName(of) === 'import.meta') {
        if (name === 'dirname') return text(absolute(folderOf(site.file.path)), site);
        if (name === 'filename' || name === 'url') return text(absolute(site.file.path), site);
      }
      return undefined;
    },
    call: (symbol, call) => pathCall(symbol, call, absolute(workingFolder)),
    method: (of, name, { site }) => {
      const path = textFileOf(of);
      const gives = name === 'toString' || name === 'read' || name === 'decode' || name === 'strip' || name === 'trim';
      return path !== undefined && gives ? { ...of, site } : undefined;
    },
    builtin: (of, name, call) => pathMethod(of, name, call, absolute(workingFolder)),
  };
}

function pathCall(symbol: SymbolDatum, call: Call, here: string): Datum | undefined {
  const { site } = call;
  const [first] = call.arguments;
  switch (fullName(symbol).replace(/^path\.(?:posix|win32|default)\./, 'path.')) {
    case 'path.join':
    case 'path.normalize':
    case 'os.path.join':
    case 'os.path.normpath':
      return joined(call, (pieces) => normalised(pieces.join('/')));
    case 'path.resolve':
    case 'os.path.abspath':
    case 'os.path.realpath':
      return joined(call, (pieces) => pieces.reduce(resolved, here));
    case 'path.dirname':
    case 'os.path.dirname':
      return joined(call, ([path = '']) => folderOf(path));
    case 'path.basename':
    case 'os.path.basename':
      return joined(call, ([path = '', suffix = '']) => baseName(path, suffix));
    case 'url.fileURLToPath':
    case 'url.pathToFileURL':
    case 'pathlib.Path':
    case 'pathlib.PurePath':
    case 'Path':
      return first ? joined(call, (pieces) => normalised(pieces.join('/'))) : text(here, site);
    case 'URL':
      return call.arguments.length < 2
        ? first?.datum
        : joined(call, ([path = '', base = '']) => resolved(folderOf(base), path));
    case 'process.cwd':
    case 'os.getcwd':
    case 'pathlib.Path.cwd':
    case 'Path.cwd':
      return text(here, site);
    case 'fs.readFileSync':
    case 'fs.promises.readFile':
    case 'open':
    case 'io.open': {
      const path = literalOf(first?.datum);
      return path === undefined ? unknown(site, 'which file is read is known only when it runs') : fileText(path, site);
    }
    case 'fs.existsSync':
    case 'os.path.exists':
      return unknown(site, 'whether a file is there is known only when the program runs');
    default:
      return undefined;
  }
}

/** Paths of `pathlib` are texts here. */
function pathMethod(of: Datum, name: string, call: Call, here: string): Datum | undefined {
  const path = of.kind === 'text' ? literalOf(of) : undefined;
  if (path === undefined) return undefined;
  switch (name) {
    case 'resolve':
    case 'absolute':
      return text(resolved(here, path), call.site);
    case 'as_posix':
      return text(path, call.site);
    case 'joinpath':
      return joined(call, (pieces) => normalised([path, ...pieces].join('/')));
    case 'read_text':
    case 'open':
      return fileText(path, call.site);
    default:
      return undefined;
  }
}

function joined({ arguments: given, site }: Call, work: (pieces: readonly string[]) => string): Datum {
  const pieces: string[] = [];
  for (const { datum } of given) {
    if (datum.kind === 'nothing') continue;
    const piece = literalOf(datum);
    if (piece === undefined) {
      return mapOptions(datum, (option) =>
        unknown(site, option.kind === 'unknown' ? option.reason : 'the path is known only when the program runs'),
      );
    }
    pieces.push(piece);
  }
  return pieces.length === 0 ? nothing(site) : text(work(pieces), site);
}

function absolute(path: string): string {
  return path === '' ? workspace : `${workspace}/${path}`;
}

function resolved(base: string, path: string): string {
  return normalised(path.startsWith('/') ? path : `${base}/${path}`);
}

function baseName(path: string, suffix: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : name;
}

/** Without `.` and, as far as there is something to leave, `..`. */
function normalised(path: string): string {
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.replace(/^file:\/\//, '').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (isAbsolute ? '/' : '') + parts.join('/') || '.';
}
