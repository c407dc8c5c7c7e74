import type {
  CallFact,
  CodeFacts,
  FunctionFact,
  ImportCandidate,
  ImportFact,
  InvocationFact,
  ReturnFact,
  Scope,
} from '../../src/model/code.js';
import { noFlow } from '../../src/model/flow.js';
import type { SourceRange } from '../../src/model/source.js';
import { noWork } from '../../src/model/work.js';

/** A range of one character: the place does not matter, only that it is its own. */
export function at(file: string, line: number): SourceRange {
  return { file, start: { line, character: 0 }, end: { line, character: 1 } };
}

/** Facts of one file, written as what it holds. Functions get their index by the order they are added in. */
export class CodeFile {
  readonly #parts: { -readonly [Part in keyof CodeFacts]?: CodeFacts[Part] } = {};
  readonly path: string;
  #line = 0;

  constructor(path: string) {
    this.path = path;
  }

  get facts(): CodeFacts {
    const { path: file } = this;
    return {
      file,
      language: file.endsWith('.py') ? 'python' : file.endsWith('.js') ? 'javascript' : 'typescript',
      problems: [],
      functions: [],
      imports: [],
      exports: [],
      invocations: [],
      clients: [],
      calls: [],
      environmentReads: [],
      logs: [],
      catches: [],
      floatingPromises: [],
      returns: [],
      recordUses: [],
      secrets: [],
      flow: noFlow,
      work: noWork,
      suppressions: [],
      ...this.#parts,
    };
  }

  range(): SourceRange {
    return at(this.path, this.#line++);
  }

  with<Part extends keyof CodeFacts>(part: Part, value: CodeFacts[Part]): this {
    this.#parts[part] = value;
    return this;
  }

  function(name: string, more: Partial<FunctionFact> = {}): this {
    const range = this.range();
    const fact: FunctionFact = {
      name,
      range,
      nameRange: range,
      parent: undefined,
      isAsync: false,
      parameters: [],
      runsWithParent: false,
      wrappers: [],
      ...more,
    };
    return this.with('functions', [...(this.#parts.functions ?? []), fact]);
  }

  /** A function that is exported under its own name. */
  exported(name: string, more: Partial<FunctionFact> = {}): this {
    return this.function(name, more).export(name, (this.#parts.functions?.length ?? 0) - 1);
  }

  export(name: string, index?: number): this {
    const fact = { name, range: this.range(), ...(index !== undefined && { function: index }) };
    return this.with('exports', [...(this.#parts.exports ?? []), fact]);
  }

  reexport(name: string, from: number, nameThere = name): this {
    const fact = { name, range: this.range(), from: { import: from, name: nameThere } };
    return this.with('exports', [...(this.#parts.exports ?? []), fact]);
  }

  /** An import of files of this project; with no candidates, of a package. */
  import(module: string, candidates: readonly ImportCandidate[], more: Partial<ImportFact> = {}): this {
    const range = this.range();
    const fact: ImportFact = {
      module,
      range,
      statementRange: range,
      names: [],
      typeOnly: false,
      candidates,
      scope: undefined,
      ...more,
    };
    return this.with('imports', [...(this.#parts.imports ?? []), fact]);
  }

  invokes(scope: Scope, callee: InvocationFact['callee'], more: Partial<InvocationFact> = {}): this {
    const fact: InvocationFact = { scope, range: this.range(), callee, discarded: false, canAwait: false, ...more };
    return this.with('invocations', [...(this.#parts.invocations ?? []), fact]);
  }

  invokesLocal(scope: Scope, index: number, more: Partial<InvocationFact> = {}): this {
    return this.invokes(scope, { kind: 'local', function: index }, more);
  }

  invokesImported(scope: Scope, index: number, name: string, more: Partial<InvocationFact> = {}): this {
    return this.invokes(scope, { kind: 'imported', import: index, name }, more);
  }

  calls(scope: Scope, service: string, operation: string, more: Partial<CallFact> = {}): this {
    const fact: CallFact = {
      provider: 'aws',
      service,
      operation,
      range: this.range(),
      scope,
      inLoop: false,
      inTry: false,
      awaited: true,
      resultUsed: true,
      arguments: {},
      argumentsComplete: true,
      ...more,
    };
    return this.with('calls', [...(this.#parts.calls ?? []), fact]);
  }

  returns(scope: Scope, shape: ReturnFact['shape']): this {
    return this.with('returns', [...(this.#parts.returns ?? []), { range: this.range(), scope, shape }]);
  }
}

export function code(path: string): CodeFile {
  return new CodeFile(path);
}

/** A local import's candidate of that path. */
export function file(path: string): readonly ImportCandidate[] {
  return [{ base: 'file', path }];
}

export function codeRoot(...paths: readonly string[]): readonly ImportCandidate[] {
  return paths.map((path) => ({ base: 'code-root', path }));
}
