import type { NewCode } from '../../../syntax/edits/new-code.js';
import type { CdkEdit } from './cdk-edit.js';

/** A value as the CDK wants it; undefined where it has no word for it. */
export type Writer = (value: string | number | boolean, edit: CdkEdit) => NewCode | undefined;

export const plain: Writer = (value) => value;

/** A number of seconds as a stretch of time, in the largest unit people would take for it. */
export const duration: Writer = (value, edit) => {
  const duration = edit.imports.expression({ area: 'core', name: 'Duration' });
  if (duration === undefined || typeof value !== 'number') return undefined;
  const [unit, count] =
    value > 0 && value % 86_400 === 0
      ? ['days', value / 86_400]
      : value >= 300 && value % 60 === 0
        ? ['minutes', value / 60]
        : ['seconds', value];
  return { code: `${duration}.${unit}(${count})` };
};

/** A constant of a class: `lambda.Tracing.ACTIVE`. */
export function constant(
  area: string,
  name: string,
  words: Readonly<Record<string, string>> | ((value: string) => string | undefined),
): Writer {
  return (value, edit) => {
    const word = typeof words === 'function' ? words(String(value)) : words[String(value)];
    const type = word === undefined ? undefined : edit.imports.expression({ area, name });
    return type === undefined ? undefined : { code: `${type}.${word}` };
  };
}

/** `nodejs24.x` is `NODEJS_24_X`, `python3.13` is `PYTHON_3_13`; versions too new for the constants go by their name. */
export const runtime: Writer = (value, edit) => {
  const found = /^(nodejs|python|java|dotnet|ruby)(\d+)(?:\.(\w+))?$/.exec(String(value));
  const type = edit.imports.expression({ area: 'aws-lambda', name: 'Runtime' });
  if (!found || type === undefined) return undefined;
  const [, family = '', major, minor] = found;
  const parts = [family.toUpperCase(), major, ...(minor === undefined ? [] : [minor.toUpperCase()])];
  return { code: `${type}.${parts.join('_')}` };
};

/** Source: aws-cdk-lib API reference, enum `logs.RetentionDays`, 2026-11. */
export const retention = constant('aws-logs', 'RetentionDays', {
  1: 'ONE_DAY',
  3: 'THREE_DAYS',
  5: 'FIVE_DAYS',
  7: 'ONE_WEEK',
  14: 'TWO_WEEKS',
  30: 'ONE_MONTH',
  60: 'TWO_MONTHS',
  90: 'THREE_MONTHS',
  180: 'SIX_MONTHS',
  365: 'ONE_YEAR',
});
