/** An expression to be written, without layout. */
export type NewExpression =
  /** HCL as it is to stand there, on one line: `30`, `"Active"`, `aws_sqs_queue.orders.arn`. */
  | string
  | { readonly list: readonly NewExpression[] }
  | { readonly object: readonly (readonly [key: string, value: NewExpression])[] }
  | { readonly call: string; readonly argument: NewExpression };

/** A block to be written: its head, what stands in it, and an empty line between its groups. */
export interface NewBlock {
  /** `resource "aws_sqs_queue" "orders"`, `environment` */
  readonly head: string;
  readonly attributes: readonly (readonly [name: string, value: NewExpression])[];
  readonly blocks?: readonly NewBlock[];
}

/** Lists of short items stand on one line up to here, counted without what stands before them. */
const longestLine = 90;

/** A text in quotes. What would mean something in a template stands for itself. */
export function quoted(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/([$%])\{/g, '$1$1{');
  return `"${escaped}"`;
}

/** `value` as it stands at an attribute indented by `indent`, in the layout of `terraform fmt`. */
export function renderExpression(value: NewExpression, indent: string, step: string, newline: string): string {
  if (typeof value === 'string') return value;
  if ('call' in value) return `${value.call}(${renderExpression(value.argument, indent, step, newline)})`;
  const inner = indent + step;
  if ('list' in value) {
    const items = value.list.map((item) => renderExpression(item, inner, step, newline));
    const line = `[${items.join(', ')}]`;
    if (!line.includes('\n') && line.length <= longestLine) return line;
    return `[${newline}${items.map((item) => `${inner}${item},${newline}`).join('')}${indent}]`;
  }
  if (value.object.length === 0) return '{}';
  return `{${newline}${renderAttributes(value.object, inner, step, newline)}${indent}}`;
}

/** Lines of attributes, `=` aligned where values of one line follow each other. */
export function renderAttributes(
  attributes: readonly (readonly [name: string, value: NewExpression])[],
  indent: string,
  step: string,
  newline: string,
): string {
  const rendered = attributes.map(([name, value]) => ({ name, text: renderExpression(value, indent, step, newline) }));
  let lines = '';
  for (let at = 0; at < rendered.length; ) {
    let end = at;
    while (end < rendered.length && !rendered[end]?.text.includes('\n')) end++;
    const group = rendered.slice(at, Math.max(end, at + 1));
    const width = Math.max(...group.map(({ name }) => name.length));
    for (const { name, text } of group) lines += `${indent}${name.padEnd(width)} = ${text}${newline}`;
    at += group.length;
  }
  return lines;
}

/** A block with its lines, without a line break at its end. */
export function renderBlock(
  { head, attributes, blocks = [] }: NewBlock,
  indent: string,
  step: string,
  newline: string,
): string {
  const inner = indent + step;
  const parts = [
    ...(attributes.length > 0 ? [renderAttributes(attributes, inner, step, newline)] : []),
    ...blocks.map((block) => renderBlock(block, inner, step, newline) + newline),
  ];
  return `${indent}${head} {${newline}${parts.join(newline)}${indent}}`;
}
