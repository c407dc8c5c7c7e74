import { expect, test } from 'vitest';
import { edited, hcl, plain, read } from './reading.js';

const text = hcl`
  variable "db_password" {
    type    = string
    default = "x"
  }
  variable "rotate_password" {
    type = bool
  }
  variable "token" {
    sensitive = true
  }
  output "password" {
    value = "postgres://${'${var.db_password}'}"
  }
  output "token" {
    value     = var.token
    sensitive = true
  }
  resource "aws_sqs_queue" "orders" {}
`;

test('variables and outputs of the root module are told', () => {
  const { parameters, outputs } = read(text);
  expect(parameters?.map((each) => [each.name, each.isCalledSecret, plain(each.default), plain(each.masked)])).toEqual([
    ['db_password', true, 'x', 'absent'],
    ['rotate_password', false, 'absent', 'absent'],
    ['token', false, 'absent', true],
  ]);
  expect(outputs?.map(({ name, masked, secret }) => [name, plain(masked), secret?.kind])).toEqual([
    ['password', 'absent', undefined],
    ['token', true, 'parameter'],
  ]);
});

test('a variable is marked, and its default taken away', () => {
  const of = { dialect: 'terraform', file: 'main.tf', path: ['variable', 'db_password'] } as const;
  const intents = (['mask', 'remove-default'] as const).map(
    (change) => ({ kind: 'change-parameter', of, change }) as const,
  );
  expect(edited(text, intents)).toBe(
    text.replace('  type    = string\n  default = "x"\n', '  type      = string\n  sensitive = true\n'),
  );
});
