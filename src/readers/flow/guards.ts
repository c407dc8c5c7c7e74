import { isExpression } from '../analysis/tree.js';
import type { Expression } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';
import { checks } from './text-functions.js';

/** What a file asks of values before it uses them. */
export class Guards {
  /** As written: compared with what is wanted, or matched by a pattern. */
  readonly #checked = new Set<string>();
  /** As written: asked for whether it is there. */
  readonly #tested = new Set<string>();
  readonly #file: FlowFile;

  constructor(file: FlowFile) {
    this.#file = file;
    const tests = [...file.tree.of('if'), ...file.tree.of('conditional')].map(({ test }) => test);
    const subjects = file.tree.of('switch').flatMap(({ subject }) => subject ?? []);
    for (const subject of subjects) this.#checked.add(file.written(subject));
    for (const key of keysAskedFor(file)) this.#checked.add(file.written(key));
    for (const test of [...tests, ...assertions(file)]) this.#take(test);
    for (const { operator, left } of file.tree.of('binary')) {
      if (operator === '&&' || operator === '||') this.#take(left);
    }
  }

  /** Whether only what is wanted gets past the tests of this file. */
  isChecked(expression: Expression): boolean {
    return this.#checked.size > 0 && this.#checked.has(this.#file.written(expression));
  }

  /** Whether the file asks somewhere if this is there. */
  isTested(expression: Expression): boolean {
    return this.#tested.has(this.#file.written(expression));
  }

  #take(test: Expression): void {
    switch (test.kind) {
      case 'name':
      case 'member':
      case 'index':
        this.#tested.add(this.#file.written(test));
        break;
      case 'unary':
        this.#take(test.operand);
        break;
      case 'binary':
        this.#takeComparison(test.operator, test.left, test.right);
        break;
      case 'call':
        this.#tested.add(this.#file.written(test));
        if (checks(this.#file.callees.lastOf(test))) {
          for (const { value } of test.arguments) this.#checked.add(this.#file.written(value));
          if (test.callee.kind === 'member') this.#checked.add(this.#file.written(test.callee.object));
        }
        for (const { value } of test.arguments) this.#tested.add(this.#file.written(value));
        break;
      default:
    }
  }

  #takeComparison(operator: string, left: Expression, right: Expression): void {
    if (operator === '&&' || operator === '||') {
      this.#take(left);
      this.#take(right);
      return;
    }
    this.#tested.add(this.#file.written(left));
    const isWanted = right.kind === 'literal' && typeof right.value === 'string' && right.value !== '';
    if (operator === 'in' || operator === 'not in' || isWanted) this.#checked.add(this.#file.written(left));
    if (operator === 'in') this.#tested.add(this.#file.written(right));
  }
}

/** `if column, found := columns[name]; found`: in Go the second value tells whether the key is there. */
function keysAskedFor(file: FlowFile): readonly Expression[] {
  if (file.program.language !== 'go') return [];
  return file.tree
    .of('variable')
    .flatMap(({ target, value }) =>
      target.kind === 'list-pattern' && target.items.length === 2 && value?.kind === 'index' ? [value.index] : [],
    );
}

/** `assert x in allowed`, and functions that stop the program unless something holds. */
function assertions(file: FlowFile): readonly Expression[] {
  const statements = file.tree
    .of('other-statement')
    .filter(({ start }) => file.text.startsWith('assert', start))
    .flatMap(({ parts: [test] }) => (test && isExpression(test) ? [test] : []));
  const calls = file.tree
    .of('call')
    .filter((call) =>
      /^(?:assert\w*|invariant|require[A-Z]\w*|validate\w*|check[A-Z]\w*)$/.test(file.callees.lastOf(call)),
    )
    .flatMap((call) => [call, ...call.arguments.map(({ value }) => value)]);
  return [...statements, ...calls];
}
