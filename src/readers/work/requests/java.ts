import type { FlowFile } from '../../flow/index.js';
import type { CallExpression, Expression } from '../../syntax/program.js';
import type { Limit, Request } from './request.js';

/** Requests of Java's own clients: `HttpRequest` where it is built, `URL` where its connection is opened. */
export function javaRequests(file: FlowFile): readonly Request[] {
  const isSetForAll = file.calls.some(({ last }) => /^(?:orTimeout|completeOnTimeout|setReadTimeout)$/.test(last));
  const found = file.calls.flatMap(({ node, name = '', last }): readonly Request[] => {
    if (node.kind !== 'call') return [];
    if (last === 'build' && /^(?:java\.net\.http\.)?HttpRequest\.newBuilder\(\)/.test(name)) {
      return [{ node, text: 'HttpRequest', library: 'java.net.http', limit: limitInChain(node, file) }];
    }
    if (/^(?:openConnection|openStream)$/.test(last) && importsUrl(file) && node.arguments.length === 0) {
      return [{ node, text: `URL.${last}`, library: 'java.net.URL', limit: 'none' }];
    }
    return [];
  });
  return isSetForAll
    ? found.map((request) => (request.limit === 'none' ? { ...request, limit: 'somewhere' } : request))
    : found;
}

function limitInChain(build: CallExpression, file: FlowFile): Limit {
  let at: Expression = build;
  while (at.kind === 'call' && at.callee.kind === 'member') {
    const [given] = at.arguments;
    if (at.callee.name === 'timeout' && given) return { value: given.value, place: given, unit: 'milliseconds' };
    at = at.callee.object;
  }
  // A builder that is kept under a name may have been told before.
  return at.kind === 'name' && file.declarationOf(at.name, at)?.kind === 'variable' ? 'somewhere' : 'none';
}

function importsUrl({ program }: FlowFile): boolean {
  return program.imports.some(({ module }) => /^java\.net(?:\.|$)/.test(module));
}
