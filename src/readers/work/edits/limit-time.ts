import type { SourceRange } from '../../../model/source.js';
import type { CallExpression, Expression, NewExpression } from '../../syntax/program.js';
import { type Request, requestsIn } from '../requests/index.js';
import { mapOf } from '../requests/request.js';
import type { Draft } from './draft.js';
import { importStandard } from './go-imports.js';
import { appendArgument, appendEntry } from './insertions.js';

/** Says how long a request may take, or all requests of a client. `at` is the request or where the client is made. */
export function limitTime(draft: Draft, at: SourceRange, milliseconds: number): boolean {
  const [node] = draft.nodesAt(at).filter((each) => 'kind' in each && (each.kind === 'call' || each.kind === 'new'));
  const requests = requestsIn(draft.file);
  const own = requests.find((request) => request.node === node);
  if (own && !own.client) return limitRequest(draft, own, milliseconds);
  const through = requests.find(({ client }) => client !== undefined && client === node) ?? own;
  return through?.client ? limitClient(draft, through, through.client, milliseconds) : false;
}

function limitRequest(draft: Draft, { node, library }: Request, milliseconds: number): boolean {
  if (node.kind !== 'call') return false;
  const seconds = milliseconds / 1000;
  switch (library) {
    case 'fetch':
    case 'node-fetch':
      return addOption(draft, node, 1, `signal: AbortSignal.timeout(${grouped(milliseconds)})`);
    case 'axios':
      return addOption(draft, node, axiosPosition(node), `timeout: ${grouped(milliseconds)}`);
    case 'got':
      return addOption(draft, node, 1, `timeout: { request: ${grouped(milliseconds)} }`);
    case 'requests':
    case 'urllib':
    case 'urllib3':
    case 'http.client':
      return appendArgument(draft, node, `timeout=${seconds}`);
    case 'java.net.http':
      return limitBuilder(draft, node, seconds);
    default:
      return false;
  }
}

function limitClient(
  draft: Draft,
  { library }: Request,
  client: CallExpression | NewExpression,
  milliseconds: number,
): boolean {
  const seconds = milliseconds / 1000;
  switch (library) {
    case 'axios':
      return client.kind === 'call' && addOption(draft, client, 0, `timeout: ${grouped(milliseconds)}`);
    case 'got':
      return client.kind === 'call' && addOption(draft, client, 0, `timeout: { request: ${grouped(milliseconds)} }`);
    case 'urllib3':
      return client.kind === 'call' && appendArgument(draft, client, `timeout=${seconds}`);
    case 'net/http':
      return (
        client.kind === 'new' &&
        importStandard(draft, 'time') &&
        setField(draft, client, `Timeout: ${seconds} * time.Second`)
      );
    case 'System.Net.Http':
      return client.kind === 'new' && setField(draft, client, `Timeout = ${timeSpan(draft)}.FromSeconds(${seconds})`);
    default:
      return false;
  }
}

/** In the options at a position, or as new ones where all in front of them are there. */
function addOption(draft: Draft, call: CallExpression, position: number, option: string): boolean {
  const given = call.arguments[position];
  if (!given) return call.arguments.length === position && appendArgument(draft, call, `{ ${option} }`);
  const map = mapOf(given.value, draft.file);
  return map ? appendEntry(draft, map, option) : false;
}

function axiosPosition({ callee, arguments: given }: CallExpression): number {
  const method = callee.kind === 'member' ? callee.name : '';
  if (/^(?:post|put|patch)$/.test(method)) return 2;
  if (/^(?:get|delete|head|options)$/.test(method)) return 1;
  return isText(given[0]?.value) ? 1 : 0;
}

function isText(value: Expression | undefined): boolean {
  return value?.kind === 'literal' || value?.kind === 'template';
}

/** One step more in front of `build()`, on a line of its own where the others have one. */
function limitBuilder(draft: Draft, build: CallExpression, seconds: number): boolean {
  if (build.callee.kind !== 'member') return false;
  const { object, namePlace } = build.callee;
  const dot = draft.text.slice(object.end, namePlace.start);
  draft.changes.insert(object.end, `${dot}timeout(Duration.ofSeconds(${seconds}))`);
  const { imports } = draft.file.program;
  if (imports.some(({ module, opensAll }) => module === 'java.time.Duration' || (opensAll && module === 'java.time')))
    return true;
  const before = imports.find(({ module }) => module > 'java.time.Duration') ?? imports.at(-1);
  if (!before) return false;
  const isBehind = before.module < 'java.time.Duration';
  const place = isBehind ? draft.nextLine(before.end) : draft.lineStart(before.start);
  draft.changes.insert(place, `import java.time.Duration;${draft.newline}`);
  return true;
}

/** A field in the braces behind a new instance. */
function setField(draft: Draft, made: NewExpression, field: string): boolean {
  const [first] = made.entries;
  const text = draft.textOf(made);
  if (first)
    draft.changes.insert(first.start, `${field},${/\s*$/.exec(draft.text.slice(made.start, first.start))?.[0] || ' '}`);
  else if (text.endsWith('{}')) draft.changes.replace(made.end - 1, made.end, `${field}}`);
  else if (/\w\(\)$/.test(text) && !text.startsWith('new('))
    draft.changes.replace(made.end - 2, made.end, ` { ${field} }`);
  else if (text.endsWith(')')) draft.changes.insert(made.end, ` { ${field} }`);
  else return false;
  return true;
}

function timeSpan({ file }: Draft): string {
  return file.program.imports.some(({ module }) => module === 'System') ? 'TimeSpan' : 'System.TimeSpan';
}

/** `10_000`; up to four figures are read as easily without. */
function grouped(milliseconds: number): string {
  if (milliseconds < 10_000) return String(milliseconds);
  return String(milliseconds).replace(/(?<=\d)(?=(?:\d{3})+$)/g, '_');
}
