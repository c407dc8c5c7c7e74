import { LineIndex, type SourceFile } from '../../../model/source.js';
import { lineStartsOf } from '../../documents/document.js';
import { type CopiedNode, type CopiedTree, type CopyRules, childOf, copyTree } from '../copied-tree.js';
import type { Grammar } from '../grammar.js';
import type {
  ClassNode,
  Comment,
  Expression,
  FunctionNode,
  ImportNode,
  Placed,
  Program,
  Statement,
} from '../program.js';
import { type Conversion, placeOf } from './conversion.js';
import { brokenClassOf, classOf, lambdaOf } from './declarations.js';
import { expressionOf } from './expressions.js';
import { statementsOf, switchOf } from './statements.js';

/** The file name of the grammar among the assets. */
export const javaGrammar = 'tree-sitter-java.wasm';

/**
 * Reads a Java file as a tree of the common form. Never throws: broken text gives what could be made of it, with its
 * problems. Java gives away its types without exporting them.
 */
export function parseJava(source: SourceFile, grammar: Grammar): Program {
  const { text, path } = source;
  const lines = new LineIndex(source);
  const { result: tree, problems } = grammar.parse(text, (root) => copyTree(root, rules));
  const found = problems.map(({ start, end, message }) => ({ range: lines.range(start, end), message }));
  if (tree?.tooDeep) {
    const { start, end } = tree.tooDeep;
    found.push({ range: lines.range(start, end), message: 'This is nested too deeply to be read.' });
  }
  return {
    path,
    language: 'java',
    lineStarts: lineStartsOf(text),
    problems: found,
    comments: (tree?.comments ?? []).map((place) => commentAt(place, text)),
    exports: [],
    ...(tree ? new JavaFile(text).content(tree) : { imports: [], body: [] }),
  };
}

const rules: CopyRules = {
  comments: new Set(['line_comment', 'block_comment']),
  leaves: new Set([
    ...['identifier', 'type_identifier', 'scoped_type_identifier', 'string_literal', 'text_block', 'character_literal'],
    ...['decimal_integer_literal', 'hex_integer_literal', 'octal_integer_literal', 'binary_integer_literal', 'true'],
    ...['decimal_floating_point_literal', 'hex_floating_point_literal', 'false', 'null_literal', 'this', 'super'],
    ...['integral_type', 'floating_point_type', 'boolean_type', 'void_type', 'dimensions', 'type_parameters'],
    ...['break_statement', 'continue_statement', 'throws'],
  ]),
};

class JavaFile implements Conversion {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  content({ root }: CopiedTree): Pick<Program, 'package' | 'imports' | 'body'> {
    const declaration = childOf(root, 'package_declaration');
    const name = declaration && childOf(declaration, 'scoped_identifier', 'identifier');
    const statements = root.children.filter(({ type }) => !/^(?:package|import|module)_declaration$/.test(type));
    return {
      ...(name && { package: this.#dotted(name) }),
      imports: root.children.flatMap((node) => (node.type === 'import_declaration' ? this.#import(node) : [])),
      body: statements.flatMap((node) => this.statements(node)),
    };
  }

  text({ start, end }: Placed): string {
    return this.#text.slice(start, end);
  }

  expression(node: CopiedNode): Expression {
    if (node.type === 'switch_expression') return { kind: 'other', parts: [switchOf(node, this)], ...placeOf(node) };
    return expressionOf(node, this);
  }

  statements(node: CopiedNode): readonly Statement[] {
    const broken = node.type === 'ERROR' ? brokenClassOf(node, this) : undefined;
    return broken ? [{ kind: 'class', class: broken, ...placeOf(node) }] : statementsOf(node, this);
  }

  lambda(node: CopiedNode): FunctionNode {
    return lambdaOf(node, this);
  }

  class(node: CopiedNode): ClassNode {
    return classOf(node, this);
  }

  #dotted(node: CopiedNode): string {
    return this.text(node).replace(/\s+/g, '');
  }

  /** `import a.b.C` gives `C` of `a.b`; a static import gives a member of a class in the same way. */
  #import(node: CopiedNode): readonly ImportNode[] {
    const name = childOf(node, 'scoped_identifier', 'identifier');
    if (!name) return [];
    const path = this.#dotted(name);
    const common = { typeOnly: false, ...placeOf(node) };
    if (childOf(node, 'asterisk')) return [{ module: path, names: [], opensAll: true, ...common }];
    const dot = path.lastIndexOf('.');
    const last = path.slice(dot + 1);
    return [
      { module: path.slice(0, Math.max(dot, 0)), names: [{ imported: last, local: last }], opensAll: false, ...common },
    ];
  }
}

function commentAt(place: Placed, text: string): Comment {
  const written = text.slice(place.start, place.end);
  const inside = written.startsWith('/*') ? written.slice(2).replace(/\*\/$/, '') : written.replace(/^\/+/, '');
  return { text: inside, ...place };
}
