import type { TemplateFacts } from '../../../src/model/template.js';
import { createCdkOutputReader } from '../../../src/readers/templates/cdk-output/index.js';

/** A resource as the CDK writes it, with the path of its construct. */
export function made(type: string, path: string, properties: object = {}, metadata: object = {}): object {
  return { Type: type, Properties: properties, Metadata: { 'aws:cdk:path': path, ...metadata } };
}

/** A function whose code was copied or bundled into a folder of the output. */
export function madeFunction(path: string, asset: string, properties: object = {}, metadata: object = {}): object {
  return made(
    'AWS::Lambda::Function',
    path,
    {
      Code: { S3Bucket: { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}' }, S3Key: `${asset}.zip` },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      ...properties,
    },
    { 'aws:asset:path': `asset.${asset}`, 'aws:asset:is-bundled': false, 'aws:asset:property': 'Code', ...metadata },
  );
}

/** A template of the output, as text. */
export function stack(resources: Readonly<Record<string, object>>, more: object = {}): string {
  return JSON.stringify({ Resources: resources, ...more }, null, 1);
}

/** The applications of the files of an output. */
export function readOutput(files: Readonly<Record<string, string>>): readonly TemplateFacts[] {
  const reader = createCdkOutputReader();
  return reader.assemble(new Map(Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })])));
}

/** The only application of the files. */
export function readOne(files: Readonly<Record<string, string>>): TemplateFacts {
  const [only, ...others] = readOutput(files);
  if (!only || others.length > 0) throw new Error(`there are ${others.length + (only ? 1 : 0)} applications`);
  return only;
}
