/**
 * How Architect calls what it makes, and where it looks for code.
 *
 * Source: Architect documentation, "app.arc", and the sources of @architect/inventory and @architect/package, read
 * 2026-11-21.
 */

/** A name as it begins logical names: `convert-image` is `ConvertImage`. */
export function logicalName(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** The folder of a route in `src/http`: `get /cats/:id` lies in `get-cats-000id`. */
export function routeFolder(method: string, path: string): string {
  const name = path === '/' ? '-index' : path.replace(/[-._]/g, '_').replaceAll('/', '-').replaceAll(':', '000');
  return `${method}${name.replaceAll('*', 'catchall')}`;
}
