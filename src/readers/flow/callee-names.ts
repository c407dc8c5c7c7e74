import type { CallExpression, Expression, NewExpression } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/** A chain of members that is longer than anybody writes. */
const deepest = 12;

/**
 * What calls call, by dotted names that begin with the module or package where an import gives the first name:
 * `child_process.exec`, `os.system`, `java.nio.file.Files.readString`, `os/exec.Command`. A call on the way stands as `()`.
 */
export class CalleeNames {
  readonly #file: FlowFile;
  readonly #imported: ReadonlyMap<string, string>;

  constructor(file: FlowFile) {
    this.#file = file;
    this.#imported = new Map(
      file.program.imports.flatMap(({ module, names }) => {
        const plain = module.replace(/^node:/, '');
        return names.map(({ imported, local }) => [local, isWhole(imported) ? plain : `${plain}.${imported}`] as const);
      }),
    );
  }

  /** Undefined for what is called by something that has no name. */
  of(node: CallExpression | NewExpression): string | undefined {
    if (node.kind === 'call') return this.#path(node.callee, 0);
    return node.callee ? this.#path(node.callee, 0) : this.#headed(node.type.name);
  }

  /** The dotted name of anything that has one: `time.Second`, `java.util.concurrent.TimeUnit.SECONDS`. */
  path(expression: Expression): string | undefined {
    return this.#path(expression, 0);
  }

  /** The last name alone: `exec` of `child_process.exec`. */
  lastOf(node: CallExpression | NewExpression): string {
    if (node.kind === 'new') return node.type.name.slice(node.type.name.lastIndexOf('.') + 1);
    if (node.callee.kind === 'member') return node.callee.name;
    return node.callee.kind === 'name' ? node.callee.name : '';
  }

  #path(expression: Expression, depth: number): string | undefined {
    if (depth > deepest) return undefined;
    switch (expression.kind) {
      case 'name':
        return this.#named(expression.name, expression);
      case 'member': {
        const object = this.#path(expression.object, depth + 1);
        return object === undefined ? undefined : `${object}.${expression.name}`;
      }
      case 'call': {
        const callee = this.#path(expression.callee, depth + 1);
        return callee === undefined ? undefined : `${callee}()`;
      }
      default:
        return undefined;
    }
  }

  /** A name the file declares itself is no library's. */
  #named(name: string, at: Expression): string {
    const imported = this.#imported.get(name);
    if (imported !== undefined) return imported;
    const declared = this.#file.declarationOf(name, at);
    return declared ? `#${name}` : name;
  }

  #headed(written: string): string {
    const [head = written, ...rest] = written.split('.');
    return [this.#imported.get(head) ?? head, ...rest].join('.');
  }
}

function isWhole(imported: string): boolean {
  return imported === '*' || imported === 'default';
}
