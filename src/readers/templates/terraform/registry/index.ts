import type { Grammar } from '../../../syntax/grammar.js';
import type { RegisteredModules } from '../modules/application.js';
import { readFile } from '../read.js';
import { apigatewayV2, stepFunctions } from './apis.js';
import { lambda, lambdaAlias, lambdaDatadog } from './lambda.js';
import { eventbridge, sns, sqs } from './messaging.js';
import { registryName } from './names.js';
import { dynamodbTable, s3Bucket, s3Notification, secretsManager } from './storage.js';

/** The modules of the public registry that are understood, read when a first call asks for them. */
export function registeredModules(grammar: Grammar): RegisteredModules {
  const read = new Map<string, ReturnType<typeof readFile>>();
  return (source) => {
    const name = registryName(source);
    if (name === undefined) return undefined;
    if (apart.test(name)) return { kind: 'apart' };
    const text = configurations[name];
    if (text === undefined) return undefined;
    const file = read.get(name) ?? readFile({ path: `${name}.tf`, text }, grammar);
    read.set(name, file);
    return { kind: 'configuration', files: [file] };
  };
}

/** Modules of networks, certificates, images and the like: no function, queue or right of a function is in them. */
const apart = new RegExp(
  `^(?:${[
    'vpc|security-group|acm|route53|cloudfront|alb|elb|rds|rds-aurora|elasticache|memory-db|opensearch|redshift|efs',
    'ecr|ecs|eks|ec2-instance|autoscaling|key-pair|kms|ssm-parameter|iam|cognito|wafv2',
    'lambda//modules/(?:docker-build|deploy)',
  ].join('|')})(?:$|//(?!/))`,
);

const configurations: Readonly<Record<string, string>> = {
  'apigateway-v2': apigatewayV2,
  'dynamodb-table': dynamodbTable,
  eventbridge,
  lambda,
  'lambda//modules/alias': lambdaAlias,
  'lambda-datadog': lambdaDatadog,
  's3-bucket': s3Bucket,
  's3-bucket//modules/notification': s3Notification,
  'secrets-manager': secretsManager,
  sns,
  sqs,
  'step-functions': stepFunctions,
};
