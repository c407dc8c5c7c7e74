import { expect, test } from 'vitest';
import { read } from './reading.js';

const save = (attributes: string) =>
  `resource "aws_lambda_function" "save" {\n  function_name = "save"\n  ${attributes}\n}\n`;

test.each([
  ['memory_size = var.memory', ['var.memory']],
  ['handler = "${local.folder}/app.handler"', ['local.folder']],
  ['role = aws_iam_role.save.arn', ['aws_iam_role.save']],
  ['role = data.aws_iam_role.save.arn', ['data.aws_iam_role.save']],
  ['layers = [module.tools.arn]', ['module.tools']],
  ['handler = each.value.handler', []],
  ['layers = [for layer in ["a"] : layer.arn]', []],
])('names that nothing declares in %s', (attributes, expected) => {
  expect((read(save(attributes)).unresolved ?? []).map(({ written }) => written)).toEqual(expected);
});

test('names are looked for in all files of the module', () => {
  const files = { 'main.tf': save('memory_size = var.memory'), 'variables.tf': 'variable "memory" { default = 1 }\n' };
  expect(read(files).unresolved).toEqual([]);
});

test('many names are those of a file that is not here', () => {
  expect(read(save('memory_size = var.a + var.b + var.c')).unresolved).toEqual([]);
});
