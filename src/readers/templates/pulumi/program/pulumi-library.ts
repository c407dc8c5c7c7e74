import { type Call, type Datum, nothing, type Site, text, unknown } from '../../../evaluation/data.js';
import type { Interpreter } from '../../../evaluation/interpreter.js';
import type { Library } from '../../../evaluation/library.js';
import type { Configuration } from '../configuration.js';
import { shortToken } from '../resources/tokens.js';
import { mapIn, namedArguments } from './arguments.js';
import { coreCall } from './core.js';
import { mapOf, policyDocumentOf } from './documents.js';
import { constantOf, principalOf } from './enums.js';
import { resourceIn } from './made-resource.js';
import type { ResourceMaker } from './resource-maker.js';
import { Settings, settingOf } from './settings.js';
import { subscribes } from './subscriptions.js';
import { type PulumiName, pulumiName, tokenOf } from './symbols.js';

/** What the packages of Pulumi mean to a program. `maker` keeps the resources it makes. */
export function pulumiLibrary(maker: ResourceMaker, configuration: Configuration, project: string): Library {
  return {
    member: (of, name, site) => {
      const resource = resourceIn(of.kind === 'object' ? of : undefined);
      if (resource) return maker.output(resource, name, site);
      if (of.kind !== 'symbol') return undefined;
      const symbol = pulumiName({ ...of, path: [...of.path, name] });
      const constant = symbol && constantOf(symbol);
      if (constant !== undefined) return text(constant, site);
      const service = symbol && principalOf(symbol);
      return service === undefined ? undefined : mapOf([['Service', slot(text(service, site), site)]], site);
    },
    call: (symbol, call, run) => {
      const name = pulumiName(symbol);
      if (!name) return undefined;
      return name.pkg === 'pulumi' ? coreCall(name.path, call, project, run) : packageCall(name, call, run, maker);
    },
    method: (of, name, call, run) => {
      if (isChaining(name)) return chained(of, call, run);
      if (of.object instanceof Settings) return settingOf(of.object, name, call, configuration);
      const resource = resourceIn(of);
      if (!resource) return undefined;
      return subscribes(resource, name) ? maker.subscribe(resource, name, call, run) : undefined;
    },
    builtin: (of, name, call, run) => (isChaining(name) ? chained(of, call, run) : undefined),
    extend: (symbol, call, _, run) => {
      const name = pulumiName(symbol);
      if (!name) return undefined;
      return name.pkg === 'pulumi' ? nothing(call.site) : packageCall(name, call, run, maker);
    },
  };
}

/** Outputs and promises: what is done with the value is done with it here and now. */
function isChaining(method: string): boolean {
  return method === 'apply' || method === 'then';
}

function chained(of: Datum, { arguments: given, site }: Call, run: Interpreter): Datum | undefined {
  const work = given.find(({ name }) => name === undefined || name === 'func');
  if (work?.datum.kind !== 'function' && work?.datum.kind !== 'native') return undefined;
  return run.call(work.datum, { arguments: [{ datum: of, site: of.site }], site });
}

function packageCall(name: PulumiName, call: Call, run: Interpreter, maker: ResourceMaker): Datum | undefined {
  const last = name.path.at(-1) ?? '';
  const above = name.path.at(-2) ?? '';
  if (/^[A-Z]/.test(above) && last === 'get') return unknown(call.site, `${above}.get looks up what is there already`);
  if (/^[A-Z]\w*Args(?:Dict)?$/.test(last)) return namedArguments(call);
  if (/^[A-Z]/.test(last)) return maker.make(shortToken(tokenOf(name)), call, run);
  return functionCall(name, call, run, maker);
}

function functionCall({ pkg, path }: PulumiName, call: Call, run: Interpreter, maker: ResourceMaker): Datum {
  const { site } = call;
  const name = [pkg, ...path].join('.');
  switch (name) {
    case 'aws.iam.getPolicyDocument':
    case 'aws.iam.getPolicyDocumentOutput':
    case 'aws.iam.get_policy_document':
    case 'aws.iam.get_policy_document_output': {
      const [first] = call.arguments;
      const given = first && first.name === undefined ? mapIn(first, site) : namedArguments(call);
      return mapOf([['json', { datum: policyDocumentOf(given), site }]], site);
    }
    case 'aws.iam.assumeRolePolicyForPrincipal':
      return trustOf(call);
    case 'aws-apigateway.getTokenLambdaAuthorizer':
    case 'aws-apigateway.getRequestLambdaAuthorizer':
    case 'awsx.classic.apigateway.getTokenLambdaAuthorizer':
    case 'awsx.classic.apigateway.getRequestLambdaAuthorizer':
    case 'awsx.apigateway.getTokenLambdaAuthorizer':
    case 'awsx.apigateway.getRequestLambdaAuthorizer':
      return mapIn(call.arguments[0], site);
    case 'aws.cloudwatch.onSchedule':
    case 'aws.cloudwatch.onEvent':
      return maker.schedule(call, run);
    default: {
      const asked = path.at(-1) ?? pkg;
      return unknown(site, `${name} is asked only when deploying`, asked);
    }
  }
}

/** The document that lets a principal take a role on. */
function trustOf({ arguments: [principal], site }: Call): Datum {
  const value = (word: string) => slot(text(word, site), site);
  const statement = mapOf(
    [
      ['Effect', value('Allow')],
      ['Action', value('sts:AssumeRole')],
      ...(principal ? [['Principal', principal] as const] : []),
    ],
    site,
  );
  const statements: Datum = { kind: 'list', items: [slot(statement, site)], site };
  return mapOf([['Statement', slot(statements, site)]], site);
}

function slot(datum: Datum, site: Site) {
  return { datum, site };
}
