import {
  type Call,
  type Datum,
  type FunctionDatum,
  list,
  type MapDatum,
  type ObjectDatum,
  type Site,
  type TextDatum,
  text,
  unknown,
} from '../../../evaluation/data.js';
import type { Interpreter } from '../../../evaluation/interpreter.js';
import { type Slot, Slots } from '../../../evaluation/slots.js';
import { outputMeaning } from '../resources/attributes.js';
import { isRestApi } from '../resources/rest-apis.js';
import { snakeCase } from '../resources/tokens.js';
import { entryIn, resourceArguments } from './arguments.js';
import { callbackDefaults, callbackPolicies } from './callback-functions.js';
import { mapOf } from './documents.js';
import { MadeResource, type ResourceParts, resourceIn } from './made-resource.js';
import { type Ends, subscriptionTo } from './subscriptions.js';

const callbackToken = 'aws:lambda:CallbackFunction';

/** Makes resources as a program asks for them, and keeps them in order. */
export class ResourceMaker {
  readonly made: MadeResource[] = [];
  readonly #ids = new Set<string>();

  /** The resource that a class of a package makes of a call. */
  make(token: string, call: Call, run: Interpreter): Datum {
    const { name, nameSite, inputs, isKept } = resourceArguments(call);
    const type = token.slice(token.lastIndexOf(':') + 1);
    const common = { name: name ?? type, nameSite, site: call.site, conditional: run.isConditional };
    if (token === callbackToken) return this.#function(common, inputs, run);
    return this.#add({
      ...common,
      token,
      inputs: isRestApi(token) ? this.#withHandlers(inputs, common, run) : inputs,
      ...(isKept && { isKept }),
    });
  }

  /** `queue.onEvent(name, handler, options)`: a function where the handler is none yet, and what joins the two. */
  subscribe(source: MadeResource, method: string, call: Call, run: Interpreter): Datum {
    const common = commonOf(call, method, run);
    const function_ = this.#handlerOf(call.arguments[1], common, run);
    return function_ ? this.#join(source, function_, method, call, common) : unknownHandler(call);
  }

  /** `aws.cloudwatch.onSchedule(name, schedule, handler)`: a rule, and the function it starts. */
  schedule(call: Call, run: Interpreter): Datum {
    const [name, schedule, handler, ...others] = call.arguments;
    const common = commonOf(call, 'schedule', run);
    const function_ = this.#handlerOf(handler, common, run);
    if (!name || !schedule || !function_) return unknownHandler(call);
    const rule = resourceIn(schedule.datum) ?? resourceIn(this.#rule(name.datum, schedule, call, run));
    if (!rule) return unknownHandler(call);
    return this.#join(rule, function_, 'onEvent', { ...call, arguments: [name, schedule, ...others] }, common);
  }

  /** What an output of a resource gives: a reference to it, or an input given back. */
  output({ parts }: MadeResource, name: string, site: Site): Datum {
    const own = parts.outputs?.get(name);
    if (own) return own;
    const meaning = outputMeaning(parts.token, name);
    if (meaning !== undefined) return reference(parts, name, meaning, site);
    const input = entryIn(parts.inputs, name, camelCase(name), snakeCase(name));
    return input?.datum ?? unknown(site, `${parts.name}.${name} is known only when deploying`, `${parts.name}.${name}`);
  }

  #handlerOf(handler: Slot | undefined, common: Common, run: Interpreter): ObjectDatum | undefined {
    const made = handler && this.#handler(handler.datum, common, run);
    return made && resourceIn(made) && made.kind === 'object' ? made : undefined;
  }

  #join(source: MadeResource, function_: ObjectDatum, method: string, call: Call, common: Common): Datum {
    const target = resourceIn(function_);
    const subscription = target && subscriptionTo(source, method, this.#ends(source, target, call.site));
    if (!subscription) return unknownHandler(call);
    const options = call.arguments[2]?.datum;
    const given = options?.kind === 'map' ? [...options.entries] : [];
    const inputs = mapOf([...subscription.inputs, ...given], call.site);
    const outputs = new Map<string, Datum>([['func', function_]]);
    return this.#add({ ...common, token: subscription.token, inputs, outputs });
  }

  #rule(name: Datum, schedule: Slot, call: Call, run: Interpreter): Datum {
    const inputs = mapOf([['scheduleExpression', schedule]], call.site);
    const given = [name, inputs].map((datum) => ({ datum, site: datum.site }));
    return this.make('aws:cloudwatch:EventRule', { arguments: given, site: call.site }, run);
  }

  #add(parts: Omit<ResourceParts, 'id'>): Datum {
    const resource = new MadeResource({ ...parts, id: this.#freeId(parts.name, parts.token) });
    this.made.push(resource);
    return { kind: 'object', object: resource, site: parts.site };
  }

  /** Names are free for each type, ids for all: the second of a name says its type too. */
  #freeId(name: string, token: string): string {
    const type = token.slice(token.lastIndexOf(':') + 1);
    let id = name;
    for (let count = 1; this.#ids.has(id); count++) id = count === 1 ? `${name} ${type}` : `${name} ${type} ${count}`;
    this.#ids.add(id);
    return id;
  }

  /** A handler that is a function of the program becomes one of AWS; a resource is one already. */
  #handler(handler: Datum, common: Common, run: Interpreter): Datum | undefined {
    if (resourceIn(handler)) return handler;
    if (handler.kind !== 'function') return undefined;
    const inputs = mapOf([['callback', { datum: handler, site: handler.site }]], common.site);
    return this.#function(common, inputs, run);
  }

  /** `aws.lambda.CallbackFunction`: without a role of its own it gets one that may do almost everything. */
  #function(common: Common, given: MapDatum, run: Interpreter): Datum {
    const callback = callbackIn(given, run);
    const entries = new Slots([...callbackDefaults(common.nameSite), ...given.entries]);
    for (const key of ['callback', 'callbackFactory', 'policies']) entries.delete(key);
    const inputs: MapDatum = { ...given, entries };
    if (!entries.has('role')) {
      const role = this.#ownRole(common, given.entries.get('policies') ?? mayBeGiven(given));
      entries.set('role', { datum: role, site: common.nameSite });
    }
    return this.#add({ ...common, token: 'aws:lambda:Function', inputs, ...(callback && { callback }) });
  }

  #ownRole(common: Common, policies: Slot | undefined): Datum {
    const managed = policies ?? {
      datum: list(
        callbackPolicies.map((arn) => text(arn, common.nameSite)),
        common.nameSite,
      ),
      site: common.nameSite,
    };
    return this.#add({
      ...common,
      name: `${common.name}-role`,
      token: 'aws:iam:Role',
      inputs: mapOf([['managedPolicyArns', managed]], common.site),
      generated: true,
      ...(!policies && { choosesPolicies: true }),
    });
  }

  /** Routes that lead to functions of the program, or ask one who calls, do so with functions of AWS. */
  #withHandlers(inputs: MapDatum, common: Common, run: Interpreter): MapDatum {
    const routes = inputs.entries.get('routes');
    if (routes?.datum.kind !== 'list') return inputs;
    const authorizers = new Map<FunctionDatum['node'], Datum>();
    const items = routes.datum.items.map((item): Slot => {
      const route = item.datum;
      if (route.kind !== 'map') return item;
      const [method, path] = ['method', 'path'].map((key) => textIn(route.entries.get(key)?.datum));
      const name = [common.name, method, path].filter(Boolean).join(' ');
      const handled = this.#withHandler(route, 'eventHandler', { ...common, name }, run);
      return { ...item, datum: this.#withAuthorizers(handled, authorizers, common, run) };
    });
    return withEntry(inputs, 'routes', { ...routes, datum: { ...routes.datum, items } });
  }

  #withHandler(map: MapDatum, key: string, common: Common, run: Interpreter): MapDatum {
    const handler = entryIn(map, key, snakeCase(key));
    if (handler?.datum.kind !== 'function') return map;
    const made = this.#handler(handler.datum, { ...common, nameSite: handler.site }, run);
    return withEntry(map, key, { ...handler, datum: made ?? handler.datum });
  }

  /** An authorizer that several routes have is one function. */
  #withAuthorizers(
    route: MapDatum,
    known: Map<FunctionDatum['node'], Datum>,
    common: Common,
    run: Interpreter,
  ): MapDatum {
    const written = route.entries.get('authorizers');
    if (!written) return route;
    const change = (datum: Datum): Datum => {
      const handler = datum.kind === 'map' ? datum.entries.get('handler') : undefined;
      if (datum.kind !== 'map' || handler?.datum.kind !== 'function') return datum;
      const { node } = handler.datum;
      const there = known.get(node);
      if (there) return withEntry(datum, 'handler', { ...handler, datum: there });
      const changed = this.#withHandler(datum, 'handler', { ...common, name: `${common.name} authorizer` }, run);
      known.set(node, changed.entries.get('handler')?.datum ?? handler.datum);
      return changed;
    };
    const { datum } = written;
    if (datum.kind !== 'list') return withEntry(route, 'authorizers', { ...written, datum: change(datum) });
    const items = datum.items.map((item): Slot => ({ ...item, datum: change(item.datum) }));
    return withEntry(route, 'authorizers', { ...written, datum: { ...datum, items } });
  }

  #ends(source: MadeResource, target: MadeResource, site: Site): Ends {
    const slot = (datum: Datum): Slot => ({ datum, site });
    return {
      source: (output) => slot(this.output(source, output, site)),
      function: (output) => slot(this.output(target, output, site)),
      value: (value) => slot(text(value, site)),
      list: (items) => slot({ kind: 'list', items: [...items], site }),
      map: (entries) => slot(mapOf(entries, site)),
    };
  }
}

type Common = Pick<ResourceParts, 'name' | 'nameSite' | 'site' | 'conditional'>;

/** Policies may stand among arguments that nobody can see into. */
function mayBeGiven({ incomplete, site }: MapDatum): Slot | undefined {
  return incomplete === undefined ? undefined : { datum: unknown(site, incomplete), site };
}

function commonOf(call: Call, otherwise: string, run: Interpreter): Common {
  const { name, nameSite } = resourceArguments({ ...call, arguments: call.arguments.slice(0, 1) });
  return { name: name ?? otherwise, nameSite, site: call.site, conditional: run.isConditional };
}

function unknownHandler({ site }: Call): Datum {
  return unknown(site, 'which function is meant is known only when it runs');
}

/** A reference to a resource in a text. */
export function reference({ id, name }: ResourceParts, output: string, attribute: string, site: Site): TextDatum {
  return { kind: 'text', parts: [{ kind: 'resource', id, attribute, name: `${name}.${output}` }], site };
}

/** The function itself, or what a factory of it returns. */
function callbackIn(given: MapDatum, run: Interpreter): FunctionDatum | undefined {
  const callback = given.entries.get('callback')?.datum;
  if (callback?.kind === 'function') return callback;
  const factory = given.entries.get('callbackFactory')?.datum;
  if (factory?.kind !== 'function') return undefined;
  const made = run.call(factory, { arguments: [], site: factory.site });
  return made.kind === 'function' ? made : factory;
}

function withEntry(map: MapDatum, key: string, slot: Slot): MapDatum {
  return { ...map, entries: new Slots([...map.entries, [key, slot]]) };
}

function textIn(datum: Datum | undefined): string | undefined {
  return datum?.kind === 'text' ? datum.parts.filter((part) => typeof part === 'string').join('') : undefined;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
