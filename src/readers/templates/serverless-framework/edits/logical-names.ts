import type { NewReference, NewValue, TemplateIntent } from '../../../../model/intent.js';

/**
 * The intent with names as resources can have them: letters and digits only, while the keys of functions that names begin
 * with may have dashes. `save-orderFailures` is `saveOrderFailures`, wherever it is named.
 */
export function withLogicalNames(intent: TemplateIntent): TemplateIntent {
  switch (intent.kind) {
    case 'set-redrive':
      return { ...intent, target: logicalName(intent.target) };
    case 'set-property':
    case 'set-environment':
      return { ...intent, value: named(intent.value) };
    case 'replace-resources':
      return { ...intent, resources: intent.resources.map(named) };
    case 'replace-grant':
      return { ...intent, right: { ...intent.right, resources: intent.right.resources.map(named) } };
    case 'add-grant':
      return { ...intent, resource: named(intent.resource) };
    case 'add-resource': {
      const { resource } = intent;
      const name = logicalName(resource.name);
      if (resource.kind === 'async-invoke') {
        return { ...intent, resource: { ...resource, name, onFailure: named(resource.onFailure) } };
      }
      if (resource.kind === 'alarm') {
        return { ...intent, resource: { ...resource, name, queue: reference(resource.queue) } };
      }
      if (resource.kind === 'queue-policy') {
        const { queue, source } = resource;
        return { ...intent, resource: { ...resource, name, queue: reference(queue), source: reference(source) } };
      }
      return { ...intent, resource: { ...resource, name } };
    }
    default:
      return intent;
  }
}

function logicalName(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
}

function named(value: NewValue): NewValue {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(named);
  if ('join' in value) return { join: value.join.map((part) => (typeof part === 'string' ? part : reference(part))) };
  return reference(value);
}

function reference(value: NewReference): NewReference {
  return { ...value, reference: logicalName(value.reference) };
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}
