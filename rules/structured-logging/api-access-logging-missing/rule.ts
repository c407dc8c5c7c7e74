import type { Application, Stage } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { deployed } from '../../../src/model/intent.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent, knownValues } from '../../../src/model/value.js';

const soundRetentionDays = 30;

/** Each request that reaches an API leaves a line that can be searched, also those that never got to a function. */
export const check: Rule = (application, verdict) => {
  const told = new Set<string>();
  // A stage that a person declares comes before the one that the tool makes with the API.
  for (const stage of application.stages.toSorted((a, b) => Number(a.generated) - Number(b.generated))) {
    const { accessLog, executionLogLevel, ofApi, routes } = stage;
    const name = ofApi?.generated ? `The ${words[stage.gateway]} API` : (ofApi?.name ?? stage.name);
    if (accessLog.kind === 'known') {
      const format = certain(accessLog.value.format);
      if (format === undefined || isStructured(format)) verdict.holds(stage);
      else {
        verdict.fails(
          { name, range: accessLog.range },
          {
            message: `${name} logs its requests as free text: nobody can ask for the slow ones or for those of one caller without taking lines apart. Write a JSON object for each.`,
            severity: 'info',
          },
        );
      }
    } else if (isAbsent(accessLog) && ofApi && routes.length > 0 && !told.has(ofApi.id)) {
      told.add(ofApi.id);
      const logsSteps = knownValues(executionLogLevel).some((level) => level !== 'OFF');
      verdict.fails(stage, {
        message: logsSteps
          ? `${name} logs the steps of its requests, and no line for each: nobody can ask for the slow ones or for those of one caller, and every step is paid for. Log a JSON line for each request.`
          : `${name} keeps no access log: what it refuses, throttles or cannot hand to a function leaves no trace. Log a JSON line for each request.`,
        // What the tool makes by itself is mostly the API of a first day.
        ...((ofApi.generated || logsSteps) && { severity: 'info' }),
        fix: () => [logRequests(application, stage, ofApi.name)],
      });
    }
  }
};

const words = { rest: 'REST', http: 'HTTP', websocket: 'WebSocket' } as const;

/** A JSON object, also one that is put together from variables. */
function isStructured(format: string): boolean {
  return /^\s*\{/.test(format) || /^\s*\$\{/.test(format);
}

function logRequests(application: Application, stage: Stage, api: string): FixProposal {
  const group = freeName(application, stage, `${api}Requests`);
  const set = { kind: 'set-property', of: stage.origin, declaration: 'stage' } as const;
  return {
    title: `Log each request as a line of JSON, in a log group that keeps it for ${soundRetentionDays} days`,
    safety: 'suggested',
    intents: [
      {
        kind: 'add-resource',
        near: stage.origin,
        resource: {
          kind: 'log-group',
          name: group,
          logGroupName: groupName(stage),
          retentionDays: soundRetentionDays,
        },
      },
      { ...set, property: 'accessLogDestination', value: { reference: group, attribute: 'arn', kind: 'log-group' } },
      { ...set, property: 'accessLogFormat', value: formats[stage.gateway] },
    ],
  };
}

/** The id of an API that a person declares makes the name the API's own. */
function groupName({ ofApi }: Stage) {
  if (!ofApi || ofApi.generated) return `/aws/apigateway/${deployed.stack}`;
  return {
    join: ['/aws/apigateway/', { reference: ofApi.name, attribute: 'name', kind: 'api', origin: ofApi.origin }],
  } as const;
}

/** Variables of the gateway that say who asked for what, and how it went. */
const fields = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  status: '$context.status',
  latency: '$context.responseLatency',
};

const formats: Readonly<Record<Stage['gateway'], string>> = {
  rest: JSON.stringify({
    ...fields,
    method: '$context.httpMethod',
    path: '$context.resourcePath',
    error: '$context.integrationErrorMessage',
  }),
  http: JSON.stringify({ ...fields, route: '$context.routeKey', error: '$context.integrationErrorMessage' }),
  websocket: JSON.stringify({
    requestId: '$context.requestId',
    ip: '$context.identity.sourceIp',
    connection: '$context.connectionId',
    route: '$context.routeKey',
    event: '$context.eventType',
    status: '$context.status',
    error: '$context.integrationErrorMessage',
  }),
};
