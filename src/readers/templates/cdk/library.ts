import {
  type Call,
  type Datum,
  literalOf,
  type ObjectDatum,
  type Site,
  type SymbolDatum,
  text,
  unknown,
} from '../../evaluation/data.js';
import type { Interpreter } from '../../evaluation/interpreter.js';
import type { Library } from '../../evaluation/library.js';
import { ownValue } from '../../evaluation/own-value.js';
import type { CdkApplication } from './application.js';
import { Arguments } from './arguments.js';
import { Construct, constructIn, Part, PolicyStatement, TimeSpan } from './construct.js';
import { alarmOn, metricOf } from './constructs/alarms.js';
import { makeCfn, resourceType } from './constructs/cfn.js';
import { changeStatement } from './constructs/iam.js';
import { families } from './constructs/index.js';
import { Chain, chainMethod, isState, stateMethods } from './constructs/state-chains.js';
import { grantOn, grantUnknown } from './grants.js';
import { memberOf, memberOfPart } from './members.js';
import { camelCase, cdkName, isCdkModule } from './names.js';
import { assign, override, ownResource } from './own-resource.js';
import { Props } from './props.js';
import { applyRemovalPolicy } from './removal.js';
import { allowing, grant, roleOf } from './roles.js';
import { statics } from './statics.js';

/** What the packages of the CDK mean to a program. Everything it makes is put into `application`. */
export function cdkLibrary(application: CdkApplication): Library {
  return {
    call: (symbol, call, run) => callCdk(symbol, call, run, application) ?? outside(symbol, call, application),
    extend: (symbol, call, instance, run) => {
      application.instantiated.add(instance.class.node);
      return callCdk(symbol, call, run, application) ?? outside(symbol, call, application);
    },
    member: (of, name, site, run) => {
      if (of.kind !== 'object') return undefined;
      if (of.object instanceof Construct) return memberOf(of.object, camelCase(name), site, run, application);
      if (of.object instanceof Part) return memberOfPart(of.object, camelCase(name), site);
      return undefined;
    },
    method: (of, name, call, run) => methodOf(of, camelCase(name), call, run, application),
    assign: (of, name, value, site) => {
      if (of.object instanceof Construct) assign(of.object, camelCase(name), value, site);
    },
    builtin: (of, name, { arguments: given, site }) => {
      if (of.kind === 'unknown' && /^grant/.test(name)) grantUnknown(name, given, site);
      // The secret itself, taken out of the envelope that keeps it from being printed.
      const unwraps = ['unsafeUnwrap', 'unsafe_unwrap', 'toString', 'to_string'].includes(name);
      return of.kind === 'text' &&
        unwraps &&
        of.parts.some((part) => typeof part === 'string' && part.startsWith('{{resolve:'))
        ? { ...of, site }
        : undefined;
    },
  };
}

function callCdk(symbol: SymbolDatum, call: Call, run: Interpreter, application: CdkApplication): Datum | undefined {
  const name = cdkName(symbol);
  if (name === undefined) return undefined;
  const given = new Arguments(call);
  const value = statics[name]?.(given);
  if (value) return value;
  const [area = '', className = '', method] = name.split('.');
  const type = `${area}.${className}`;
  const scope = constructIn(given.at(0, 'scope'));
  if (method !== undefined && readyMade.test(name)) {
    return made(type, className, given, scope, run, application).datum;
  }
  if (method !== undefined && /^[a-z]/.test(method)) {
    return isNaming(method, given, scope) ? imported(type, method, given, run, application) : part(name, given);
  }
  if (type === 'core.App' || (scope || isUnknownScope(given, type) ? isConstructCall(given, className) : false)) {
    return made(type, className, given, scope, run, application).datum;
  }
  return part(name, given);
}

/** Methods of a class that make a construct of it: `BackupPlan.daily35DayRetention(this, 'Plan')`. */
const readyMade = /^aws-backup\.BackupPlan\.(?:daily|monthly)\w*Retention$/;

/** A construct is made with a scope and an id; anything else with what it is about. */
function isConstructCall(given: Arguments, className: string): boolean {
  if (
    /(?:EventSource|Dlq|Destination|Subscription|Integration|Target)$/.test(className) &&
    given.positional.length < 3
  ) {
    return given.at(1, 'id')?.kind === 'text' && className === 'Subscription';
  }
  const id = given.at(1, 'id') ?? given.at(1, 'constructId');
  return id?.kind === 'text' || id?.kind === 'unknown' || id?.kind === 'choice' || id?.kind === 'number';
}

/** A stack that nobody makes here has a scope that nobody knows. */
function isUnknownScope(given: Arguments, type: string): boolean {
  const scope = given.at(0, 'scope');
  return (
    (scope?.kind === 'unknown' || scope?.kind === 'nothing' || scope === undefined) &&
    (families.has(type) || rootTypes.has(type))
  );
}

const rootTypes: ReadonlySet<string> = new Set(['core.Stack', 'core.Construct', 'core.Stage', 'core.NestedStack']);

function made(
  type: string,
  className: string,
  given: Arguments,
  scope: Construct | undefined,
  run: Interpreter,
  application: CdkApplication,
): Construct {
  if (type === 'core.App') {
    const { site } = given.call;
    return new Construct({
      type,
      id: '',
      name: 'App',
      site,
      nameSite: site,
      props: given.props(0),
      isConditional: false,
    });
  }
  const construct = application.construct(type, given, scope, run.isConditional);
  if (type === 'core.Stack') {
    application.noteRegion(construct);
    for (const [key, slot] of construct.props.inner('tags').entries) {
      application.tag(construct, text(key, slot.site), slot);
    }
  }
  if (type === 'core.CfnParameter') application.parameters.push(construct);
  if (type === 'core.CfnOutput') application.outputs.push(construct);
  const family = families.get(type);
  if (family) family.make(construct, { application, run });
  else if (className.startsWith('Cfn') && !type.startsWith('core.')) makeCfn(construct, { application, run });
  else if (!type.startsWith('core.') && !type.startsWith('pipelines.') && !isState(type)) {
    application.declare(construct, resourceType(type));
  }
  return construct;
}

/** A class of another package that stands above one of the project, or is made inside of a construct, may declare more. */
function outside(symbol: SymbolDatum, call: Call, application: CdkApplication): undefined {
  const given = new Arguments(call);
  const name = symbol.path.at(-1) ?? '';
  const isMade = /^[A-Z]/.test(name) && isConstructCall(given, name);
  if (isMade && constructIn(given.at(0, 'scope')) && !isCdkModule(symbol.module)) {
    application.leaveOut(call.site, `what ${name} of ${symbol.module} declares is not known here`);
  }
  return undefined;
}

function part(name: string, given: Arguments): Datum {
  const positional = given.positional.map(({ datum }) => datum);
  const named = given.call.arguments.filter((each) => each.name !== undefined);
  const last = positional.findLast(({ kind }) => kind === 'map' || kind === 'instance' || kind === 'unknown');
  const props = named.length > 0 ? Props.named(named, given.call.site) : Props.of(last, given.call.site);
  const handed = positional.length > 0 ? positional : named.slice(0, 1).map(({ datum }) => datum);
  if (name === 'aws-codepipeline-actions.LambdaInvokeAction') allowResults(props, given.call.site);
  return new Part(name, handed, props, given.call.site).datum;
}

/** A function that a pipeline invokes may tell it how that went (aws-cdk-lib API reference, 2026-11). */
function allowResults(props: Props, site: Site): void {
  const actions = ['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult'];
  grant(roleOf(props.get('lambda')), allowing(actions, [text('*', site)], site));
}

/** `Queue.fromQueueArn(this, 'Orders', arn)` names something that is declared elsewhere. */
function isNaming(method: string, given: Arguments, scope: Construct | undefined): boolean {
  return (
    method.startsWith('from') &&
    (scope !== undefined || given.at(0, 'scope')?.kind === 'unknown') &&
    given.at(1, 'id') !== undefined
  );
}

function imported(
  type: string,
  method: string,
  given: Arguments,
  run: Interpreter,
  application: CdkApplication,
): Datum {
  const construct = application.imported(type, given, run.isConditional);
  const third =
    given.positional[2]?.datum ??
    given.call.arguments.find(({ name }) => name !== undefined && name !== 'scope' && name !== 'id')?.datum;
  if (third && /Arn$/.test(method)) construct.members.set('arn', third);
  if (third && /Name(?:V2)?$/.test(method)) construct.members.set('name', third);
  for (const [key, { datum }] of construct.props.entries) {
    if (/Arn$/.test(key)) construct.members.set('arn', datum);
    if (/Name$/.test(key)) construct.members.set('name', datum);
  }
  return construct.datum;
}

function methodOf(
  of: ObjectDatum,
  name: string,
  call: Call,
  run: Interpreter,
  application: CdkApplication,
): Datum | undefined {
  const { object } = of;
  const given = new Arguments(call);
  if (object instanceof PolicyStatement) {
    changeStatement(object, name, given.positional);
    return of;
  }
  if (object instanceof TimeSpan) return timeMethod(object, name, call.site);
  if (object instanceof Part) {
    if (name === 'createAlarm') return alarmOn(object, given, { application, run });
    return partMethod(object, name, given, application);
  }
  if (object instanceof Chain) return chainMethod(object, name, given);
  if (!(object instanceof Construct)) return undefined;
  const family = families.get(object.type);
  const method =
    ownValue(family?.methods ?? {}, name) ?? (isState(object.type) ? ownValue(stateMethods, name) : undefined);
  if (method) return method(object, given, { application, run }) ?? of;
  if (/^grant[A-Z]?/.test(name)) {
    grantOn(object, name, call.arguments, call.site);
    return new Part('aws-iam.Grant', [], Props.none(call.site), call.site).datum;
  }
  const metric = metricOf(object, name, given);
  if (metric) return metric;
  override(object, name, given);
  if (name === 'applyRemovalPolicy') applyRemovalPolicy(object, given);
  if (name.startsWith('secretValueFromJson') || name === 'toString') return text(object.id, call.site);
  return unknown(call.site, `what ${name}() of ${object.name} gives is not known here`);
}

function timeMethod(time: TimeSpan, name: string, site: Site): Datum | undefined {
  const factor = ownValue(secondsIn, name);
  return factor === undefined ? undefined : { kind: 'number', value: time.seconds / factor, site };
}

const secondsIn = { toSeconds: 1, toMinutes: 60, toHours: 3_600, toDays: 86_400, toMilliseconds: 0.001 };

function partMethod(of: Part, name: string, given: Arguments, application: CdkApplication): Datum | undefined {
  const { site } = given.call;
  if (of.type === 'core.Node' && (name === 'tryGetContext' || name === 'getContext')) {
    const key = literalOf(given.at(0, 'key'));
    const value = key === undefined ? undefined : application.context.get(key);
    if (value !== undefined) return { ...text(value, site), isDefault: true };
    return unknown(site, `${key ?? 'the context'} is given when the program is started`, key);
  }
  if (of.type === 'core.Tags.of' && name === 'add') {
    application.tag(constructIn(of.arguments[0]), given.at(0, 'key'), given.slot(1, 'value'));
    return undefined;
  }
  if (of.type === 'core.Node' && /^(?:tryF|f)indChild$/.test(name)) {
    const parent = literalOf(given.at(0, 'id')) === 'Resource' ? constructIn(of.arguments[0]) : undefined;
    return (parent && ownResource(parent)?.datum) ?? unknown(site, 'which construct is meant is not known');
  }
  if (of.type === 'core.Node' || of.type === 'aws-iam.Grant') return of.datum;
  if (of.type.startsWith('aws-iam.PolicyDocument') && name === 'addStatements') {
    const statements = of.props.entries.get('statements')?.datum;
    if (statements?.kind === 'list') statements.items.push(...given.positional);
    return undefined;
  }
  return of.datum;
}
