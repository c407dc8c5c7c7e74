import redact from '@pinojs/redact';

const withoutPeople = redact({ paths: ['iban', 'email', 'address'] });

/** Writes a line that has fields, and nothing that belongs to a customer. */
export function log(message: string, fields: Readonly<Record<string, unknown>>): void {
  console.log(withoutPeople({ message, ...fields }));
}
