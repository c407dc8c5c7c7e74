import { isRequest, optionalFields } from '../../../src/knowledge/request-events.js';
import type { Handler, LinkedHttpTrigger, Reached } from '../../../src/model/application.js';
import type { EventReadFact, FailingPart } from '../../../src/model/flow.js';
import { functionOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import { isAbsent, knownValues } from '../../../src/model/value.js';

/** What a request may come without is asked for before it is used. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const routes = requestsOf(handler);
    if (!routes || isGuardedAround(handler)) continue;
    const { reads } = handler.reach.eventFlow;
    for (const field of optionalFields) {
      const ofField = reads.filter(({ path }) => path[0] === field);
      if (ofField.length === 0 || isAlwaysThere(field, routes)) continue;
      const failing = ofField.flatMap(partThatFails);
      const [first] = failing;
      const name = functionOf(handler);
      // Who asks once knows that it may be missing, and may have asked for all.
      if (!first || ofField.some(({ guarded, fails }) => guarded && !fails)) {
        if (!first) verdict.holds({ name, range: ofField[0]?.range ?? handler.range });
        continue;
      }
      verdict.fails(
        { name: `${name}: ${field}`, range: first.range },
        {
          message: `A request without ${words[field] ?? field} makes ${name} fail, and the caller gets a 500 or 502: ${field} is missing or null then. Ask whether it is there, and answer 400 where it has to be.`,
          function: name,
          ...(field === 'body' && { severity: 'info' }),
          fix: () => [
            {
              title: `Go on without ${field} where it is missing`,
              safety: 'suggested',
              intents: [...new Map(failing.map(({ range }) => [rangeKey(range), range])).values()].map(
                (at) => ({ kind: 'guard-read', at }) as const,
              ),
            },
          ],
        },
      );
    }
  }
};

const words: Readonly<Record<string, string>> = {
  body: 'a body',
  queryStringParameters: 'query parameters',
  multiValueQueryStringParameters: 'query parameters',
  pathParameters: 'path parameters',
  stageVariables: 'stage variables',
  cookies: 'cookies',
};

/** The routes that hand the whole request on; undefined where nobody can tell what the handler is started by. */
function requestsOf({ functions }: Handler): readonly LinkedHttpTrigger[] | undefined {
  const routes = functions
    .flatMap(({ triggers }) => triggers)
    .filter((each): each is LinkedHttpTrigger => each.trigger === 'http');
  const requests = routes.filter((route) => isRequest(route) && sending.has(route.gateway));
  // Load balancers and WebSocket APIs always send these fields.
  return requests.length > 0 && requests.length === routes.length ? requests : undefined;
}

const sending: ReadonlySet<LinkedHttpTrigger['gateway']> = new Set(['rest', 'http', 'url'] as const);

/** Something around the handler fills in what is missing, or refuses such requests. */
function isGuardedAround({ reach }: Handler): boolean {
  return reach.imports.some(({ module }) => guarding.test(module));
}

const guarding =
  /^@middy\/(?:http-json-body-parser|http-event-normalizer|validator|http-urlencode|http-multipart)|powertools.*(?:parser|validation|event.handler|event_handler)|express|fastify|koa|^hono|apollo|lambda-api/;

function isAlwaysThere(field: string, routes: readonly LinkedHttpTrigger[]): boolean {
  if (routes.some(({ validated }) => !isAbsent(validated))) return true;
  // Of several routes a handler mostly asks which one it is.
  return field === 'pathParameters' && routes.some(hasPathParameter);
}

/** A path that is not known may have one. */
function hasPathParameter({ path, gateway }: LinkedHttpTrigger): boolean {
  if (gateway === 'url') return false;
  const paths = knownValues(path);
  return paths.length === 0 || paths.some((each) => each.includes('{'));
}

function partThatFails({ fails, phase, assumed }: Reached<EventReadFact>): readonly FailingPart[] {
  return fails?.names === 1 && !fails.caught && phase === 'invocation' && !assumed ? [fails] : [];
}
