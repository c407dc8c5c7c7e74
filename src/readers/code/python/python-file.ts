import type { SourceFile } from '../../../model/source.js';
import type { SyntaxTree } from '../../syntax/python/tree.js';
import { Constants } from './constants.js';
import { type Dispatcher, findDispatchers } from './dispatchers.js';
import { FunctionTable } from './functions.js';
import { ImportTable } from './imports.js';
import { Meanings } from './meanings.js';
import { Places } from './places.js';
import { Scopes } from './scopes.js';

/** One parsed file with everything the extractors ask: names, functions, imports, and what expressions stand for. */
export class PythonFile {
  readonly places: Places;
  readonly scopes: Scopes;
  readonly dispatchers: readonly Dispatcher[];
  readonly functions: FunctionTable;
  readonly imports: ImportTable;
  readonly constants: Constants;
  readonly meanings: Meanings;

  constructor(
    source: SourceFile,
    readonly tree: SyntaxTree,
  ) {
    this.places = new Places(source);
    this.scopes = new Scopes(tree);
    this.dispatchers = findDispatchers(tree);
    this.functions = new FunctionTable(
      tree,
      this.dispatchers.map(({ call }) => call),
    );
    this.imports = new ImportTable(tree, this.places, this.functions, this.scopes);
    this.constants = new Constants(this.scopes, tree);
    this.meanings = new Meanings(tree, this.scopes, this.functions, this.imports, this.constants);
  }
}
