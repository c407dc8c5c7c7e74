import type { BinaryExpression, CallExpression, Expression, TemplateExpression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';

type Constant = string | number | boolean;

/** Longer trails of names, and longer sums of texts, are not followed. */
const deepest = 200;
/** The longest text that is put together. */
const longestText = 20_000;

/** Works out expressions that have one value only: literals, names bound once to them, texts put together. */
export class Constants {
  readonly #file: AnalysedFile;
  readonly #kept = new Map<Expression, Constant | undefined>();
  #depth = 0;

  constructor(file: AnalysedFile) {
    this.#file = file;
  }

  of(expression: Expression): Constant | undefined {
    if (expression.kind === 'literal') return expression.value ?? undefined;
    if (this.#kept.has(expression) || this.#depth > deepest) return this.#kept.get(expression);
    this.#kept.set(expression, undefined);
    this.#depth += 1;
    const value = this.#workOut(expression);
    this.#depth -= 1;
    this.#kept.set(expression, value);
    return value;
  }

  textOf(expression: Expression | undefined): string | undefined {
    const value = expression && this.of(expression);
    return typeof value === 'string' ? value : undefined;
  }

  #workOut(expression: Expression): Constant | undefined {
    switch (expression.kind) {
      case 'name':
      case 'member':
        return this.#ofName(expression);
      case 'binary':
        return this.#ofSum(expression);
      case 'template':
        return this.#ofTemplate(expression);
      case 'unary':
        return this.#ofUnary(expression.operator, this.of(expression.operand));
      case 'cast':
        return this.of(expression.operand);
      case 'call':
        return this.#ofConversion(expression);
      default:
        return undefined;
    }
  }

  #ofName(expression: Expression): Constant | undefined {
    const declaration = this.#file.declarationOf(expression);
    if (!declaration) return this.#ofLibrary(expression);
    if (declaration.kind === 'parameter' || declaration.elementOf || declaration.position !== undefined) {
      return undefined;
    }
    const value = this.#file.soleValueOf(declaration);
    return value && this.of(value);
  }

  #ofLibrary(expression: Expression): Constant | undefined {
    const constantOf = this.#file.words.values.constantOf;
    for (const path of constantOf ? this.#file.types.pathsOf(expression) : []) {
      const value = constantOf?.(path);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #ofSum({ operator, left, right }: BinaryExpression): Constant | undefined {
    if (operator !== '+') return undefined;
    const [first, second] = [this.of(left), this.of(right)];
    if (first === undefined || second === undefined) return undefined;
    if (typeof first === 'number' && typeof second === 'number') return first + second;
    if (typeof first !== 'string' && typeof second !== 'string') return undefined;
    const text = `${first}${second}`;
    return text.length > longestText ? undefined : text;
  }

  #ofTemplate({ parts }: TemplateExpression): string | undefined {
    let text = '';
    for (const part of parts) {
      const value = typeof part === 'string' ? part : this.of(part);
      if (value === undefined || text.length > longestText) return undefined;
      text += value;
    }
    return text;
  }

  #ofUnary(operator: string, value: Constant | undefined): Constant | undefined {
    if (operator === '-' && typeof value === 'number') return -value;
    if (operator === '!' && typeof value === 'boolean') return !value;
    return operator === '&' ? value : undefined;
  }

  #ofConversion(call: CallExpression): Constant | undefined {
    const [first, second] = call.arguments;
    if (!first || second) return undefined;
    const { conversions } = this.#file.words.values;
    return this.#file.calleesOf(call).some((name) => conversions.test(name)) ? this.of(first.value) : undefined;
  }
}
