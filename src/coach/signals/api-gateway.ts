import type { Application, LinkedHttpTrigger } from '../../model/application.js';
import { absent, always, isAbsent, isGiven } from '../../model/value.js';
import { filesWhere } from './repository.js';
import { sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const apiGatewaySignals: SkillSignals = {
  skill: 'api-gateway',
  isObservable: ({ application: { apis, urls, triggers, handlers } }) =>
    apis.length + urls.length > 0 ||
    triggers.some(({ trigger }) => trigger === 'http') ||
    handlers.some(({ events }) => events.includes('http')),
  observers: {
    'api.authorizer': ({ application }) =>
      sightingsAt([
        ...routesOf(application).filter(needsAuthorization),
        ...application.urls.filter(({ authorization }) => always(authorization, (kind) => kind === 'iam')),
      ]),
    'api.throttled': ({ application }) =>
      sightingsAt(application.stages.filter(({ throttled }) => always(throttled, (on) => on))),
    'api.request-validated': ({ application }) =>
      sightingsAt(routesOf(application).filter(({ validated }) => always(validated, (on) => on))),
    'api.access-logs': ({ application }) =>
      sightingsAt(application.stages.filter(({ accessLog }) => isGiven(accessLog))),
    'api.cached': ({ application }) =>
      sightingsAt(application.stages.filter(({ cached }) => always(cached, (on) => on))),
    'api.spec-first': ({ application, repository }) =>
      rulesForSpecifications(repository).length > 0
        ? sightingsAt(application.apis.filter(({ fromSpecification }) => always(fromSpecification, (on) => on)))
        : [],
  },
  unobservable: {},
};

function routesOf({ triggers }: Application): readonly LinkedHttpTrigger[] {
  return triggers.filter((trigger) => trigger.trigger === 'http');
}

/** What the route says counts, and otherwise what its API does. A key of the API alone tells nobody apart. */
function needsAuthorization({ authorization, api }: LinkedHttpTrigger): boolean {
  const effective = isAbsent(authorization) ? (api?.defaultAuthorization ?? absent) : authorization;
  return always(effective, (kind) => kind === 'iam' || kind === 'authorizer');
}

/** What Spectral, Redocly and vacuum hold OpenAPI documents to: somebody reviews them. */
const rulesForSpecifications = filesWhere(isRulesForSpecifications);

function isRulesForSpecifications(path: string): boolean {
  return /(?:^|\/)(?:\.?spectral|\.?redocly|\.?vacuum)(?:[-.\w]*)\.(?:ya?ml|json|[cm]?js)$/.test(path);
}
