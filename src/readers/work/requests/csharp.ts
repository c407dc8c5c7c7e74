import type { FlowFile, NamedCall } from '../../flow/index.js';
import { clientOf, isSetUp, limitInEntries, type Request } from './request.js';

const requesting =
  /^(?:GetAsync|GetStringAsync|GetStreamAsync|GetByteArrayAsync|PostAsync|PutAsync|PatchAsync|DeleteAsync|SendAsync|GetFromJsonAsync|PostAsJsonAsync|PutAsJsonAsync)$/;

/** Requests of .NET's own client, where the client is made in the same file. */
export function csharpRequests(file: FlowFile): readonly Request[] {
  return file.calls.flatMap((call) => requestOf(call, file) ?? []);
}

function requestOf({ node, last }: NamedCall, file: FlowFile): Request | undefined {
  if (!requesting.test(last) || node.kind !== 'call' || node.callee.kind !== 'member') return undefined;
  const client = clientOf(node, file);
  if (client?.kind !== 'new' || !/^(?:System\.Net\.Http\.)?HttpClient$/.test(client.type.name)) return undefined;
  const made = limitInEntries(client.entries, { names: /^Timeout$/, unit: 'milliseconds' });
  const hasToken = node.arguments.some(({ value }) => /token|cts|cancel/i.test(file.written(value)));
  const isElsewhere = hasToken || client.arguments.length > 0 || isSetUp(node.callee.object, /\.Timeout$/, file);
  return { node, client, library: 'System.Net.Http', limit: made === 'none' && isElsewhere ? 'somewhere' : made };
}
