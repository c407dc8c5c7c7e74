import type { SourceFile } from '../../../model/source.js';
import { isJson, maximumLength } from '../../documents/format.js';
import type { CloudFormationFile } from '../../stack/file.js';

/** File name endings, lower case, with the dot. */
export const extensions = ['.yaml', '.yml', '.json', '.template'] as const;

/** How much of a text that is too long to be read is looked at. */
const lookLength = 100_000;

/**
 * What a file is to an application, by a cheap look at path and text; undefined for all the other YAML and JSON there is
 * (Kubernetes, Serverless Framework, Docker Compose, package files, AppSpec files of CodeDeploy).
 */
export function partOf({ path, text }: SourceFile): CloudFormationFile['part'] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!extensions.some((extension) => name.endsWith(extension))) return undefined;
  const seen = text.length > maximumLength ? text.slice(0, lookLength) : text;
  return isJson(seen) ? partOfJson(seen) : partOfYaml(seen);
}

function partOfYaml(text: string): CloudFormationFile['part'] | undefined {
  if (isStackOfYaml(text)) return 'stack';
  if (/^StartAt[ \t]*:/m.test(text) && /^States[ \t]*:/m.test(text)) return 'workflow';
  if (text.includes('x-amazon-apigateway-') && /^(openapi|swagger)[ \t]*:/m.test(text)) return 'api';
  return undefined;
}

function isStackOfYaml(text: string): boolean {
  if (!/^["']?Resources["']?[ \t]*:/m.test(text)) return false;
  if (/^(service|provider)[ \t]*:/m.test(text)) return false;
  // An AppSpec lists resources too; its version is always 0.0 (CodeDeploy user guide, AppSpec file structure, read 2026-11-21).
  if (/^["']?version["']?[ \t]*:[ \t]*["']?0\.0(?![\w.])/m.test(text)) return false;
  return /\bType["']?[ \t]*:[ \t]*["']?(AWS|Alexa|Custom)::/.test(text) || text.includes('AWSTemplateFormatVersion');
}

function partOfJson(text: string): CloudFormationFile['part'] | undefined {
  if (
    text.includes('"Resources"') &&
    !/"version"\s*:\s*0\.0\s*[,}]/.test(text) &&
    (/"(AWS|Alexa|Custom)::/.test(text) || text.includes('"AWSTemplateFormatVersion"'))
  ) {
    return 'stack';
  }
  if (text.includes('"StartAt"') && text.includes('"States"')) return 'workflow';
  if (text.includes('"x-amazon-apigateway-') && /"(openapi|swagger)"/.test(text)) return 'api';
  return undefined;
}
