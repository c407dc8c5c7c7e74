import { needsMemory } from '../../knowledge/heavy-modules.js';
import type { Application, Handler } from '../../model/application.js';

/**
 * Whether a function runs at the edge of CloudFront: it reads the request or response that CloudFront is about to pass on,
 * which only such functions get (CloudFront developer guide, "Lambda@Edge event structure", read 2026-11-21).
 */
export function runsAtEdge({ reach }: Handler): boolean {
  return reach.eventFlow.reads.some(({ path: [records, kind] }) => records === 'Records' && kind === 'cf');
}

const mostQuestions = 2;

/**
 * Functions at the edge that every visitor waits for: they load what computes on pictures, films or documents, connect to a
 * database, which lies in one region, or ask others several times in a row.
 */
export function heavyAtEdge({ handlers }: Application): readonly Handler[] {
  return handlers.filter((handler) => {
    if (!runsAtEdge(handler)) return false;
    const { imports, clients, certainCalls } = handler.reach;
    const questions = certainCalls.filter(
      ({ provider, phase, awaited }) => awaited && phase === 'invocation' && distant.has(provider),
    );
    return (
      imports.some(({ module, typeOnly }) => !typeOnly && needsMemory(module)) ||
      clients.some(({ provider, assumed }) => provider === 'database' && !assumed) ||
      questions.length > mostQuestions
    );
  });
}

const distant: ReadonlySet<string> = new Set(['aws', 'http', 'database']);
