import type { ImportCandidate } from '../../../model/code.js';
import type { FileView } from '../../analysis/file-view.js';
import type { ImpliedImport, ModuleVocabulary } from '../../analysis/vocabulary.js';
import { folderOf } from '../../paths.js';
import type { FunctionNode, ImportNode } from '../../syntax/program.js';

/**
 * How Go files find each other: all files of a folder are one package and share their names; other packages of the project
 * are imported by the module's path, which only `go.mod` says, with the folder behind it.
 *
 * Source: "Go Modules Reference" (https://go.dev/ref/mod), as known in November 2026.
 */
export const goModules: ModuleVocabulary = {
  candidates,
  implied,
  followsResults: true,
  hasOpenClasses: true,
  runsAtStart: (node, owner) => owner === undefined && runsAtStart(node),
};

/**
 * The folders a package may be, longest path first: where the module's path ends is not known. None for packages of Go
 * itself and those of well-known makers, as a project may well have a folder `config` too.
 */
function candidates({ module }: ImportNode): readonly ImportCandidate[] {
  const segments = module.split('/');
  const [host = ''] = segments;
  if (standard.has(host) || known.test(module) || segments.some((segment) => /^v\d+$/.test(segment))) return [];
  // On the great hosts, owner and repository are never folders of the module.
  const fewest = greatHosts.has(host) ? 3 : 1;
  const paths = segments.slice(fewest).map((_, index) => segments.slice(fewest + index).join('/'));
  const repository = greatHosts.has(host) && segments.length > 3 ? [segments.slice(2).join('/')] : [];
  return [...repository, ...paths].slice(0, mostCandidates).map((path) => ({ base: 'code-root', path }));
}

const mostCandidates = 6;
const greatHosts: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org']);

/** First parts of the packages of Go 1.26. */
const standard: ReadonlySet<string> = new Set([
  ...['archive', 'bufio', 'builtin', 'bytes', 'cmp', 'compress', 'container', 'context', 'crypto', 'database', 'debug'],
  ...[
    'embed',
    'encoding',
    'errors',
    'expvar',
    'flag',
    'fmt',
    'go',
    'hash',
    'html',
    'image',
    'index',
    'io',
    'iter',
    'log',
  ],
  ...[
    'maps',
    'math',
    'mime',
    'net',
    'os',
    'path',
    'plugin',
    'reflect',
    'regexp',
    'runtime',
    'slices',
    'sort',
    'strconv',
  ],
  ...['strings', 'structs', 'sync', 'syscall', 'testing', 'text', 'time', 'unicode', 'unique', 'unsafe', 'weak', 'C'],
]);

const known =
  /^(?:github\.com\/(?:aws|awslabs|stripe|sirupsen|rs|pkg|google|gorilla|gin-gonic|labstack|go-chi|spf13|jackc|jmoiron|lib|redis|go-redis|hashicorp|stretchr|golang|golang-jwt|sendgrid|slack-go|DataDog|getsentry|newrelic|prometheus|guregu|cenkalti|mitchellh|joho|kelseyhightower|caarlos0)|golang\.org\/x|go\.uber\.org|google\.golang\.org|gopkg\.in|go\.opentelemetry\.io|go\.mongodb\.org|gorm\.io|k8s\.io|cloud\.google\.com|go\.opencensus\.io|entgo\.io)(?:\/|$)/;

/** Whatever a file uses and does not declare is in another file of its package, but for what Go itself gives. */
function implied(name: string, file: FileView): ImpliedImport | undefined {
  if (predeclared.has(name) || name === '_') return undefined;
  const folder = folderOf(file.program.path);
  return { module: '', candidates: [{ base: 'file', path: folder }] };
}

/** Source: "The Go Programming Language Specification", predeclared identifiers. */
const predeclared: ReadonlySet<string> = new Set([
  ...['any', 'bool', 'byte', 'comparable', 'complex64', 'complex128', 'error', 'float32', 'float64', 'int', 'int8'],
  ...['int16', 'int32', 'int64', 'rune', 'string', 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr', 'true'],
  ...['false', 'iota', 'nil', 'append', 'cap', 'clear', 'close', 'complex', 'copy', 'delete', 'imag', 'len', 'make'],
  ...[
    'max',
    'min',
    'new',
    'panic',
    'print',
    'println',
    'real',
    'recover',
    'func',
    'chan',
    'map',
    'struct',
    'interface',
  ],
  ...['[]', '()', ''],
]);

function runsAtStart({ name, receiver }: FunctionNode): boolean {
  return receiver === undefined && (name === 'init' || name === 'main');
}
