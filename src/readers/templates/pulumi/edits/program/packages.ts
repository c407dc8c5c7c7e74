import type { ProgramDraft } from '../../../../syntax/edits/program-draft.js';
import { renderText } from '../../../../syntax/edits/render-code.js';

/** What the packages of Pulumi are called in a program; one that is not imported yet is. */
export class Packages {
  readonly #draft: ProgramDraft;
  readonly #added = new Set<string>();

  constructor(draft: ProgramDraft) {
    this.#draft = draft;
  }

  /** The package with outputs and settings: `pulumi`. */
  core(): string {
    return this.#whole(this.#isPython ? 'pulumi' : '@pulumi/pulumi', 'pulumi');
  }

  /** The class that makes a type: `aws.sqs.Queue`. */
  classOf(token: string): string {
    const [, module = '', type = ''] = token.split(':');
    const name = this.#isPython && module === 'lambda' ? 'lambda_' : module;
    const package_ = this.#isPython ? 'pulumi_aws' : '@pulumi/aws';
    const own = this.#local(package_, name) ?? this.#local(`${package_}${this.#isPython ? '.' : '/'}${name}`, '*');
    if (own !== undefined) return `${own}.${type}`;
    return `${this.#whole(package_, 'aws')}.${name}.${type}`;
  }

  get #isPython(): boolean {
    return this.#draft.program.language === 'python';
  }

  #local(module: string, imported: string): string | undefined {
    for (const each of this.#draft.program.imports) {
      if (each.module !== module) continue;
      const found = each.names.find((name) => name.imported === imported);
      if (found) return found.local;
    }
    return undefined;
  }

  #whole(module: string, wanted: string): string {
    const there = this.#local(module, '*') ?? this.#local(module, 'default');
    if (there !== undefined) return there;
    if (!this.#added.has(module)) {
      this.#added.add(module);
      this.#draft.addImport(this.#importOf(module, wanted));
    }
    return wanted;
  }

  #importOf(module: string, name: string): string {
    if (this.#isPython) return module === name ? `import ${module}` : `import ${module} as ${name}`;
    const { style, text } = this.#draft;
    const written = renderText(module, style);
    const end = style.semicolons ? ';' : '';
    const isCommon = /\brequire\(/.test(text) && !/^\s*import\b/m.test(text);
    return isCommon ? `const ${name} = require(${written})${end}` : `import * as ${name} from ${written}${end}`;
  }
}
