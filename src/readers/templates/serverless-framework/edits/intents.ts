import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import type { NewNode } from '../../../documents/edits/new-node.js';
import { partsOfReplacing } from '../../../edits/replaced-grants.js';
import { carryOut as carryOutInStack } from '../../../stack/edits/intents.js';
import { typeOf } from '../../../stack/edits/resource-type.js';
import { addResource } from '../../../stack/edits/resources.js';
import { sendFailuresTo, setDestination } from './destinations.js';
import { openEvent } from './event-settings.js';
import { addGrant, removeManagedPolicy } from './grants.js';
import type { ServiceDraft } from './service-draft.js';
import { eventType, settingOf, settingPaths, settings } from './settings.js';
import { isLogSetting, setStage } from './stages.js';

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

/** Carries out one intent on the draft; false when the file cannot express it. */
export function carryOut(draft: ServiceDraft, intent: TemplateIntent): boolean {
  if (intent.kind === 'add-resource') return add(draft, intent);
  const section = draft.sectionOf(intent.of);
  if (section) {
    const of = { ...intent.of, path: ['Resources', ...intent.of.path.slice(section.length)] };
    return carryOutInStack(draft.asStack(section), { ...intent, of }, draft.added);
  }
  switch (intent.kind) {
    case 'set-property':
      return intent.replaces !== undefined || setProperty(draft, intent);
    case 'remove-property':
      return removeProperty(draft, intent);
    case 'set-environment':
      return setVariable(draft, intent.of, intent.name, draft.node(intent.value));
    case 'set-environment-from-parameter':
      return setVariable(draft, intent.of, intent.name, `\${param:${intent.parameter}}`);
    case 'remove-environment':
      return removeVariable(draft, intent);
    case 'replace-actions':
      return carryOutInStack(draft.document, intent, draft.added);
    case 'replace-resources':
      return replaceResources(draft, intent);
    case 'replace-grant':
      return partsOfReplacing(intent).every((part) => carryOut(draft, part));
    case 'remove-grant':
      return draft.document.removeItem(intent.of.path) || draft.document.remove(intent.of.path);
    case 'remove-policy':
      return removeManagedPolicy(draft, intent.policy);
    case 'change-parameter':
    case 'complete-template':
    case 'replace-set':
      return false;
    case 'add-grant':
      return addGrant(draft, intent);
    case 'set-redrive':
      return false;
    // They come before all others.
    case 'change-state':
    case 'rename-in-workflow':
      return true;
  }
}

function add(draft: ServiceDraft, { near, resource }: IntentOf<'add-resource'>): boolean {
  if (resource.kind === 'async-invoke') return sendFailuresTo(draft, near, resource.onFailure);
  // The framework makes the log groups of functions and APIs itself.
  if (resource.kind === 'log-group') return isLogSetting(near);
  // It lets a topic send to the queue that an event names, too.
  if (resource.kind === 'queue-policy' && eventType(near.path) === 'sns') return true;
  const own = draft.sectionOf(near);
  const section = own ?? draft.openSection();
  if (!section) return false;
  const stack = draft.asStack(section);
  const neighbour = own && near.path[own.length];
  if (!addResource(stack, (neighbour && draft.added.get(neighbour)) ?? neighbour, resource)) return false;
  if (neighbour && typeOf(stack, resource.name)) draft.added.set(neighbour, resource.name);
  return true;
}

function setProperty(draft: ServiceDraft, intent: IntentOf<'set-property'>): boolean {
  const { of, declaration, property, value } = intent;
  if (declaration === 'stage') return setStage(draft, of, property, value);
  if (declaration === 'async-invoke' && property === 'onFailure') return sendFailuresTo(draft, of, value);
  if (declaration === 'trigger' && property === 'onFailure') {
    const event = openEvent(draft, of);
    return event !== undefined && setDestination(draft, [...event, 'destinations', 'onFailure'], value);
  }
  if (declaration === 'trigger' && property === 'payloadFormat') return setPayloadFormat(draft, of, value);
  const event = declaration === 'trigger' || declaration === 'function-url' ? openEvent(draft, of) : of.path;
  const setting = event && settingOf(intent, event);
  const node = setting && (setting.value ?? draft.node(value));
  if (!event || !setting || node === undefined) return false;
  return draft.document.set([...event, ...setting.path], node, { after: settings, overIntrinsic: false });
}

/** All routes of a function are sent requests in one form, which is said beside its events. */
function setPayloadFormat(draft: ServiceDraft, { path }: Origin, value: NewValue): boolean {
  if (eventType(path) !== 'httpApi' || typeof value !== 'string') return false;
  return draft.document.set([...path.slice(0, -3), 'httpApi', 'payload'], value, { after: settings });
}

/** What stands at the thing itself goes first; otherwise what the provider says for all functions. */
function removeProperty(draft: ServiceDraft, intent: IntentOf<'remove-property'>): boolean {
  const { path } = intent.of;
  const settings = settingPaths(intent, path);
  const own = settings.find((setting) => draft.document.at([...path, ...setting]));
  if (own) return draft.document.remove([...path, ...own]);
  const [shared] = settings;
  const section = path.indexOf('functions');
  if (!intent.replaces || !shared || section === -1) return false;
  return draft.document.remove([...path.slice(0, section), 'provider', ...shared]);
}

function setVariable(draft: ServiceDraft, { path }: Origin, name: string, value: NewNode | undefined): boolean {
  if (value === undefined) return false;
  const hasVariables = draft.document.at([...path, 'environment']) !== undefined;
  return draft.document.set([...path, 'environment', name], value, {
    overIntrinsic: true,
    after: hasVariables ? [] : settings,
  });
}

/** From the function itself, or else from what all functions of the service have. */
function removeVariable({ document, isRoot }: ServiceDraft, { of, name, at }: IntentOf<'remove-environment'>): boolean {
  const own = at.file === of.file ? [...of.path, 'environment', name] : undefined;
  if (own && document.at(own)) return document.remove(own);
  return isRoot && document.remove(['provider', 'environment', name]);
}

function replaceResources(draft: ServiceDraft, { of, resources }: IntentOf<'replace-resources'>): boolean {
  const nodes = resources.map((resource) => draft.node(resource));
  const [only, ...others] = nodes;
  if (only === undefined || nodes.includes(undefined)) return false;
  const values = nodes.flatMap((node) => node ?? []);
  const path = [...of.path, 'Resource'];
  const written = draft.document.at(path);
  if (!written) return false;
  if (written.kind === 'list' && written.items.length > 0) return draft.document.replaceList(path, values);
  return draft.document.set(path, others.length === 0 ? only : values, { overIntrinsic: true });
}
