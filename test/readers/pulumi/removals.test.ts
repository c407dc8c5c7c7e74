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

/** The text without a managed policy of the role, or without the first right that its own policies give. */
function withoutRight(path: string, text: string, policy?: string): string | undefined {
  const runtime = path.endsWith('.py') ? 'python' : 'nodejs';
  const others = path === 'Pulumi.yaml' ? {} : { 'Pulumi.yaml': `name: orders\nruntime: ${runtime}\n` };
  const [facts] = assembled({ [path]: text, ...others });
  const rights = facts?.declarations.filter((each) => each.kind === 'role' || each.kind === 'policy') ?? [];
  const role = rights.find(({ kind }) => kind === 'role');
  if (!role) throw new Error('no role');
  if (policy !== undefined) return edited(path, text, [{ kind: 'remove-policy', of: role.origin, policy }]);
  const [statement] = rights.flatMap(({ statements }) => statements);
  if (!statement) throw new Error('no statement');
  return edited(path, text, [{ kind: 'remove-grant', of: statement.origin }]);
}

test('managed policies of a program', () => {
  const role = (more: string) => `${head}\nconst role = new aws.iam.Role('role', { assumeRolePolicy: '{}'${more} });\n`;
  const listed = role(", managedPolicyArns: ['arn:aws:iam::aws:policy/A', aws.iam.ManagedPolicy.AdministratorAccess]");
  expect(withoutRight('index.ts', listed, 'AdministratorAccess')).toBe(
    listed.replace(', aws.iam.ManagedPolicy.AdministratorAccess', ''),
  );
  const only = role(", managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']");
  expect(withoutRight('index.ts', only, 'AdministratorAccess')).toBe(role(''));
  const attached = `// All of it.
new aws.iam.RolePolicyAttachment('all', { role: role.name, policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
`;
  expect(withoutRight('index.ts', role('') + attached, 'AdministratorAccess')).toBe(role(''));
  const kept = attached.replace('new aws', 'const all = new aws');
  expect(withoutRight('index.ts', role('') + kept, 'AdministratorAccess')).toBeUndefined();
  expect(withoutRight('index.ts', role('') + attached, 'PowerUserAccess')).toBeUndefined();
});

test('statements of policies of a program', () => {
  const policy = (...statements: readonly string[]) => `${head}
const role = new aws.iam.Role('role', { assumeRolePolicy: '{}' });
new aws.iam.RolePolicy('work', {
  role: role.name,
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
${statements.map((each) => `      ${each},\n`).join('')}    ],
  }),
});
`;
  const [all, one] = [
    "{ Effect: 'Allow', Action: 's3:*', Resource: '*' }",
    "{ Effect: 'Allow', Action: 'a:b', Resource: '*' }",
  ];
  expect(withoutRight('index.ts', policy(all, one))).toBe(policy(one));
  expect(withoutRight('index.ts', policy(all))).toBe(
    `${head}\nconst role = new aws.iam.Role('role', { assumeRolePolicy: '{}' });\n`,
  );
});

test('managed policies of a program in YAML', () => {
  const text = (more: string) =>
    `${dedent(`
    name: orders
    runtime: yaml
    resources:
      role:
        type: aws:iam:Role
        properties:
          assumeRolePolicy: '{}'
  `)}${more}`;
  const listed = (...names: readonly string[]) =>
    text(`      managedPolicyArns:\n${names.map((name) => `        - arn:aws:iam::aws:policy/${name}\n`).join('')}`);
  expect(withoutRight('Pulumi.yaml', listed('A', 'AdministratorAccess'), 'AdministratorAccess')).toBe(listed('A'));
  expect(withoutRight('Pulumi.yaml', listed('AdministratorAccess'), 'AdministratorAccess')).toBe(text(''));
  const attached = `  all:
    type: aws:iam:RolePolicyAttachment
    properties:
      role: \${role.name}
      policyArn: arn:aws:iam::aws:policy/AdministratorAccess
`;
  expect(withoutRight('Pulumi.yaml', text(attached), 'AdministratorAccess')).toBe(text(''));
  const used = `${attached}outputs:\n  id: \${all.id}\n`;
  expect(withoutRight('Pulumi.yaml', text(used), 'AdministratorAccess')).toBeUndefined();
});
