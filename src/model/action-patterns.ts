/** Whether a pattern of a policy (`s3:Get*`, `dynamodb:PutItem`, `*`) allows an action. Case does not matter, as in IAM. */
export function allowsAction(pattern: string, action: string): boolean {
  return isLike(action.toLowerCase(), pattern.toLowerCase());
}

/** Whether a text is what a pattern with `*` and `?` stands for. */
export function isLike(text: string, pattern: string): boolean {
  if (!/[*?]/.test(pattern)) return text === pattern;
  let expression = expressions.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '[^]*')
      .replaceAll('?', '[^]');
    expression = new RegExp(`^${source}$`);
    if (expressions.size > mostKept) expressions.clear();
    expressions.set(pattern, expression);
  }
  return expression.test(text);
}

/** Patterns are few and come again and again. */
const expressions = new Map<string, RegExp>();
const mostKept = 1000;
