import type { FlowFile, NamedCall } from '../../flow/index.js';
import type { CallExpression, Expression, NewExpression } from '../../syntax/program.js';
import { isGivenUpByBreaker } from '../circuit-breakers.js';
import { clientOf, isSetUp, type Limit, type LimitOption, limitInOptions, madeAs, type Request } from './request.js';

const fetchOption: LimitOption = { names: /^(?:signal|timeout|dispatcher|agent)$/, unit: 'milliseconds' };
const axiosOption: LimitOption = {
  names: /^(?:timeout|signal|cancelToken|adapter|httpAgent|httpsAgent)$/,
  unit: 'milliseconds',
};
const gotOption: LimitOption = { names: /^(?:timeout|signal)$/, unit: 'milliseconds' };
const nodeOption: LimitOption = { names: /^(?:timeout|signal|agent)$/, unit: 'milliseconds' };

/** Requests of Node.js: by `fetch`, by its own modules, and by the libraries most used. */
export function scriptRequests(file: FlowFile): readonly Request[] {
  return file.calls.flatMap((call) => (call.node.kind === 'call' ? (requestOf(call, call.node, file) ?? []) : []));
}

function requestOf({ name = '', last }: NamedCall, node: CallExpression, file: FlowFile): Request | undefined {
  const given = node.arguments.map(({ value }) => value);
  if (fetching.test(name)) return fetchRequest(name, node, given, file);
  if (/^axios(?:\.default)?(?:\.|$)/.test(name)) return axiosRequest(name, node, given, file);
  if (/^got(?:\.default)?(?:\.(?:get|post|put|patch|delete|head))?$/.test(name)) {
    const limit = limitInOptions(given[1], gotOption, file);
    return { node, library: 'got', limit: isRaced(node, file) ? 'somewhere' : limit };
  }
  if (/^https?(?:\.default)?\.(?:get|request)$/.test(name)) return nodeRequest(node, given, file);
  return httpMethod.test(last) ? clientRequest(last, node, given, file) : undefined;
}

const fetching =
  /^(?:(?:globalThis|undici|global|window)\.)?fetch$|^(?:node-fetch|cross-fetch|isomorphic-fetch|undici)(?:\.(?:fetch|default))?$/;
const httpMethod = /^(?:get|post|put|patch|delete|head|options|request)$/;

function fetchRequest(
  name: string,
  node: CallExpression,
  given: readonly Expression[],
  file: FlowFile,
): Request | undefined {
  const [address, options] = given;
  if (!address || mayBeRequest(address, file)) return undefined;
  const library = /^(?:node-fetch|cross-fetch|isomorphic-fetch)/.test(name) ? 'node-fetch' : 'fetch';
  return { node, library, limit: isRaced(node, file) ? 'somewhere' : limitInOptions(options, fetchOption, file) };
}

/** An object that brings its own options. */
function mayBeRequest(address: Expression, file: FlowFile): boolean {
  const made = address.kind === 'name' ? (madeAs(address, file) ?? address) : address;
  return made.kind === 'new'
    ? made.type.name !== 'URL'
    : made.kind === 'name' && /^(?:req|request|input|info)$/i.test(made.name);
}

/** The position of the options: behind the address, and behind the body where there is one. */
function axiosOptions(method: string, given: readonly Expression[]): Expression | undefined {
  if (method === 'request' || method === '')
    return given.length > 1 ? given[1] : isAddress(given[0]) ? undefined : given[0];
  return /^(?:post|put|patch)$/.test(method) ? given[2] : given[1];
}

function isAddress(first: Expression | undefined): boolean {
  return first?.kind === 'literal' || first?.kind === 'template';
}

function axiosRequest(
  name: string,
  node: CallExpression,
  given: readonly Expression[],
  file: FlowFile,
): Request | undefined {
  const method = name.replace(/^axios(?:\.default)?\.?/, '');
  if (method !== '' && !httpMethod.test(method)) return undefined;
  const isSetForAll = setsAxiosDefaults(file);
  const options = axiosOptions(method, given);
  if (isSetForAll || isRaced(node, file)) return { node, library: 'axios', limit: 'somewhere' };
  return { node, library: 'axios', limit: limitInOptions(options, axiosOption, file) };
}

function setsAxiosDefaults(file: FlowFile): boolean {
  return file.tree
    .of('member')
    .some(({ name, object }) => /^(?:defaults|interceptors)$/.test(name) && /^axios$/i.test(file.written(object)));
}

/** `const api = axios.create({ … })`, and `api.get(…)`. */
function clientRequest(
  method: string,
  node: CallExpression,
  given: readonly Expression[],
  file: FlowFile,
): Request | undefined {
  const client = clientOf(node, file);
  const made = client && file.callees.of(client);
  if (!client || !made || node.callee.kind !== 'member') return undefined;
  const [base] = client.arguments.map(({ value }) => value);
  if (/^axios(?:\.default)?\.create$/.test(made)) {
    const isElsewhere =
      isSetUp(node.callee.object, /timeout|defaults|interceptors|use$/i, file) || setsAxiosDefaults(file);
    const limit = either(
      limitInOptions(axiosOptions(method, given), axiosOption, file),
      limitInOptions(base, axiosOption, file),
    );
    return { node, client, library: 'axios', limit: isElsewhere || isRaced(node, file) ? 'somewhere' : limit };
  }
  if (/^got(?:\.default)?\.extend$/.test(made)) {
    return {
      node,
      client,
      library: 'got',
      limit: either(limitInOptions(given[1], gotOption, file), limitInOptions(base, gotOption, file)),
    };
  }
  return undefined;
}

function nodeRequest(node: CallExpression, given: readonly Expression[], file: FlowFile): Request | undefined {
  const isSetOnRequest = file.calls.some(
    ({ node: each, last }) => last === 'setTimeout' && each.kind === 'call' && each.callee.kind === 'member',
  );
  const options = given.filter(
    ({ kind }) => kind !== 'literal' && kind !== 'template' && kind !== 'function-expression',
  );
  const limits = options.map((each) => limitInOptions(each, nodeOption, file));
  // The address may be a name too; then nobody can tell it from options.
  const limit = limits.reduce<Limit>((found, each) => either(found, each), 'none');
  return { node, library: 'node:http', limit: isSetOnRequest || isRaced(node, file) ? 'somewhere' : limit };
}

function either(first: Limit, second: Limit): Limit {
  return first === 'none' ? second : first;
}

/** Something else gives up waiting for it. */
function isRaced(node: CallExpression | NewExpression, file: FlowFile): boolean {
  for (const around of file.tree.ancestorsOf(node)) {
    if (
      'kind' in around &&
      around.kind === 'call' &&
      /^(?:race|timeout|withTimeout|pTimeout)$/i.test(file.callees.lastOf(around))
    )
      return true;
  }
  return isGivenUpByBreaker(node, file);
}
