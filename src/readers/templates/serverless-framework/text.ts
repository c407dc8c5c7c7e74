/** Whether a text is an ARN, or begins like one that is put together. */
export function isArn(text: string): boolean {
  return text.startsWith('arn:');
}
