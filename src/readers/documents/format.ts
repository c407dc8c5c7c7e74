/** CloudFormation takes 1 MB at most (quotas, 2026-10); what is longer than this is data with a template's name. */
export const maximumLength = 5_000_000;

/** Whether a text is to be read as JSON. YAML maps in braces without quotes are not. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{\s*(?:["}]|\/[/*])/.test(text);
}
