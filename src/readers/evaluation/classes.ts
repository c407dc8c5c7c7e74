import type { FieldNode, FunctionNode } from '../syntax/program.js';
import { type Call, type ClassDatum, type Datum, type InstanceDatum, nothing, type Site, unknown } from './data.js';
import { bindParameters } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { siteOf } from './sites.js';
import { type Slot, Slots } from './slots.js';

/** Makes an instance of a class of the project: fields, constructors of all classes above, parameter properties. */
export function instantiate(type: ClassDatum, call: Call, run: Interpreter): Datum {
  const instance: InstanceDatum = { kind: 'instance', class: type, fields: new Slots(), site: call.site };
  construct(type, instance, call, run);
  return instance;
}

/** What `super(…)` does: the constructor of the class above, then the fields of this one. */
export function constructAbove(owner: ClassDatum, instance: InstanceDatum, call: Call, run: Interpreter): void {
  const above = run.baseOf(owner);
  if (above?.kind === 'class') {
    construct(above, instance, call, run);
  } else if (above?.kind === 'symbol') {
    instance.base = run.library.extend(above, call, instance, run) ?? above;
  } else if (above) {
    instance.base = above;
  }
  setFields(owner, instance, run);
}

/** The class above a class: one of the project, or what a package gives in its place. */
export function baseOf({ node, scope }: ClassDatum, run: Interpreter): Datum | undefined {
  const [base] = node.bases;
  if (!base) return undefined;
  const site = siteOf(base, scope);
  const [first = '', ...members] = base.name.split('.');
  const datum = members.reduce<Datum>((object, name) => run.member(object, name, site), run.name(first, site, scope));
  return datum.kind === 'class' && datum.node === node ? undefined : datum;
}

/** A member of an instance: a field, an accessor's value, a method. Undefined when the class knows none of that name. */
export function memberOfInstance(
  instance: InstanceDatum,
  name: string,
  site: Site,
  run: Interpreter,
): Datum | undefined {
  const field = instance.fields.get(name);
  if (field) return field.datum;
  const found = methodOf(instance.class, name, run);
  if (found) {
    const method = run.functionOf(found.node, found.owner.scope, { self: instance, owner: found.owner });
    return isGetter(found.node) ? run.callFunction(method, { arguments: [], site }) : method;
  }
  return staticMember(instance.class, name, site, run);
}

/** A static member of a class or of one above it, which may be one of a package. */
export function memberOfClass(type: ClassDatum, name: string, site: Site, run: Interpreter): Datum | undefined {
  const own = staticMember(type, name, site, run);
  if (own) return own;
  let above = run.baseOf(type);
  for (let depth = 0; above?.kind === 'class' && depth < deepestInheritance; depth++) above = run.baseOf(above);
  return above?.kind === 'symbol' ? run.library.member(above, name, site, run) : undefined;
}

/** A static member of a class of the project, or of one above it. */
export function staticMember(type: ClassDatum, name: string, site: Site, run: Interpreter): Datum | undefined {
  const kept = type.statics.get(name);
  if (kept) return kept.datum;
  // Where the class itself may be asked for a default, as in Python, a field of its instances answers too.
  const named = type.node.fields.filter((each) => each.name === name);
  const field = named.find(({ isStatic }) => isStatic || type.node.form === 'enum') ?? named.find(({ value }) => value);
  if (field) return staticField(type, field, run);
  const method = type.node.methods.find((each) => each.name === name && each.isStatic);
  if (method) {
    const found = run.functionOf(method, type.scope, { self: type, owner: type });
    return isGetter(method) ? run.callFunction(found, { arguments: [], site }) : found;
  }
  const inner = type.node.classes.find((each) => each.name === name);
  if (inner) {
    return { kind: 'class', node: inner, scope: type.scope, statics: new Slots(), site: siteOf(inner, type.scope) };
  }
  const above = run.baseOf(type);
  return above?.kind === 'class' ? staticMember(above, name, site, run) : undefined;
}

/** The method that runs for a name: the class's own, or the next above. */
export function methodOf(
  type: ClassDatum,
  name: string,
  run: Interpreter,
): { readonly node: FunctionNode; readonly owner: ClassDatum } | undefined {
  let owner: Datum | undefined = type;
  for (let depth = 0; owner?.kind === 'class' && depth < deepestInheritance; depth++) {
    const node = owner.node.methods.find((each) => each.name === name && !each.isStatic && each.accessor !== 'set');
    if (node) return { node, owner };
    owner = run.baseOf(owner);
  }
  return undefined;
}

/** Python marks them with a decorator. */
function isGetter({ accessor, annotations }: FunctionNode): boolean {
  return accessor === 'get' || annotations.some(({ name }) => name === 'property' || name.endsWith('cached_property'));
}

const deepestInheritance = 20;

function construct(type: ClassDatum, instance: InstanceDatum, call: Call, run: Interpreter): void {
  const declared = type.node.methods.find(({ name }) => name === 'constructor');
  if (!declared) {
    if (type.node.bases.length > 0) {
      constructAbove(type, instance, call, run);
    } else {
      setFields(type, instance, run);
      setGivenFields(type, instance, call, run);
    }
    return;
  }
  const inside = new Scope(type.scope.program, type.scope, { self: instance, owner: type });
  bindParameters(declared, call, inside, run);
  if (type.node.bases.length === 0) setFields(type, instance, run);
  for (const { pattern, isField } of declared.parameters) {
    const slot = isField && pattern.kind === 'name-pattern' ? inside.slots.get(pattern.name) : undefined;
    if (slot && pattern.kind === 'name-pattern') run.write(instance.fields, pattern.name, slot);
  }
  run.statements(declared.body, inside);
}

function setFields(type: ClassDatum, instance: InstanceDatum, run: Interpreter): void {
  const inside = new Scope(type.scope.program, type.scope, { self: instance, owner: type });
  for (const field of type.node.fields) {
    if (field.isStatic || !field.value) continue;
    const slot: Slot = {
      datum: run.expression(field.value, inside),
      site: siteOf(field.value, inside),
      keySite: siteOf(field, inside),
    };
    run.write(instance.fields, field.name, slot);
  }
  for (const { isStatic, body } of type.node.initialisers) if (!isStatic) run.statements(body, inside);
}

/** Classes that only hold data have no constructor of their own: records, data classes. */
function setGivenFields(type: ClassDatum, instance: InstanceDatum, call: Call, run: Interpreter): void {
  const fields = type.node.fields.map(({ name }) => name);
  for (const [index, given] of call.arguments.entries()) {
    const name = given.name ?? fields[index];
    if (name !== undefined && fields.includes(name)) run.write(instance.fields, name, given);
  }
}

function staticField(type: ClassDatum, field: FieldNode, run: Interpreter): Datum {
  const site = siteOf(field, type.scope);
  const kept: Slot = { datum: unknown(site, `${field.name} refers to itself`), site };
  type.statics.set(field.name, kept);
  const inside = new Scope(type.scope.program, type.scope, { self: type, owner: type });
  const datum = field.value ? run.expression(field.value, inside) : nothing(site);
  type.statics.set(field.name, { datum, site: siteOf(field.value ?? field, type.scope) });
  return datum;
}
