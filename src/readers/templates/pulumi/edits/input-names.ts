/** The input of a resource that an argument of the provider is, in camelCase: `message_retention_seconds`, `attribute` blocks as `attributes`. */
export function inputName(type: string, argument: { readonly name: string }): string {
  const renamed = names.get(`${type}.${argument.name}`);
  const name = renamed ?? camelCase(argument.name);
  return 'blocks' in argument ? `${name}s` : name;
}

/** Names in Python have underscores. */
export function snakeCaseOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Inputs that Pulumi calls otherwise than the provider (Pulumi registry, AWS 7, 2026-11). */
const names: ReadonlyMap<string, string> = new Map([
  ['aws_lambda_function.function_name', 'name'],
  ['aws_cloudwatch_metric_alarm.alarm_name', 'name'],
]);

function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
