import type { Language } from '../../model/code.js';

/** A function that writes or makes a file or folder. */
export interface FileFunction {
  /** Its dotted name as `CalleeNames` gives it. */
  readonly name: RegExp;
  /** Position of the path; `object` for a method of a path. */
  readonly path: number | 'object';
  /** The name of the path when it is given by name. */
  readonly named?: string;
  /** The argument, by position or name, that has to say that it is opened for writing. */
  readonly mode?: { readonly at: number; readonly named: string; readonly writes: RegExp };
  /** The file system makes up a name in the folder for temporary files. */
  readonly isTemporaryName?: true;
  /** It is removed by itself when it is closed. */
  readonly removesItself?: true;
}

const fs = String.raw`^(?:fs|fs\/promises|fs-extra)(?:\.default)?(?:\.promises)?\.`;

const script: readonly FileFunction[] = [
  {
    name: new RegExp(
      `${fs}(?:writeFile|appendFile|outputFile|outputJson|writeJson|mkdir|ensureDir|ensureFile)(?:Sync)?$`,
    ),
    path: 0,
  },
  { name: new RegExp(`${fs}createWriteStream$`), path: 0 },
  { name: new RegExp(`${fs}(?:copyFile|rename|copy|move|cp)(?:Sync)?$`), path: 1 },
  { name: new RegExp(`${fs}open(?:Sync)?$`), path: 0, mode: { at: 1, named: 'flags', writes: /[wa+]/ } },
  { name: new RegExp(`${fs}mkdtemp(?:Sync)?$`), path: 0, isTemporaryName: true },
];

const pythonMode = { at: 1, named: 'mode', writes: /[wax+]/ };

/**
 * By language. Sources: the documentation of the standard libraries of Node.js 24, Python 3.14, Java 25, Go 1.26 and
 * .NET 10, of fs-extra, boto3 and pandas, as known in November 2026.
 */
export const fileFunctions: Readonly<Record<Language, readonly FileFunction[]>> = {
  typescript: script,
  javascript: script,
  python: [
    {
      name: /^(?:open|io\.open|codecs\.open|gzip\.open|zipfile\.ZipFile|tarfile\.open)$/,
      path: 0,
      named: 'file',
      mode: pythonMode,
    },
    { name: /^pathlib\.Path\(\)(?:\.\w+(?:\(\))?)*\.(?:write_text|write_bytes|touch|mkdir)$/, path: 'object' },
    { name: /\.(?:write_text|write_bytes)$/, path: 'object' },
    { name: /^os\.(?:mkdir|makedirs)$/, path: 0, named: 'name' },
    { name: /^shutil\.(?:copy|copy2|copyfile|copytree|move)$/, path: 1, named: 'dst' },
    { name: /^urllib\.request\.urlretrieve$/, path: 1, named: 'filename' },
    { name: /\.(?:download_file)$/, path: 2, named: 'Filename' },
    { name: /\.to_(?:csv|excel|parquet|pickle|feather)$/, path: 0, named: 'path_or_buf' },
    { name: /(?:^|\.)(?:plt|pyplot|fig|figure)\.savefig$/, path: 0 },
    { name: /^tempfile\.(?:mkstemp|mkdtemp)$/, path: 0, isTemporaryName: true },
    {
      name: /^tempfile\.(?:TemporaryDirectory|TemporaryFile|SpooledTemporaryFile)$/,
      path: 0,
      isTemporaryName: true,
      removesItself: true,
    },
    { name: /^tempfile\.NamedTemporaryFile$/, path: 0, isTemporaryName: true, removesItself: true },
  ],
  java: [
    { name: /^(?:java\.io\.)?(?:FileOutputStream|FileWriter)$/, path: 0 },
    {
      name: /^(?:java\.nio\.file\.)?Files\.(?:write|writeString|newBufferedWriter|newOutputStream|createFile|createDirectory|createDirectories)$/,
      path: 0,
    },
    { name: /^(?:java\.nio\.file\.)?Files\.(?:copy|move)$/, path: 1 },
    {
      name: /^(?:java\.io\.)?File\.createTempFile$|^(?:java\.nio\.file\.)?Files\.createTemp(?:File|Directory)$/,
      path: 0,
      isTemporaryName: true,
    },
  ],
  go: [
    { name: /^(?:os\.(?:Create|WriteFile|Mkdir|MkdirAll)|io\/ioutil\.WriteFile)$/, path: 0 },
    { name: /^os\.OpenFile$/, path: 0, mode: { at: 1, named: '', writes: /O_(?:CREATE|WRONLY|RDWR|APPEND)/ } },
    { name: /^(?:os\.(?:CreateTemp|MkdirTemp)|io\/ioutil\.Temp(?:File|Dir))$/, path: 0, isTemporaryName: true },
  ],
  csharp: [
    { name: /^(?:System\.IO\.)?File\.(?:WriteAll\w+|AppendAll\w+|AppendText|Create|CreateText|OpenWrite)$/, path: 0 },
    { name: /^(?:System\.IO\.)?File\.(?:Copy|Move)$/, path: 1 },
    { name: /^(?:System\.IO\.)?(?:StreamWriter|Directory\.CreateDirectory)$/, path: 0 },
    {
      name: /^(?:System\.IO\.)?FileStream$/,
      path: 0,
      mode: { at: 1, named: 'mode', writes: /Create|Append|OpenOrCreate|Truncate/ },
    },
    { name: /^(?:System\.IO\.)?Path\.GetTempFileName$/, path: 0, isTemporaryName: true },
  ],
};

/** Functions that remove files, by their last name, in all languages. */
export const removing =
  /^(?:unlink|unlinkSync|rm|rmSync|rmdir|rmdirSync|remove|removeSync|emptyDir|emptyDirSync|rimraf|rmtree|removedirs|delete|deleteIfExists|deleteQuietly|deleteDirectory|deleteRecursively|cleanDirectory|Remove|RemoveAll|Delete|cleanup|removeCallback|cleanupSync)$/;

/** What those that are called like methods of anything else have to be called on. */
export const removesFiles =
  /^(?:fs|fs\/promises|fs-extra|os|shutil|del|rimraf|pathlib|tmp|tempfile)\b|(?:^|\.)(?:Files|FileUtils|File|Directory)\.|(?:file|path|dir|tmp|temp|folder)\w*(?:\(\))?\.\w+$/i;

/** Functions that tell whether a file is there, by their last name. */
export const asking =
  /^(?:exists|existsSync|pathExists|pathExistsSync|access|accessSync|stat|statSync|isfile|is_file|isdir|is_dir|Exists|Stat|notExists|isRegularFile|lexists)$/;

/** Text, calls and names that are new each time. */
export const generating =
  /uuid|guid|random|nanoid|ulid|cuid|token_hex|now|time(?:stamp|_ns)?$|getTime|Ticks|currentTimeMillis|nanoTime|strftime|isoformat|toISOString|UnixNano|requestId|RequestId|RequestID|request_id/i;
