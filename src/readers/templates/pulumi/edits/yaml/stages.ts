import type { NewValue } from '../../../../../model/intent.js';
import { methodSettings } from '../../../../aws-provider/index.js';
import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { mapOf } from '../../../../documents/edits/new-node.js';
import { inputName } from '../input-names.js';
import { propertiesOf, referredResource, typeOf } from './resources.js';

/** Limits the rate of a stage of a REST API, by the settings of its methods or by new ones. */
export function setMethodRate(draft: DocumentDraft, stage: string, argument: string, value: NewValue): boolean {
  const all = settingsOfAll(draft);
  const found = all.find(({ stage: named }) => named === stage)?.name;
  // Whose the others are has to be told by what they refer to.
  const settings =
    found ?? (all.some(({ stage: named }) => named === undefined) ? undefined : addSettings(draft, stage));
  if (settings === undefined || typeof value !== 'number') return false;
  return draft.set([...propertiesOf(settings), 'settings', inputName(methodSettings.type, { name: argument })], value);
}

/** Settings that count for all methods, each with the stage that it refers to. */
function settingsOfAll(draft: DocumentDraft) {
  const resources = draft.at(['resources']);
  return (resources?.kind === 'map' ? resources.entries : [])
    .filter(
      ({ key }) =>
        typeOf(draft, key) === methodSettings.type &&
        draft.textAt([...propertiesOf(key), 'methodPath']) === methodSettings.allMethods,
    )
    .map(({ key }) => ({ name: key, stage: referredResource(draft, [...propertiesOf(key), 'stageName']) }));
}

function addSettings(draft: DocumentDraft, stage: string): string | undefined {
  const api = draft.textAt([...propertiesOf(stage), 'restApi']);
  const name = `${stage}Limits`;
  if (api === undefined || draft.at(['resources', name])) return undefined;
  const properties = mapOf({
    restApi: api,
    stageName: `\${${stage}.stageName}`,
    methodPath: methodSettings.allMethods,
  });
  const node = mapOf({ type: 'aws:apigateway:MethodSettings', properties });
  return draft.set(['resources', name], node, { after: [stage] }) ? name : undefined;
}
