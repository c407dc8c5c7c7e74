import { memberOfClass, memberOfInstance, methodOf, staticMember } from './classes.js';
import { type Call, choiceOf, type Datum, mapOptions, nothing, optionsOf, type Site, unknown } from './data.js';
import type { Interpreter } from './interpreter.js';
import { pathMember } from './runtime/path-members.js';
import type { Slot } from './slots.js';

/** `object.name` */
export function readMember(of: Datum, name: string, site: Site, run: Interpreter): Datum {
  return mapOptions(of, (object): Datum => {
    switch (object.kind) {
      case 'map':
        return entryOf(object, name, site);
      case 'list':
        if (name === 'length') return lengthOf(object.items.length, object.incomplete, site);
        return unknown(site, `${name} of a list is known only when the program runs`, name);
      case 'text':
        if (name === 'length' && object.parts.every((part) => typeof part === 'string')) {
          return { kind: 'number', value: object.parts.join('').length, site };
        }
        return (
          pathMember(object, name, site) ?? unknown(site, `${name} of a text is known only when the program runs`, name)
        );
      case 'instance': {
        const own = memberOfInstance(object, name, site, run);
        if (own) return own;
        return object.base ? readMember(object.base, name, site, run) : nothing(site);
      }
      case 'class':
        return memberOfClass(object, name, site, run) ?? unknown(site, `${name} is not known here`, name);
      case 'module':
        return run.exported(object.program, name, site);
      case 'object':
        return run.library.member(object, name, site, run) ?? unknown(site, `what ${name} is cannot be told`, name);
      case 'symbol':
        return run.library.member(object, name, site, run) ?? { ...object, path: [...object.path, name], site };
      case 'nothing':
        return nothing(site);
      case 'unknown':
        return { ...object, site, name: object.name === '…' ? name : `${object.name}.${name}` };
      default:
        return unknown(site, `${name} is known only when the program runs`, name);
    }
  });
}

/** `object.name(…)`: what the object is decides who answers. */
export function callMethod(of: Datum, name: string, call: Call, run: Interpreter): Datum {
  const options = optionsOf(of);
  const [only, ...others] = options;
  if (only && others.length === 0) return callMethodOf(only, name, call, run);
  const data: Datum[] = [];
  run.branches(
    options.map((option) => () => {
      data.push(callMethodOf(option, name, call, run));
      return undefined;
    }),
    call.site,
  );
  return choiceOf(data, call.site);
}

/** `object.name = value` */
export function writeMember(of: Datum, name: string, slot: Slot, run: Interpreter): void {
  for (const option of optionsOf(of)) {
    if (option.kind === 'map') run.write(option.entries, name, slot);
    else if (option.kind === 'class') run.write(option.statics, name, slot);
    else if (option.kind === 'object') run.library.assign(option, name, slot.datum, slot.site, run);
    else if (option.kind === 'instance') run.write(option.fields, name, slot);
  }
}

function entryOf(map: Extract<Datum, { kind: 'map' }>, name: string, site: Site): Datum {
  const found = map.entries.get(name);
  if (found) return found.datum;
  return map.incomplete === undefined ? nothing(site) : unknown(site, map.incomplete, name);
}

function lengthOf(length: number, incomplete: string | undefined, site: Site): Datum {
  return incomplete === undefined ? { kind: 'number', value: length, site } : unknown(site, incomplete);
}

function callMethodOf(object: Datum, name: string, call: Call, run: Interpreter): Datum {
  switch (object.kind) {
    case 'instance': {
      const found = methodOf(object.class, name, run);
      if (found) {
        return run.callFunction(
          run.functionOf(found.node, found.owner.scope, { self: object, owner: found.owner }),
          call,
        );
      }
      const field = object.fields.get(name) ?? slotOf(staticMember(object.class, name, call.site, run));
      if (field) return run.call(field.datum, call);
      return object.base ? callMethod(object.base, name, call, run) : builtin(object, name, call, run);
    }
    case 'object':
      return run.library.method(object, name, call, run) ?? unknown(call.site, `what ${name}() gives cannot be told`);
    case 'map': {
      const entry = object.entries.get(name);
      return entry ? run.call(entry.datum, call) : builtin(object, name, call, run);
    }
    case 'class':
    case 'module':
    case 'symbol':
      return run.call(readMember(object, name, call.site, run), call);
    case 'nothing':
      return object;
    default:
      return builtin(object, name, call, run);
  }
}

function builtin(object: Datum, name: string, call: Call, run: Interpreter): Datum {
  return (
    run.library.builtin(object, name, call, run) ??
    unknown(call.site, object.kind === 'unknown' ? object.reason : `what ${name}() gives is known only when it runs`)
  );
}

function slotOf(datum: Datum | undefined): Pick<Slot, 'datum'> | undefined {
  return datum && { datum };
}
