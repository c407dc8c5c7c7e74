/** Writes a line that has fields, and nothing that belongs to a customer. */
export function log(message: string, fields: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify({ message, ...fields }));
}
