import type { ImportFact } from '../model/code.js';

/**
 * Whether what is imported makes spans: the tracers of Powertools, OpenTelemetry, the X-Ray SDK and vendors' tracers.
 * Source: Powertools for AWS Lambda (all languages), "Tracer"; opentelemetry.io, "Language APIs & SDKs", read 2026-11-21.
 */
export function bringsTracer({ module, names, typeOnly }: ImportFact): boolean {
  if (typeOnly) return false;
  return (
    /^(@aws-lambda-powertools\/tracer|@opentelemetry\/|aws-xray-sdk|dd-trace|opentelemetry\b|aws_xray_sdk|ddtrace|aws_lambda_powertools\.tracing)/.test(
      module,
    ) ||
    /^(software\.amazon\.lambda\.powertools\.tracing|com\.amazonaws\.xray|io\.opentelemetry)\b/.test(module) ||
    /^(go\.opentelemetry\.io\/|github\.com\/aws\/aws-xray-sdk-go)/.test(module) ||
    /^(AWS\.Lambda\.Powertools\.Tracing|OpenTelemetry|Amazon\.XRay)\b/.test(module) ||
    (module === 'aws_lambda_powertools' && names.some(({ imported }) => imported === 'Tracer'))
  );
}

/**
 * Whether what is imported writes metrics of one's own: the metrics of Powertools, and the embedded metric format.
 * Source: Powertools for AWS Lambda (all languages), "Metrics"; CloudWatch user guide, "Embedded metric format", read
 * 2026-11-21.
 */
export function bringsMetrics({ module, names, typeOnly }: ImportFact): boolean {
  if (typeOnly) return false;
  return (
    /^(@aws-lambda-powertools\/metrics|aws-embedded-metrics|aws_embedded_metrics|aws_lambda_powertools\.metrics)/.test(
      module,
    ) ||
    /^(software\.amazon\.lambda\.powertools\.metrics|software\.amazon\.cloudwatchlogs\.emf)\b/.test(module) ||
    /^(github\.com\/prozz\/aws-embedded-metrics-golang)/.test(module) ||
    /^AWS\.Lambda\.Powertools\.Metrics\b/.test(module) ||
    (module === 'aws_lambda_powertools' && names.some(({ imported }) => imported === 'Metrics'))
  );
}

/**
 * Whether what is imported reports failures to a service that watches and alarms by itself (the SDKs of each for functions,
 * by their names, read 2026-11-21).
 */
export function bringsMonitoring({ module }: ImportFact): boolean {
  return isOfMonitoring(module);
}

/** Whether a package, a layer or a variable is called after such a service. */
export function isOfMonitoring(name: string): boolean {
  return /sentry|datadog|dd-trace|ddtrace|^DD_|newrelic|new[-_]relic|lumigo|epsagon|thundra|catchpoint|rollbar|bugsnag|honeycomb|honeybadger|airbrake|raygun|dynatrace|^DT_|elastic[-_]apm|instana|baselime|coralogix|splunk|appdynamics|logz|grafana|signoz|dash0|opsgenie|pagerduty/i.test(
    name,
  );
}

/** Whether what is imported takes an id from the event to every line of the log, and to the calls that follow. */
export function bringsCorrelation({ module, typeOnly }: ImportFact): boolean {
  return !typeOnly && /^@dazn\/lambda-powertools-(correlation-ids|middleware-correlation-ids)$/.test(module);
}

/**
 * Whether what is imported masks personal data before it is written (Powertools for AWS Lambda, "Data masking", and
 * libraries for redacting, read 2026-11-21).
 */
export function bringsRedaction({ module }: ImportFact): boolean {
  return /^(aws_lambda_powertools\.utilities\.data_masking|fast-redact|pino-noir|@pinojs\/redact|@zapier\/secret-scrubber|scrubadub)\b/.test(
    module,
  );
}
