import { expect, test } from 'vitest';
import { variationsIn, workOf } from './reading.js';

test('durable functions of Node: what steps and log lines ask is left out', async () => {
  expect(
    await variationsIn(
      'a.ts',
      "import { randomUUID } from 'node:crypto';",
      "import { v4 } from 'uuid';",
      'export const handler = withDurableExecution(async (event, context) => {',
      '  const id = randomUUID();',
      '  const due = new Date();',
      "  const kept = await context.step('kept', async () => randomUUID());",
      '  console.log(Date.now(), new Date(kept));',
      '  await context.map(event.items, async (child, item) => { item.id = v4(); });',
      '  await context.parallel([async (child) => { pick(Math.random()); }]);',
      '  const later = () => Date.now();',
      '  use(id);',
      '  return { id, at: Date.now() };',
      '});',
      'const plain = async () => use(Date.now());',
    ),
  ).toEqual(['4 randomUUID identity id', '5 new Date clock due', '8 v4 identity', '9 Math.random random']);
});

test('durable functions of Python, Java and C#', async () => {
  expect(
    await variationsIn(
      'a.py',
      'import uuid',
      'from datetime import datetime',
      '@durable_execution',
      'def handler(event, context):',
      '    due = datetime.now()',
      '    use(uuid.uuid4(), due)',
      '    context.step(lambda _: str(uuid.uuid4()), name="id")',
    ),
  ).toEqual(['5 datetime.now clock due', '6 uuid.uuid4 identity']);
  expect(
    await variationsIn(
      'A.java',
      'class A extends DurableHandler<String, String> {',
      '  public String handleRequest(String order, DurableContext context) {',
      '    use(System.currentTimeMillis());',
      '    context.step("id", String.class, step -> UUID.randomUUID().toString());',
      '  }',
      '}',
    ),
  ).toEqual(['3 System.currentTimeMillis clock']);
  expect(
    await variationsIn(
      'A.cs',
      'class A {',
      '  async Task Handle(string order, IDurableContext context) {',
      '    Use(DateTime.UtcNow);',
      '    await context.StepAsync(async step => Guid.NewGuid());',
      '  }',
      '}',
    ),
  ).toEqual(['3 DateTime.UtcNow clock']);
});

test('knows what the context is called', async () => {
  const { replays } = await workOf('a.js', 'exports.handler = withDurableExecution(async (event, ctx) => {});');
  expect(replays.map(({ context }) => context)).toEqual(['ctx']);
});
