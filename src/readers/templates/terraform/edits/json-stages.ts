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
  const settings = settingsOf(draft, label) ?? addSettings(draft, stage, label);
  if (!settings || typeof value !== 'number') return false;
  const inner = [...settings, 'settings'];
  return draft.set([...inner, ...(draft.at(inner)?.kind === 'list' ? ['0'] : []), argument], value);
}

const section = ['resource', methodSettings.type];

/** The way to the settings of all methods of a stage. */
function settingsOf(draft: DocumentDraft, stage: string): readonly string[] | undefined {
  const all = draft.at(section);
  const entries = all?.kind === 'map' ? all.entries : [];
  const found = entries.find(
    ({ key }) =>
      draft.textAt([...section, key, 'method_path']) === methodSettings.allMethods &&
      draft.textAt([...section, key, 'stage_name'])?.startsWith(`\${aws_api_gateway_stage.${stage}.`),
  );
  return found && [...section, found.key];
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
