/** What a module no user has written makes for its call: its chief resource goes by the name of the call itself. */
export function nameWithin(prefix: string, label: string, key: string): { readonly id: string; readonly name: string } {
  const own = label === 'this' ? key : `.${label}${key}`;
  return { id: prefix.slice(0, -1) + own, name: calledName(prefix) + own };
}

/** Labels that say nothing say less than what the module is called where it is called. */
const labelsOfNothing =
  /^(?:this|self|main|default|lambda|function|fn|func|lambda_function|aws_lambda_function|lambda_module)$/;

/** The name of a resource by its label. `isShared` says that the module is called more than once. */
export function nameOf(prefix: string, label: string, isShared: boolean): string {
  if (prefix === '') return label;
  if (labelsOfNothing.test(label)) return calledName(prefix);
  return isShared ? `${calledName(prefix)}.${label}` : label;
}

/** What the innermost module is called; of calls that say nothing the next one further out. */
function calledName(prefix: string): string {
  const names = prefix
    .slice(0, -1)
    .split('/')
    .map((part) => part.replace(/^module\./, ''));
  return names.findLast((name) => !labelsOfNothing.test(name)) ?? names.at(-1) ?? '';
}
