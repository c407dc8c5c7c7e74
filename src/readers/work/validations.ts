import type { ValidationFact } from '../../model/work.js';
import type { FlowFile, NamedCall } from '../flow/index.js';
import type { Expression } from '../syntax/program.js';
import { mentionsIn } from './mentions.js';

/** Where something that came from a parameter is held against a schema by a library that does that. */
export function findValidations(file: FlowFile): readonly ValidationFact[] {
  const libraries = file.program.imports.filter(({ module }) => validators.test(module));
  const opensAll = libraries.some((each) => each.opensAll);
  if (libraries.length === 0 && !ownName.test(file.text)) return [];
  const origins = new Origins(file);
  return file.calls
    .filter((call) => isValidating(call, origins) || (opensAll && openedName.test(call.last)))
    .flatMap(({ node }) => {
      const from = node.arguments.flatMap(({ value }) => mentionsIn(value, file).from);
      return from.length > 0 ? [{ range: file.range(node), scope: file.scopeOf(node), from }] : [];
    });
}

/**
 * Libraries that hold values against a schema (npm, PyPI, Maven Central, pkg.go.dev and NuGet, as known in November 2026).
 */
const validators =
  /^(?:zod|ajv|joi|@hapi\/joi|yup|valibot|superstruct|io-ts|runtypes|arktype|class-validator|@sinclair\/typebox|jsonschema|@aws-lambda-powertools\/(?:parser|validation)|pydantic|marshmallow|cerberus|voluptuous|fastjsonschema|aws_lambda_powertools\.utilities\.(?:parser|validation)|(?:jakarta|javax)\.validation|com\.networknt\.schema|software\.amazon\.lambda\.powertools\.validation|github\.com\/(?:go-playground\/validator|go-ozzo\/ozzo-validation|xeipuuv\/gojsonschema|santhosh-tekuri\/jsonschema)|FluentValidation|System\.ComponentModel\.DataAnnotations)(?:$|[/.])/;

/** Methods that only schemas have, for schemas that stand in other files. */
const ownName =
  /\b(?:safeParse|safeParseAsync|model_validate|model_validate_json|parse_obj|parse_raw|validate_python)\b/;

/** How the libraries of C# call it, whose names come without being written. */
const openedName =
  /^(?:Validate|ValidateAsync|ValidateAndThrow|ValidateAndThrowAsync|ValidateObject|TryValidateObject)$/;

function isValidating({ node, last }: NamedCall, origins: Origins): boolean {
  if (ownName.test(last)) return true;
  const origin = node.kind === 'call' ? origins.of(node.callee) : origins.ofName(node.type.name, node);
  return origin !== undefined && validators.test(origin);
}

const deepest = 12;

/** Tells which package a value comes from, by whatever it is made with. */
class Origins {
  readonly #file: FlowFile;
  readonly #imported: ReadonlyMap<string, string>;

  constructor(file: FlowFile) {
    this.#file = file;
    this.#imported = new Map(
      file.program.imports.flatMap(({ module, names }) => names.map(({ local }) => [local, module] as const)),
    );
  }

  of(value: Expression, depth = 0): string | undefined {
    if (depth > deepest) return undefined;
    switch (value.kind) {
      case 'name':
        return this.ofName(value.name, value, depth);
      case 'member':
        return this.of(value.object, depth + 1);
      case 'call':
        return this.of(value.callee, depth + 1);
      case 'await':
        return this.of(value.operand, depth + 1);
      case 'new':
        return this.ofName(value.type.name, value, depth + 1);
      default:
        return undefined;
    }
  }

  ofName(written: string, at: Expression, depth = 0): string | undefined {
    if (depth > deepest) return undefined;
    const [name = written] = written.split('.');
    const imported = this.#imported.get(name);
    if (imported !== undefined) return imported;
    const declaration = this.#file.declarationOf(name, at);
    if (!declaration) return undefined;
    const typed = declaration.type && this.#imported.get(declaration.type.name);
    if (declaration.kind === 'parameter') return typed;
    for (const base of declaration.class?.bases ?? []) {
      const origin = this.ofName(base.name, at, depth + 1);
      if (origin !== undefined) return origin;
    }
    const [value] = this.#file.valuesOf(declaration);
    const made = value && this.of(value, depth + 1);
    return made ?? typed;
  }
}
