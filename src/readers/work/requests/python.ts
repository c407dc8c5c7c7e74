import type { HttpLibrary } from '../../../model/work.js';
import type { FlowFile, NamedCall } from '../../flow/index.js';
import type { CallExpression, NewExpression } from '../../syntax/program.js';
import { clientOf, isSetUp, type Limit, type Request } from './request.js';

type Invocation = CallExpression | NewExpression;

const method = '(?:get|post|put|patch|delete|head|options|request)';
const direct: readonly { readonly name: RegExp; readonly library: HttpLibrary; readonly position?: number }[] = [
  { name: new RegExp(`^requests\\.${method}$`), library: 'requests' },
  { name: /^urllib\.request\.urlopen$/, library: 'urllib', position: 2 },
  { name: /^urllib3\.request$/, library: 'urllib3' },
  { name: /^http\.client\.HTTPS?Connection$/, library: 'http.client', position: 2 },
];
/** A session has no limit of its own to give its requests. */
const clients: readonly { readonly made: RegExp; readonly library: HttpLibrary; readonly canLimit: boolean }[] = [
  { made: /^requests\.(?:Session|session)$/, library: 'requests', canLimit: false },
  { made: /^urllib3\.PoolManager$/, library: 'urllib3', canLimit: true },
];
const requesting = new RegExp(`^${method}$`);

/** Requests of Python: by its own modules, by requests and by urllib3. */
export function pythonRequests(file: FlowFile): readonly Request[] {
  const isSetForAll = file.calls.some(({ last }) => last === 'setdefaulttimeout');
  return file.calls.flatMap((call) => {
    const request = directRequest(call) ?? clientRequest(call, file);
    return request
      ? [isSetForAll && request.limit === 'none' ? { ...request, limit: 'somewhere' as const } : request]
      : [];
  });
}

function directRequest({ node, name = '' }: NamedCall): Request | undefined {
  const known = direct.find((each) => each.name.test(name));
  return known && { node, library: known.library, limit: limitOf(node, known.position) };
}

function clientRequest({ node, last }: NamedCall, file: FlowFile): Request | undefined {
  if (!requesting.test(last) || node.kind !== 'call' || node.callee.kind !== 'member') return undefined;
  const client = clientOf(node, file);
  const made = client && file.callees.of(client);
  const known = made === undefined ? undefined : clients.find((each) => each.made.test(made));
  if (!client || !known) return undefined;
  const own = limitOf(node);
  const limit = own === 'none' ? limitOf(client) : own;
  const isElsewhere = isSetUp(node.callee.object, /^(?:mount|hooks)$|\.(?:request|send|timeout)$/, file);
  return {
    node,
    library: known.library,
    limit: isElsewhere && limit === 'none' ? 'somewhere' : limit,
    ...(known.canLimit ? { client } : {}),
  };
}

function limitOf({ arguments: given }: Invocation, position?: number): Limit {
  const named = given.find(({ name }) => name === 'timeout');
  const placed = position === undefined ? undefined : given.filter(({ name, spread }) => !name && !spread)[position];
  const found = named ?? placed;
  if (found) return { value: found.value, place: found, unit: 'seconds' };
  return given.some(({ spread }) => spread) ? 'somewhere' : 'none';
}
