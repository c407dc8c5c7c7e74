import type { ToolSettings } from '../../../model/template.js';
import { absent, known } from '../../../model/value.js';
import type { Service } from './service.js';

/**
 * The version a service is written for, and the stages with values of their own (serverless.yml reference, `params` and
 * `stages`, read 2026-11-21). CloudFormation keeps what was deployed.
 */
export function toolSettings({ top }: Service): ToolSettings {
  const { range } = top;
  const stages = ['params', 'stages'].flatMap((section) =>
    top
      .get(section)
      .entries()
      .map(({ key }) => key),
  );
  return {
    remoteState: range ? { ...known(true, range), isDefault: true } : absent,
    version: top.get('frameworkVersion').string(),
    stages: [...new Set(stages)].filter((stage) => stage !== 'default'),
  };
}
