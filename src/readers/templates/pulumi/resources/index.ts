import type { Declaration } from '../../../../model/template.js';
import { type ProviderResource, resourcesInCloudFormation } from '../../../aws-provider/index.js';
import { declarationsOf, readApplication } from '../../../resources/application.js';
import type { Resource } from '../../../resources/resource.js';
import type { Place } from '../../../values/place.js';
import { withCallbacks } from './callbacks.js';
import { codeOf } from './code.js';
import { nativeProperties, nativeType } from './native.js';
import type { PulumiResource } from './pulumi-resource.js';
import { isRestApi, restApiRoutes } from './rest-apis.js';
import { providerTypeOf } from './tokens.js';

/** What the resources of a program declare, in the model's words. Each gets `sharedTags`. */
export function declarationsOfPulumi(resources: readonly PulumiResource[], sharedTags: Place): readonly Declaration[] {
  const classic = resources.flatMap((resource) => providerResource(resource) ?? []);
  const others = resources.filter(({ token }) => providerTypeOf(token) === undefined).map(otherResource);
  const translated = [...resourcesInCloudFormation(classic), ...others];
  const application = readApplication(translated, 'pulumi');
  const routes = resources.flatMap((resource) => restApiRoutes(resource, application));
  return withCallbacks(declarationsOf(translated, 'pulumi', routes, [sharedTags]), resources);
}

function providerResource(resource: PulumiResource): ProviderResource | undefined {
  const { id, name, token, keyRange, place, inputs, conditional, template } = resource;
  const type = providerTypeOf(token);
  if (type === undefined) return undefined;
  const properties = ownProperties(resource);
  return {
    id,
    name,
    type,
    writtenType: token,
    keyRange,
    place,
    arguments: inputs,
    spelling: 'camelCase',
    ...(properties && { properties }),
    conditional,
    template,
  };
}

function ownProperties({ token, inputs, folder, isKept }: PulumiResource): ProviderResource['properties'] {
  const code = inputs.get('code');
  if (code.isAbsent) return isKept && { RefusesDeletion: isKept };
  if (token === 'aws:lambda:Function') return { Code: codeOf(code, folder) };
  return token === 'aws:lambda:LayerVersion' ? { Content: codeOf(code, folder) } : undefined;
}

function otherResource(resource: PulumiResource): Resource {
  const { id, name, token, keyRange, place, inputs, conditional, template } = resource;
  const native = nativeType(token);
  const type = native ?? (isRestApi(token) ? 'AWS::ApiGateway::RestApi' : token);
  const properties = native === undefined ? inputs : nativeProperties(inputs);
  return { id, logicalId: name, type, writtenType: token, keyRange, place, properties, conditional, template };
}
