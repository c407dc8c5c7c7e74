import type { FunctionDeclaration } from '../../model/template.js';
import { certain } from '../../model/value.js';

/**
 * The handler string that leads to the user's own code. Observability layers put their own handler in front and take the
 * user's from an environment variable; then that one counts. Undefined when the string is a start-up script, or another's
 * code without a word on whose handler it calls.
 *
 * Sources, as known in November 2026: Datadog, "Instrumenting Node.js / Python Serverless Applications"; New Relic, "Configure
 * serverless monitoring"; Lumigo, "Lambda auto-instrument"; Sentry, "AWS Lambda layer"; AWS Lambda Web Adapter, README.
 */
export function ownHandlerString(declaration: FunctionDeclaration, handler: string): string | undefined {
  if (startsScript(declaration, handler)) return undefined;
  if (!isForeign(handler)) return handler;
  for (const name of originalHandlerVariables) {
    const variable = declaration.environment.variables.find((candidate) => candidate.name === name);
    const value = variable && certain(variable.value);
    if (value?.kind === 'text' && !isForeign(value.text)) return value.text;
  }
  return undefined;
}

const originalHandlerVariables = [
  'DD_LAMBDA_HANDLER',
  'NEW_RELIC_LAMBDA_HANDLER',
  'LUMIGO_ORIGINAL_HANDLER',
  'SENTRY_INITIAL_HANDLER',
];

const foreignModules =
  /^(\/|\$\{)|(^|\/)node_modules\/|^(datadog_lambda|datadog-lambda|newrelic[-_]lambda[-_]wrapper|lumigo[-_]auto[-_]instrument|sentry_sdk|awslambdaric)\b/;

function isForeign(handler: string): boolean {
  return foreignModules.test(handler);
}

function startsScript(declaration: FunctionDeclaration, handler: string): boolean {
  if (/\.(sh|bash|exe)$/.test(handler) || handler === 'bootstrap') return true;
  const wrapper = declaration.environment.variables.find((variable) => variable.name === 'AWS_LAMBDA_EXEC_WRAPPER');
  const script = wrapper && certain(wrapper.value);
  // The web adapter's wrapper runs the handler string as a command.
  return script?.kind === 'text' && script.text === '/opt/bootstrap';
}
