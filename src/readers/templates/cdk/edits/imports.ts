import type { ProgramDraft } from '../../../syntax/edits/program-draft.js';
import { renderText } from '../../../syntax/edits/render-code.js';
import type { ImportNode } from '../../../syntax/program.js';
import { placeInCdk } from '../names.js';
import { isNameTaken } from './constructs.js';

/** A name of the CDK: the module it lies in, and the class. */
export interface CdkClass {
  /** `aws-sqs`, `aws-lambda-destinations`, `core`. */
  readonly area: string;
  readonly name: string;
}

/** How a program names what the CDK gives. What is not imported yet is imported in the way of the file. */
export class CdkImports {
  readonly #draft: ProgramDraft;
  readonly #added = new Map<string, string>();

  constructor(draft: ProgramDraft) {
    this.#draft = draft;
  }

  /** The expression for a class; undefined where its name or that of its module means something else here. */
  expression({ area, name }: CdkClass): string | undefined {
    const known = this.#known(area, name) ?? this.#added.get(`${area}.${name}`);
    if (known !== undefined) return known;
    const namespace = this.#namespace(area) ?? this.#added.get(area);
    if (namespace !== undefined) return `${namespace}.${name}`;
    return this.#add(area, name);
  }

  /** Version 1 has a package for each service. */
  get isVersion1(): boolean {
    return this.#cdkImports().some(
      ({ module, names }) =>
        module.startsWith('@aws-cdk/core') ||
        /^aws_cdk\.core/.test(module) ||
        (module === 'aws_cdk' && names.some(({ imported }) => imported === 'core')),
    );
  }

  #known(area: string, name: string): string | undefined {
    for (const { module, names } of this.#cdkImports()) {
      for (const { imported, local } of names) {
        const found = imported === '*' ? undefined : placeInCdk(module, [imported]);
        if (found?.area === area && found.names.length === 1 && found.names[0] === name) return local;
      }
    }
    return undefined;
  }

  /** The name that a whole module goes by. */
  #namespace(area: string): string | undefined {
    for (const { module, names } of this.#cdkImports()) {
      for (const { imported, local } of names) {
        const found = placeInCdk(module, imported === '*' || imported === 'default' ? [] : [imported]);
        if (module !== 'constructs' && found?.area === area && found.names.length === 0) return local;
      }
    }
    return undefined;
  }

  #add(area: string, name: string): string | undefined {
    const isPython = this.#draft.style.language === 'python';
    if (area === 'core') return this.#addToCore(name, isPython);
    const alias = aliasOf(area, isPython);
    if (!isPython && this.#joins(area, name)) return name;
    const sample = this.#cdkImports().find(({ module }) => isServiceModule(module));
    const usesNamed = !isPython && sample !== undefined && sample.names.every(({ imported }) => imported !== '*');
    const module = this.isVersion1 ? `@aws-cdk/${area}` : `aws-cdk-lib/${area}`;
    if (!usesNamed && isNameTaken(this.#draft, alias)) return undefined;
    if (isPython) {
      this.#draft.addImport(`from aws_cdk import ${area.replaceAll('-', '_')} as ${alias}`);
    } else if (usesNamed) {
      if (isNameTaken(this.#draft, name)) return undefined;
      this.#addLine(`{ ${name} }`, module, sample);
      this.#added.set(`${area}.${name}`, name);
      return name;
    } else {
      this.#addLine(`* as ${alias}`, module, sample);
    }
    this.#added.set(area, alias);
    return `${alias}.${name}`;
  }

  #addToCore(name: string, isPython: boolean): string | undefined {
    if (this.#joins('core', name)) return name;
    if (isNameTaken(this.#draft, name)) return undefined;
    if (isPython) this.#draft.addImport(`from aws_cdk import ${name}`);
    else this.#addLine(`{ ${name} }`, this.isVersion1 ? '@aws-cdk/core' : 'aws-cdk-lib', undefined);
    this.#added.set(`core.${name}`, name);
    return name;
  }

  /** Adds a name to those that are imported from a module already. */
  #joins(area: string, name: string): boolean {
    const named = this.#cdkImports().find(
      ({ module, names }) =>
        module !== 'constructs' &&
        placeInCdk(module, [])?.area === area &&
        names.length > 0 &&
        names.every(({ imported }) => imported !== '*' && imported !== 'default'),
    );
    const last = named && this.#lastName(named);
    if (last === undefined || isNameTaken(this.#draft, name)) return false;
    this.#added.set(`${area}.${name}`, name);
    return this.#draft.replace({ start: last, end: last }, { code: `, ${name}` });
  }

  #addLine(what: string, module: string, sample: ImportNode | undefined): void {
    const { style, text } = this.#draft;
    const end = style.semicolons ? ';' : '';
    const like = sample ?? this.#cdkImports()[0];
    const requires = like !== undefined && /\brequire\s*\(/.test(text.slice(like.start, like.end));
    const quoted = renderText(module, style);
    const line = requires
      ? `const ${what.replace('* as ', '')} = require(${quoted})${end}`
      : `import ${what} from ${quoted}${end}`;
    this.#draft.addImport(line);
  }

  /** Behind the last name of an import that lists names. */
  #lastName({ start, end, names }: ImportNode): number | undefined {
    const written = this.#draft.text.slice(start, end);
    const local = names.at(-1)?.local;
    if (local === undefined) return undefined;
    const at = written.search(new RegExp(`\\b${local}\\b(?![\\s\\S]*\\b${local}\\b)`));
    return at === -1 ? undefined : start + at + local.length;
  }

  #cdkImports(): readonly ImportNode[] {
    return this.#draft.program.imports.filter(
      ({ module, typeOnly }) => !typeOnly && placeInCdk(module, []) !== undefined,
    );
  }
}

function isServiceModule(module: string): boolean {
  return /^(?:aws-cdk-lib\/|@aws-cdk\/)aws-/.test(module);
}

/** What people call a module. `lambda` is a word of Python. */
function aliasOf(area: string, isPython: boolean): string {
  const short = aliases[area] ?? area.replace(/^aws-/, '').replaceAll('-', isPython ? '_' : '');
  return short === 'lambda' && isPython ? 'lambda_' : short;
}

const aliases: Readonly<Record<string, string>> = {
  'aws-lambda-destinations': 'destinations',
  'aws-lambda-event-sources': 'eventsources',
};
