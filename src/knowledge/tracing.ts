/**
 * Parts of layer names that bring a tracer of their own: the AWS Distro for OpenTelemetry
 * (https://aws-otel.github.io/docs/getting-started/lambda), OpenTelemetry's own layers and those of vendors.
 * As of November 2026.
 */
const tracingLayer =
  /otel|opentelemetry|datadog|new-?relic|dynatrace|lumigo|epsagon|thundra|catchpoint|honeycomb|sentry|elastic-apm|splunk|instana|appdynamics/i;

/** Variables that start such a tracer. */
const tracingVariable = /^(OTEL_|DD_|NEW_RELIC_|DT_|LUMIGO_|SENTRY_DSN$|ELASTIC_APM_|SPLUNK_)/;

/** Whether a layer's ARN or name is that of a tracer. */
export function isTracingLayer(arnOrName: string): boolean {
  return tracingLayer.test(arnOrName);
}

/** Whether an environment variable configures a tracer other than X-Ray's own. */
export function isTracingVariable(name: string): boolean {
  return tracingVariable.test(name);
}
