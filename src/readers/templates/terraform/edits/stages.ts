import type { NewValue } from '../../../../model/intent.js';
import { methodSettings } from '../../../aws-provider/index.js';
import type { Block } from '../syntax/nodes.js';
import { setNested } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { attributeOf, referenceText } from './places.js';
import { insertBlock } from './resources.js';

/** Limits of a stage of a REST API stand in a resource of their own, which is added where there is none. */
export function setMethodRate(
  draft: HclDraft,
  find: () => Block | undefined,
  argument: string,
  value: NewValue,
): boolean {
  const stage = find();
  const label = stage?.labels[1]?.text;
  if (!stage || label === undefined || typeof value !== 'number') return false;
  if (settingsOf(draft, label)) {
    return setNested(draft, () => settingsOf(draft, label), ['settings', argument], String(value));
  }
  const api = attributeOf(stage.body, 'rest_api_id')?.value;
  const isRepeated = ['count', 'for_each'].some((each) => attributeOf(stage.body, each));
  if (!api || isRepeated) return false;
  return insertBlock(draft, stage, {
    head: `resource "${methodSettings.type}" "${label}"`,
    attributes: [
      ['rest_api_id', draft.text.slice(api.start, api.end)],
      ['stage_name', `aws_api_gateway_stage.${label}.stage_name`],
      ['method_path', `"${methodSettings.allMethods}"`],
    ],
    blocks: [{ head: 'settings', attributes: [[argument, String(value)]] }],
  });
}

/** The settings of all methods of a stage. */
function settingsOf(draft: HclDraft, label: string): Block | undefined {
  return draft.body.blocks.find(({ type, labels, body }) => {
    if (type !== 'resource' || labels[0]?.text !== methodSettings.type) return false;
    const path = attributeOf(body, 'method_path')?.value;
    const isForAll = path && draft.text.slice(path.start, path.end) === `"${methodSettings.allMethods}"`;
    const named = referenceText(draft.text, attributeOf(body, 'stage_name')?.value);
    return isForAll === true && named.startsWith(`aws_api_gateway_stage.${label}.`);
  });
}
