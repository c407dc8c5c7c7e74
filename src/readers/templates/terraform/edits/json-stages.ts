import type { NewValue } from '../../../../model/intent.js';
import { methodSettings } from '../../../aws-provider/index.js';
import type { DocumentDraft } from '../../../documents/edits/document-draft.js';
import { mapOf } from '../../../documents/edits/new-node.js';

/** Limits the rate of a stage of a REST API, by the settings of its methods or by new ones. `stage` leads to it. */
export function setMethodRateInJson(
  draft: DocumentDraft,
  stage: readonly string[],
  argument: string,
  value: NewValue,
): boolean {
  const label = stage.at(-1) ?? '';
  const all = settingsOfAll(draft);
  const found = all.find(({ stage: named }) => named === label)?.path;
  // Whose the others are has to be told by what they refer to.
  const isOpen = all.some(({ stage: named }) => named === undefined);
  const settings = found ?? (isOpen ? undefined : addSettings(draft, stage, label));
  if (!settings || typeof value !== 'number') return false;
  const inner = [...settings, 'settings'];
  return draft.set([...inner, ...(draft.at(inner)?.kind === 'list' ? ['0'] : []), argument], value);
}

const section = ['resource', methodSettings.type];

/** The ways to settings that count for all methods, each with the stage that it refers to. */
function settingsOfAll(draft: DocumentDraft) {
  const all = draft.at(section);
  return (all?.kind === 'map' ? all.entries : [])
    .map(({ key }) => [...section, key])
    .filter((path) => draft.textAt([...path, 'method_path']) === methodSettings.allMethods)
    .map((path) => {
      const named = draft.textAt([...path, 'stage_name']) ?? '';
      return { path, stage: /^\$\{aws_api_gateway_stage\.([\w-]+)\./.exec(named)?.[1] };
    });
}

function addSettings(draft: DocumentDraft, stage: readonly string[], label: string): readonly string[] | undefined {
  const api = draft.textAt([...stage, 'rest_api_id']);
  const isRepeated = ['count', 'for_each'].some((each) => draft.at([...stage, each]));
  const place = [...section, label];
  if (api === undefined || isRepeated || draft.at(place)) return undefined;
  const node = mapOf({
    rest_api_id: api,
    stage_name: `\${aws_api_gateway_stage.${label}.stage_name}`,
    method_path: methodSettings.allMethods,
  });
  return draft.set(place, node) ? place : undefined;
}
