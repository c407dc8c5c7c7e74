/** How nearly every ARN of a service begins. */
export function standardArn(prefix: string): string {
  return `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;
}
