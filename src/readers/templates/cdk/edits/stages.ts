import type { NewValue } from '../../../../model/intent.js';
import type { NewCode } from '../../../syntax/edits/new-code.js';
import type { CdkEdit } from './cdk-edit.js';
import type { Making } from './constructs.js';

/** A setting of a stage: where it stands among the props of what makes the stage, and what is written. */
interface StageSetting {
  readonly path: readonly string[];
  readonly value: NewCode;
}

/**
 * A property of a stage in the words of the construct that makes it. Undefined for a stage that takes no settings: the
 * default one of an HTTP API.
 */
export function stageSetting(
  property: string,
  value: NewValue,
  making: Making | undefined,
  edit: CdkEdit,
): StageSetting | undefined {
  const words = wordsOf(making);
  const path = words?.[property];
  const code = path && codeOf(property, value, words, edit);
  return path && code !== undefined ? { path, value: code } : undefined;
}

interface StageWords {
  readonly [property: string]: readonly string[] | undefined;
}

function wordsOf(making: Making | undefined): StageWords | undefined {
  const callee = making?.node.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  if (/RestApi$/.test(name)) return inDeployOptions;
  if (name === 'Stage') return ofRestStage;
  return name === 'HttpStage' || name === 'WebSocketStage' ? ofHttpStage : undefined;
}

/** Source: aws-cdk-lib API reference, `StageOptions` and `HttpStageOptions`, 2026-11. */
const ofRestStage: StageWords = {
  rateLimit: ['throttlingRateLimit'],
  burstLimit: ['throttlingBurstLimit'],
  accessLogDestination: ['accessLogDestination'],
  accessLogFormat: ['accessLogFormat'],
};

const inDeployOptions: StageWords = Object.fromEntries(
  Object.entries(ofRestStage).map(([property, path]) => [property, ['deployOptions', ...(path ?? [])]]),
);

const ofHttpStage: StageWords = {
  rateLimit: ['throttle', 'rateLimit'],
  burstLimit: ['throttle', 'burstLimit'],
  accessLogDestination: ['accessLogSettings', 'destination'],
  accessLogFormat: ['accessLogSettings', 'format'],
};

function codeOf(property: string, value: NewValue, words: StageWords, edit: CdkEdit): NewCode | undefined {
  if (property === 'accessLogFormat') {
    const format = edit.imports.expression({ area: 'aws-apigateway', name: 'AccessLogFormat' });
    return format === undefined ? undefined : { code: `${format}.${edit.name('jsonWithStandardFields')}()` };
  }
  if (property !== 'accessLogDestination') return typeof value === 'number' ? value : undefined;
  if (typeof value !== 'object' || !('reference' in value)) return undefined;
  const group = edit.construct(value);
  const area = words === ofHttpStage ? 'aws-apigatewayv2' : 'aws-apigateway';
  const destination = edit.imports.expression({ area, name: 'LogGroupLogDestination' });
  if (group === undefined || destination === undefined) return undefined;
  return { code: `${edit.isPython ? '' : 'new '}${destination}(${group})` };
}
