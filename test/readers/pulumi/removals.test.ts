import { expect, test } from 'vitest';
import { dedent } from '../python/reading.js';
import { assembled, edited, head } from './reading.js';

function removed(path: string, text: string, name: string, property: string): string | undefined {
  const runtime = path.endsWith('.py') ? 'python' : 'nodejs';
  const others = path === 'Pulumi.yaml' ? {} : { 'Pulumi.yaml': `name: orders\nruntime: ${runtime}\n` };
  const [facts] = assembled({ [path]: text, ...others });
  const found = facts?.declarations.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not declared`);
  return edited(path, text, [{ kind: 'remove-property', of: found.origin, declaration: found.kind, property }]);
}

const typescript = `${head}
const role = new aws.iam.Role('role', { assumeRolePolicy: '{}' });
const save = new aws.lambda.Function('save', {
  role: role.arn,
  reservedConcurrentExecutions: 0, // off
  tracingConfig: { mode: 'Active' },
  runtime: 'nodejs24.x',
});
`;

test('TypeScript', () => {
  expect(removed('index.ts', typescript, 'save', 'reservedConcurrency')).toBe(
    typescript.replace('  reservedConcurrentExecutions: 0, // off\n', ''),
  );
  expect(removed('index.ts', typescript, 'save', 'tracing')).toBe(
    typescript.replace("  tracingConfig: { mode: 'Active' },\n", ''),
  );
  expect(removed('index.ts', typescript, 'save', 'inVpc')).toBeUndefined();
});

test('Python', () => {
  const text = dedent(`
    import pulumi_aws as aws

    save = aws.lambda_.Function("save",
        role="arn:aws:iam::1:role/r",
        tracing_config=aws.lambda_.FunctionTracingConfigArgs(mode="Active"),
        reserved_concurrent_executions=0)
  `);
  expect(removed('__main__.py', text, 'save', 'reservedConcurrency')).toBe(
    text.replace(',\n    reserved_concurrent_executions=0', ''),
  );
  expect(removed('__main__.py', text, 'save', 'tracing')).toBe(
    text.replace('    tracing_config=aws.lambda_.FunctionTracingConfigArgs(mode="Active"),\n', ''),
  );
});

test('YAML', () => {
  const text = dedent(`
    name: orders
    runtime: yaml
    resources:
      save:
        type: aws:lambda:Function
        properties:
          role: arn:aws:iam::1:role/r
          tracingConfig:
            mode: Active
          reservedConcurrentExecutions: 0
  `);
  expect(removed('Pulumi.yaml', text, 'save', 'reservedConcurrency')).toBe(
    text.replace('      reservedConcurrentExecutions: 0\n', ''),
  );
  expect(removed('Pulumi.yaml', text, 'save', 'tracing')).toBe(
    text.replace('      tracingConfig:\n        mode: Active\n', ''),
  );
});
