import {
  formatOfField,
  type RequestFormat,
  renamedField,
  requestFormat,
} from '../../../src/knowledge/request-events.js';
import type { Handler, LinkedHttpTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { EventReadFact } from '../../../src/model/flow.js';
import { functionOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { containsRange } from '../../../src/model/source.js';
import { certain } from '../../../src/model/value.js';

/** Code reads requests in the form its API sends them in. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const routes = handler.functions.flatMap(({ triggers }) => triggers.filter((each) => each.trigger === 'http'));
    const telling = tellingReads(handler);
    const formats = new Set(telling.map(({ format }) => format));
    const [first] = telling;
    if (!first || routes.length === 0) continue;
    const other = routes.find((route) => isOther(route, formats));
    if (!other) {
      if (routes.every((route) => requestFormat(route) !== undefined)) verdict.holds(handler);
      continue;
    }
    const name = functionOf(handler);
    const field = first.read.path.join('.');
    const sent = first.format === '1.0' ? '2.0' : '1.0';
    verdict.fails(
      { name, range: first.read.range },
      {
        message: `${name} reads ${field} of a request of format ${first.format}, but ${describe(other)} sends format ${sent}, which has no such field: it is never there. ${advice(first.read.path, sent)}`,
        function: name,
        related: [{ range: other.range, message: `Sends format ${sent}` }],
        fix: () => fixes(telling, other, sent),
      },
    );
  }
};

interface TellingRead {
  readonly read: EventReadFact;
  readonly format: RequestFormat;
}

/** Reads of fields that only one format has. A helper may be handed a part of the event, whose fields have other names on the way. */
function tellingReads({ fact, reach }: Handler): readonly TellingRead[] {
  return reach.eventFlow.reads.flatMap((read) => {
    const format = formatOfField(read.path);
    const isWhole = read.path.length > 1 || containsRange(fact.range, read.range);
    return format !== undefined && isWhole ? [{ read, format }] : [];
  });
}

/** It surely sends what none of the reads is for. */
function isOther(route: LinkedHttpTrigger, formats: ReadonlySet<RequestFormat>): boolean {
  const format = requestFormat(route);
  return format !== undefined && !formats.has(format);
}

const gateways: Readonly<Partial<Record<LinkedHttpTrigger['gateway'], string>>> = {
  rest: 'the REST API',
  http: 'the HTTP API',
  url: 'its function URL',
  alb: 'the load balancer',
};

function describe({ gateway, method, path }: LinkedHttpTrigger): string {
  const route = [certain(method), certain(path)].filter((part) => part !== undefined).join(' ');
  const source = gateways[gateway] ?? 'its API';
  return route === '' ? source : `${source} (${route})`;
}

function advice(path: readonly string[], sent: RequestFormat): string {
  const instead = renamedField(path, sent);
  return instead ? `Read ${instead.join('.')}.` : `Read what format ${sent} has instead.`;
}

/** Each field by its other name; or, where the API can be told, the format that the code is written for. */
function fixes(telling: readonly TellingRead[], other: LinkedHttpTrigger, sent: RequestFormat): readonly FixProposal[] {
  const renamed = telling.flatMap(({ read }) => {
    const path = renamedField(read.path, sent);
    return path ? [{ kind: 'read-field', at: read.range, from: read.path, path } as const] : [];
  });
  const inCode: readonly FixProposal[] =
    renamed.length === telling.length
      ? [{ title: `Read the fields of format ${sent}`, safety: 'suggested', intents: renamed }]
      : [];
  if (other.gateway !== 'http') return inCode;
  const format = sent === '2.0' ? '1.0' : '2.0';
  return [
    ...inCode,
    {
      title: `Have requests sent in format ${format}`,
      safety: 'suggested',
      intents: [
        { kind: 'set-property', of: other.origin, declaration: 'trigger', property: 'payloadFormat', value: format },
      ],
    },
  ];
}
