import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { EditedModule } from './edited-module.js';

/** Whether a module is version 2 of the AWS SDK for JavaScript with all its services at once. */
export function isWholeSdk(module: unknown): boolean {
  return module === 'aws-sdk' || module === 'aws-sdk/clients/all';
}

/**
 * What the package exports beside its services, from aws-sdk 2.1693.0. Services are everything else: their list ended with
 * the support of version 2 on 2025-09-08, and this one is shorter.
 */
const notServices: ReadonlySet<string> = new Set(
  `AWSError ChainableTemporaryCredentials CognitoIdentityCredentials Config CredentialProviderChain Credentials
  DocumentType EC2MetadataCredentials ECSCredentials Endpoint EndpointCache EnvironmentCredentials EventListeners
  FileSystemCredentials HTTPOptions ConfigurationOptions HttpClient HttpRequest HttpResponse IniLoader JSON MetadataService
  Model NodeHttpClient ParamValidator ProcessCredentials Protocol RemoteCredentials Request ResourceWaiter Response
  SAMLCredentials SSOTokenProvider SequentialExecutor Service SharedIniFileCredentials Signers SimpleWorkflow
  SsoCredentials StaticTokenProvider TemporaryCredentials Token TokenFileWebIdentityCredentials TokenProviderChain VERSION
  WebIdentityCredentials XML`.split(/\s+/),
);

/** Whether a member of the SDK is a client that can be loaded alone. */
export function isSdkService(member: string): boolean {
  return /^[A-Z]\w*$/.test(member) && !notServices.has(member);
}

/** How a single client is imported: `import S3 from '…'` or `import S3 = require('…')`. */
export type ModuleForm = 'default' | 'require';

/**
 * The form for a file that did not use the default import. A client's module *is* the class, so that a namespace import of
 * it cannot be constructed under `esModuleInterop` or after bundling. `import … = require` works with and without that
 * setting, but only where modules become CommonJS; default imports work in JavaScript and where the file shows the setting.
 */
export function moduleForm(module: EditedModule): ModuleForm {
  return !module.isTypeScript || isNativeModule(module) || hasDefaultImportOfNode(module) ? 'default' : 'require';
}

/** The module of one client. Node itself wants the file's ending when it loads an ES module. */
export function clientModule(module: EditedModule, service: string, form: ModuleForm): string {
  const withEnding = form === 'default' && (!module.isTypeScript || isNativeModule(module));
  return `aws-sdk/clients/${service.toLowerCase()}${withEnding ? '.js' : ''}`;
}

function isNativeModule(module: EditedModule): boolean {
  if (/\.m[jt]s$/i.test(module.path)) return true;
  return module.nodes.of(AST_NODE_TYPES.ImportDeclaration).some(({ source }) => /^\..*\.[cm]?js$/.test(source.value));
}

/** `import path from 'path'` only compiles with the setting that makes default imports of CommonJS modules work. */
function hasDefaultImportOfNode(module: EditedModule): boolean {
  return module.nodes
    .of(AST_NODE_TYPES.ImportDeclaration)
    .some(
      ({ source, specifiers }) =>
        /^(node:.*|assert|buffer|child_process|crypto|dns|events|fs|http|https|net|os|path|stream|tls|url|util|zlib)$/.test(
          source.value,
        ) && specifiers.some(({ type }) => type === AST_NODE_TYPES.ImportDefaultSpecifier),
    );
}
