import type { ActionSet, PolicyDeclaration, RoleDeclaration } from '../../model/template.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, type ReadApplication, type ResourceFamily, type ResourceReader } from './resource-reader.js';
import { allStatements, statementsOf, targets } from './statements.js';

/** Roles and policies of every kind. */
export const roles: ResourceFamily = {
  'AWS::IAM::Role': (resource, application) => [role(resource, application)],
  'AWS::IAM::Policy': attached((properties) => targets(properties.get('Roles'))),
  'AWS::IAM::ManagedPolicy': attached((properties) => targets(properties.get('Roles'))),
  'AWS::IAM::RolePolicy': attached((properties) => [properties.get('RoleName').target()]),
  'AWS::SQS::QueuePolicy': resourcePolicy('PolicyDocument'),
  'AWS::SNS::TopicPolicy': resourcePolicy('PolicyDocument'),
  'AWS::S3::BucketPolicy': resourcePolicy('PolicyDocument'),
  'AWS::Events::EventBusPolicy': resourcePolicy('Statement'),
};

function role(resource: Resource, application: ReadApplication): RoleDeclaration {
  const { properties } = resource;
  const inline = properties.get('Policies');
  const managed = properties.get('ManagedPolicyArns');
  const documents = inline.items().map((policy) => policy.get('PolicyDocument'));
  const { statements, complete } = allStatements(documents, application);
  return {
    ...declared(resource, application),
    kind: 'role',
    statements,
    managedPolicies: targets(managed),
    policyTemplates: [],
    isBounded: properties.get('PermissionsBoundary').presence(),
    assumedBy: properties
      .get('AssumeRolePolicyDocument', 'Statement')
      .items()
      .flatMap((statement) => statement.get('Principal', 'Service').items())
      .map((service) => service.name()),
    complete: complete && inline.isComplete && managed.isComplete && managed.items().every((item) => item.isComplete),
    generated: resource.isGenerated ?? false,
  };
}

function attached(rolesOf: (properties: Place) => PolicyDeclaration['roles']): ResourceReader {
  return (resource, application) => {
    const { statements, complete } = statementsOf(resource.properties.get('PolicyDocument'), application);
    const isGathered = resource.place.get('Metadata', 'aws:cdk:path').literal?.endsWith('/DefaultPolicy/Resource');
    return [
      {
        ...declared(resource, application),
        kind: 'policy',
        attachment: 'roles',
        statements: isGathered ? statements.map((each) => ({ set: someGrant, ...each })) : statements,
        complete,
        roles: rolesOf(resource.properties),
      },
    ];
  };
}

/**
 * The CDK writes the rights that its grants give into the default policy of a role. Which grants they were cannot be told
 * any more.
 */
const someGrant: ActionSet = { name: 'A grant', narrower: [] };

/** `property` holds the document, or for some types a single statement. */
function resourcePolicy(property: 'PolicyDocument' | 'Statement'): ResourceReader {
  return (resource, application) => {
    const { properties } = resource;
    const document = property === 'Statement' ? properties : properties.get(property);
    const read = statementsOf(document, application);
    return [{ ...declared(resource, application), kind: 'policy', attachment: 'resource', ...read, roles: [] }];
  };
}
