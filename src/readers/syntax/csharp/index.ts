import { LineIndex, type SourceFile } from '../../../model/source.js';
import type { Grammar } from '../grammar.js';
import type { ClassStatement, Comment, ImportNode, Placed, Program, Statement, TypeNode } from '../program.js';
import { bodyOf, type StatementParts } from './bodies.js';
import { brokenClassOf, classOf, isClass, isMember } from './classes.js';
import { nameAt, placeOf, textAt } from './conversion.js';
import { expressionOf } from './expressions.js';
import { type FunctionParts, functionOf, type Gives, lambdaOf } from './functions.js';
import { statementOf } from './statements.js';
import { copyTree, partOf, type SyntaxNode, type SyntaxTree } from './tree.js';
import { dottedName, isType, typeOf } from './types.js';

/** The file name of the grammar among the assets. */
export const csharpGrammar = 'tree-sitter-c_sharp.wasm';

/**
 * Reads a C# file as a tree of the common form. Never throws: broken text gives what could be made of it, with its
 * problems. Top-level statements are the body; the package is the first namespace. C# gives away its types without
 * exporting them.
 */
export function parseCSharp(source: SourceFile, grammar: Grammar): Program {
  const { text, path } = source;
  const lines = new LineIndex(source);
  const { result: tree, problems } = grammar.parse(withoutDirectives(text), (root) => copyTree(root, text));
  const found = problems.map(({ start, end, message }) => ({ range: lines.range(start, end), message }));
  if (tree?.tooDeep) {
    const { start, end } = tree.tooDeep;
    found.push({ range: lines.range(start, end), message: 'This is nested too deeply to be read.' });
  }
  return {
    path,
    language: 'csharp',
    lineStarts: lineStartsOf(text),
    problems: found,
    comments: (tree?.comments ?? []).map((place) => commentAt(place, text)),
    exports: [],
    ...(tree ? new CSharpFile(tree, text).content() : { imports: [], body: [] }),
  };
}

/** One file's tree as the common form. */
class CSharpFile implements StatementParts, FunctionParts {
  readonly text: string;
  readonly #tree: SyntaxTree;
  readonly #imports: ImportNode[] = [];
  readonly #body: Statement[] = [];
  #namespace: string | undefined;
  #result: TypeNode | undefined;

  constructor(tree: SyntaxTree, text: string) {
    this.#tree = tree;
    this.text = text;
  }

  get result(): TypeNode | undefined {
    return this.#result;
  }

  content(): Pick<Program, 'package' | 'imports' | 'body'> {
    this.#readAll(this.#tree.root.children);
    return {
      ...(this.#namespace === undefined ? {} : { package: this.#namespace }),
      imports: this.#imports,
      body: this.#body,
    };
  }

  expression(node: SyntaxNode, expected?: TypeNode) {
    return expressionOf(node, this, expected);
  }

  statement(node: SyntaxNode): readonly Statement[] {
    return isClass(node) ? [this.#class(node)] : statementOf(node, this);
  }

  lambda(node: SyntaxNode) {
    return lambdaOf(node, this);
  }

  localFunction(node: SyntaxNode) {
    const name = partOf(node, 'name') ?? node;
    const returned = partOf(node, 'type');
    const returns = returned && typeOf(returned, this.text);
    return functionOf(node, this, { name: nameAt(this, name), namePlace: name, returns });
  }

  body(node: SyntaxNode | undefined, gives: Gives): readonly Statement[] {
    if (!node) return [];
    const outer = this.#result;
    this.#result = gives.type;
    try {
      if (node.type === 'block') return bodyOf(node, this);
      const value = node.type === 'arrow_expression_clause' ? node.children[0] : node;
      if (!value) return [];
      const place = placeOf(value);
      if (gives.nothing) return [{ kind: 'expression', ...place, expression: this.expression(value) }];
      return [{ kind: 'return', ...place, value: this.expression(value, gives.type) }];
    } finally {
      this.#result = outer;
    }
  }

  #class(node: SyntaxNode): ClassStatement {
    return { kind: 'class', ...placeOf(node), class: classOf(node, this) };
  }

  #readAll(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes) this.#read(node);
  }

  #read(node: SyntaxNode): void {
    switch (node.type) {
      case 'using_directive':
        this.#imports.push(...importOf(node, this));
        return;
      case 'namespace_declaration':
      case 'file_scoped_namespace_declaration': {
        const name = node.children.find(isType);
        this.#namespace ??= name && dottedName(name, this.text);
        this.#readAll(node.children.filter((child) => child !== name));
        return;
      }
      case 'declaration_list':
      case 'preproc_if':
      case 'preproc_elif':
      case 'preproc_else':
      case 'global_statement':
        this.#readAll(node.children.filter(({ field }) => field !== 'condition'));
        return;
      case 'ERROR':
        this.#readBroken(node);
        return;
      default:
        if (isClass(node)) this.#body.push(this.#class(node));
        else if (!isDeclarationOnly(node)) this.#body.push(...this.statement(node));
    }
  }

  #readBroken(node: SyntaxNode): void {
    const broken = node.children.some(isMember) ? brokenClassOf(node, this) : undefined;
    if (broken) this.#body.push({ kind: 'class', ...placeOf(node), class: broken });
    this.#readAll(node.children.filter((child) => !isMember(child) && !isWord(child)));
  }
}

/** What is declared and runs nothing by itself. */
function isDeclarationOnly({ type }: SyntaxNode): boolean {
  return type === 'global_attribute' || type === 'delegate_declaration' || type === 'extern_alias_directive';
}

/** Words of a declaration that was not understood. */
function isWord({ type }: SyntaxNode): boolean {
  return type === 'modifier' || type === 'identifier' || type === 'attribute_list' || type.endsWith('_type');
}

/** `using X` opens a namespace, `using static X` a class; `using Y = X` gives another name. */
function importOf(node: SyntaxNode, parts: StatementParts): readonly ImportNode[] {
  const alias = partOf(node, 'name');
  const target = node.children.find((child) => child !== alias && isType(child));
  if (!target) return [];
  const module = dottedName(target, parts.text);
  const isStatic = /^(?:global\s+)?using\s+static\b/.test(textAt(parts, node));
  const dot = module.lastIndexOf('.');
  const names = alias
    ? [{ imported: module.slice(dot + 1), local: nameAt(parts, alias) }]
    : isStatic
      ? [{ imported: '*', local: module.slice(dot + 1) }]
      : [];
  return [
    {
      ...placeOf(node),
      module: alias && dot > 0 ? module.slice(0, dot) : module,
      names,
      opensAll: !alias,
      typeOnly: false,
    },
  ];
}

/** Programs of one file say in lines like `#:package …` what they are built with, which the grammar does not know. */
function withoutDirectives(text: string): string {
  return text.includes('#:') ? text.replace(/^#:[^\r\n]*/gm, (line) => ' '.repeat(line.length)) : text;
}

function commentAt({ start, end }: Placed, text: string): Comment {
  const written = text.slice(start, end);
  const inside = written.startsWith('/*') ? written.slice(2).replace(/\*\/$/, '') : written.replace(/^\/+/, '');
  return { text: inside, start, end };
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}
