import type { FlowFile, NamedCall } from '../../flow/index.js';
import type { CallExpression } from '../../syntax/program.js';
import { clientOf, isSetUp, type Limit, limitInEntries, madeAs, type Request } from './request.js';

const option = { names: /^Timeout$/, unit: 'nanoseconds' } as const;

/** Requests of Go's own client. One that carries a context ends with it. */
export function goRequests(file: FlowFile): readonly Request[] {
  const isDefaultSet = file.tree
    .of('assign')
    .some(({ target }) => file.written(target).startsWith('http.DefaultClient'));
  return file.calls.flatMap((call) => {
    const request = requestOf(call, file);
    if (!request) return [];
    return [isDefaultSet && !request.client ? { ...request, limit: 'somewhere' as const } : request];
  });
}

function requestOf({ node, name = '', last }: NamedCall, file: FlowFile): Request | undefined {
  if (node.kind !== 'call') return undefined;
  if (/^net\/http\.(?:Get|Post|Head|PostForm)$/.test(name)) return { node, library: 'net/http', limit: 'none' };
  if (name === 'net/http.DefaultClient.Do') return { node, library: 'net/http', limit: limitOfRequest(node, file) };
  if (!/^(?:Get|Post|Head|PostForm|Do)$/.test(last) || node.callee.kind !== 'member') return undefined;
  const client = clientOf(node, file);
  if (client?.kind !== 'new' || file.callees.of(client) !== 'net/http.Client') return undefined;
  const own = last === 'Do' ? limitOfRequest(node, file) : 'none';
  const made = limitInEntries(client.entries, option);
  const limit = made === 'none' ? own : made;
  const isElsewhere = limit === 'none' && isSetUp(node.callee.object, /\.Timeout$/, file);
  return { node, client, library: 'net/http', limit: isElsewhere ? 'somewhere' : limit };
}

/** Only a request that is seen to be made without a context has none. */
function limitOfRequest({ arguments: [given] }: CallExpression, file: FlowFile): Limit {
  const made = given && madeAs(given.value, file);
  return made?.kind === 'call' && file.callees.of(made) === 'net/http.NewRequest' ? 'none' : 'somewhere';
}
