import type { NewValue } from '../../../../model/intent.js';
import { methodSettings } from '../../../aws-provider/index.js';
import type { Block } from '../syntax/nodes.js';
import { setNested } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { attributeOf, isOfType, referenceText } from './places.js';
import { resourcesCalled } from './references.js';
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
  const settings = () => settingsOfAll(draft).find(({ stage: named }) => named === label)?.block;
  if (settings()) return setNested(draft, settings, ['settings', argument], String(value));
  // Whose the others are has to be told by what they refer to.
  const isOpen = settingsOfAll(draft).some(({ stage: named }) => named === undefined);
  const isTaken = resourcesCalled(draft, label).some((block) => isOfType(block, methodSettings.type));
  const api = attributeOf(stage.body, 'rest_api_id')?.value;
  const isRepeated = ['count', 'for_each'].some((each) => attributeOf(stage.body, each));
  if (!api || isRepeated || isOpen || isTaken) return false;
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

/** Settings that count for all methods, each with the stage that it refers to. */
function settingsOfAll(draft: HclDraft) {
  return draft.body.blocks
    .filter((block) => {
      const path = isOfType(block, methodSettings.type) && attributeOf(block.body, 'method_path')?.value;
      return path && draft.text.slice(path.start, path.end) === `"${methodSettings.allMethods}"`;
    })
    .map((block) => {
      const named = referenceText(draft.text, attributeOf(block.body, 'stage_name')?.value);
      return { block, stage: /^aws_api_gateway_stage\.([\w-]+)[.[]/.exec(named)?.[1] };
    });
}
