import type { Argument, WrapperFact } from '../../model/code.js';
import type { Annotation, ClassNode, FunctionNode } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';

/** The annotations of a function and what else is put around it, outermost first. */
export function wrappersOf(
  node: FunctionNode,
  owner: ClassNode | undefined,
  file: AnalysedFile,
): readonly WrapperFact[] {
  const others = file.words.handlers.wrappersOf?.(node, owner, file) ?? [];
  const effective = node.annotations.filter(({ name }) => !file.words.handlers.inertAnnotations.test(name));
  return [...others, ...effective.map((annotation) => wrapperFact(annotation, file))];
}

function wrapperFact(annotation: Annotation, file: AnalysedFile): WrapperFact {
  const names = file.names.of(annotation.name);
  const full = names.find((name) => file.words.handlers.knownAnnotations.test(name)) ?? names[0] ?? annotation.name;
  const dot = full.lastIndexOf('.');
  return {
    module: dot === -1 ? '' : full.slice(0, dot),
    name: full.slice(dot + 1),
    range: file.places.range(annotation),
    options: optionsOf(annotation, file),
  };
}

/** An argument without a name is called `value`. */
function optionsOf(annotation: Annotation, file: AnalysedFile): Readonly<Record<string, Argument>> {
  const options = annotation.arguments.map(({ name = 'value', value }) => {
    const constant = file.constantOf(value);
    const argument: Argument = constant === undefined ? { kind: 'other' } : { kind: 'literal', value: constant };
    return [name, argument] as const;
  });
  return Object.fromEntries(options);
}
