import type { Declaration } from '../analysis/scopes.js';
import type { Expression } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/** What is done to objects after they were made. What they are handed to is trusted to leave them alone. */
export class ObjectChanges {
  readonly #file: FlowFile;
  #byName: ReadonlyMap<string, readonly ObjectChange[]> | undefined;

  constructor(file: FlowFile) {
    this.#file = file;
  }

  /** The entries of an object that are given another value; `unknown` when that may be any of them. */
  of(declaration: Declaration): ReadonlySet<string> | 'unknown' {
    this.#byName ??= allChanges(this.#file);
    const changed = new Set<string>();
    for (const { key, at } of this.#byName.get(declaration.name) ?? []) {
      if (this.#file.declarationOf(declaration.name, at) !== declaration) continue;
      if (key === undefined) return 'unknown';
      changed.add(key);
    }
    return changed;
  }
}

/** An entry of something that has a name; without a key it may be any. */
interface ObjectChange {
  readonly name: string;
  readonly key: string | undefined;
  readonly at: Expression;
}

function allChanges(file: FlowFile): ReadonlyMap<string, readonly ObjectChange[]> {
  const byName = new Map<string, ObjectChange[]>();
  const add = (change: ObjectChange | undefined) => {
    const known = change && byName.get(change.name);
    if (known) known.push(change);
    else if (change) byName.set(change.name, [change]);
  };
  for (const { target } of [...file.tree.of('assign'), ...file.tree.of('variable')]) {
    if (target.kind === 'place-pattern') add(changeOf(target.place));
  }
  for (const call of file.tree.of('call')) {
    const { callee } = call;
    const changed =
      callee.kind === 'member' && changing.test(callee.name)
        ? callee.object
        : file.callees.of(call) === 'Object.assign'
          ? call.arguments[0]?.value
          : undefined;
    if (changed?.kind === 'name') add({ name: changed.name, key: undefined, at: changed });
  }
  return byName;
}

const changing = /^(?:update|setdefault|pop|put|putAll|Add|set)$/;

/** `answer.body.items = …` changes the entry `body` of `answer`. */
function changeOf(place: Expression): ObjectChange | undefined {
  let at = place;
  let key: string | undefined;
  while (at.kind === 'member' || at.kind === 'index') {
    if (at.kind === 'member') key = at.name;
    else key = at.index.kind === 'literal' && typeof at.index.value === 'string' ? at.index.value : undefined;
    at = at.object;
  }
  return at.kind === 'name' && at !== place ? { name: at.name, key, at } : undefined;
}
