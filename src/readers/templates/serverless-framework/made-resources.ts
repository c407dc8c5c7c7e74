import {
  bucketLogicalId,
  busLogicalId,
  deploymentBucketLogicalId,
  functionLogicalId,
  httpApiLogicalId,
  layerLogicalId,
  logGroupLogicalId,
  ownRoleLogicalId,
  restApiLogicalId,
  sharedRoleLogicalId,
  topicLogicalId,
  webSocketApiLogicalId,
} from './names.js';
import type { Service } from './service.js';
import { eventsOf } from './service-events.js';
import { stateMachineLogicalId } from './state-machines.js';
import { isArn } from './text.js';

/** A resource the framework makes: what it is declared as, and its type. */
export interface MadeResource {
  readonly id: string;
  readonly type: string;
}

/** What the framework makes for a service, by the logical names that CloudFormation in the service can refer to. */
export function madeResources(service: Service): ReadonlyMap<string, MadeResource> {
  const made = new Map<string, MadeResource>();
  const add = (name: string, type: string, id = name) => made.set(name, { id, type });
  add(sharedRoleLogicalId, 'AWS::IAM::Role');
  add(restApiLogicalId, 'AWS::ApiGateway::RestApi');
  add(httpApiLogicalId, 'AWS::ApiGatewayV2::Api');
  add(webSocketApiLogicalId, 'AWS::ApiGatewayV2::Api');
  add(deploymentBucketLogicalId, 'AWS::S3::Bucket');
  for (const { key } of service.top.get('layers').entries()) add(layerLogicalId(key), 'AWS::Lambda::LayerVersion');
  for (const { key, place } of service.top.get('stepFunctions', 'stateMachines').entries()) {
    const id = service.declares(key) ? `stepFunctions/${key}` : key;
    add(stateMachineLogicalId(key, place), 'AWS::StepFunctions::StateMachine', id);
  }
  for (const declared of service.functions) {
    const { name, id } = declared;
    add(functionLogicalId(name), 'AWS::Lambda::Function', id);
    add(`${functionLogicalId(name)}Url`, 'AWS::Lambda::Url');
    add(logGroupLogicalId(name), 'AWS::Logs::LogGroup');
    add(ownRoleLogicalId(name), 'AWS::IAM::Role');
    for (const { type, value } of eventsOf(declared)) {
      const text = value.literal;
      if (type === 'sns') {
        const topic = text ?? value.get('topicName').literal;
        if (topic !== undefined && !isArn(topic)) add(topicLogicalId(topic), 'AWS::SNS::Topic');
      } else if (type === 's3') {
        const bucket = text ?? value.get('bucket').literal;
        if (bucket !== undefined) add(bucketLogicalId(bucket), 'AWS::S3::Bucket');
      } else if (type === 'eventBridge') {
        const bus = value.get('eventBus').literal;
        if (bus !== undefined && bus !== 'default' && !isArn(bus)) add(busLogicalId(bus), 'AWS::Events::EventBus');
      }
    }
  }
  return made;
}
