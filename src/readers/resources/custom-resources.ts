import { absent } from '../../model/value.js';
import { declaredPart, mayBeFunction, other, type ResourceReader } from './resource-reader.js';
import { pushTrigger } from './triggers.js';

/** Whether code of the deployment makes resources of a type (`Custom::Migration`). */
export function isCustomResource(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

/** A resource that a function makes: the deployment calls it and waits. */
export const customResource: ResourceReader = (resource, application) => {
  const own = other(resource, application);
  const token = resource.properties.get('ServiceToken');
  const target = token.target();
  if (!mayBeFunction(target, application)) return [own];
  const part = declaredPart(resource, application, { suffix: '.Deployment', name: own.name, written: token.written });
  return [own, pushTrigger(part, { function: target, source: absent }, { trigger: 'deployment', asynchronous: false })];
};
