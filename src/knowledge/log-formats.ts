/**
 * Whether a managed runtime turns what code writes with the means of its language into JSON, once the log format of the
 * function is JSON: `console` in Node.js, the loggers of the context in Java and .NET. `print` in Python and everything on
 * `provided` runtimes stays as it is.
 *
 * Source: Lambda developer guide, "Configuring JSON and plain text log formats", supported runtimes. Read 2026-11-21.
 */
export function formatsFreeText(runtime: string): boolean {
  const [, family, version] = /^(nodejs|java|dotnet)(\d+)/.exec(runtime) ?? [];
  return family !== undefined && Number(version) >= (firstVersions.get(family) ?? 0);
}

const firstVersions: ReadonlyMap<string, number> = new Map([
  ['nodejs', 16],
  ['java', 8],
  ['dotnet', 8],
]);
