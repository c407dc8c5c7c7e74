import type { Argument } from '../../model/code.js';
import type {
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  Placed,
  Program,
  TypeNode,
} from '../syntax/program.js';
import type { Entries, KnownObject, TypeName } from './vocabulary.js';

/** What a language's vocabulary may ask about the file it is asked about. Nodes are those of `program`. */
export interface FileView {
  readonly program: Program;
  readonly text: string;
  /** All calls in source order. */
  readonly calls: readonly CallExpression[];
  textOf(place: Placed): string;
  /** The literal value of an expression, constants followed and text put together. */
  constantOf(expression: Expression | undefined): string | number | boolean | undefined;
  /** The full names a written name may have, best first; the name itself comes last. */
  namesOf(written: string): readonly string[];
  /** The possible full names of a type as written, with its arguments. */
  typesOf(type: TypeNode): readonly TypeName[];
  /** The types an object may have; none when nothing is known. */
  typesOfValue(expression: Expression): readonly TypeName[];
  /** The class of this file that an object is of. */
  classOfValue(expression: Expression): ClassNode | undefined;
  /** What the object is, by the first of its types that the vocabulary knows. */
  objectOf(expression: Expression): KnownObject | undefined;
  /** The full names of what is called, as the vocabulary is asked for them. */
  calleesOf(call: CallExpression): readonly string[];
  /** What the only value is that a name of the file is bound to. */
  valueOf(expression: Expression): Expression | undefined;
  /** What an expression sets. */
  entriesOf(expression: Expression): Entries | undefined;
  /** Where a value comes from. */
  originOf(expression: Expression): Argument;
  /** The expression, statement, function or class directly around a node. */
  parentOf(node: Placed): Placed | undefined;
  functionAround(node: Placed): FunctionNode | undefined;
  classAround(node: Placed): ClassNode | undefined;
}
