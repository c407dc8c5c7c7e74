import { expect, test } from 'vitest';
import { linkTemplate } from '../../src/linker/index.js';
import { createTypeScriptReader } from '../../src/readers/code/typescript/index.js';
import { declaredInTypeScript, head } from '../readers/pulumi/reading.js';
import { Files } from './files.js';
import { template } from './template-facts.js';

const program = `
const table = process.env.DEPLOYED_TABLE;
const save = async (order) => process.env.SAVED_TO + order;
new aws.lambda.CallbackFunction('greet', { callback: async (event) => save(event.order) });
`;

test('a function that a tool takes out of a program runs without the rest of it', () => {
  const facts = createTypeScriptReader().read({ path: 'index.ts', text: head + program.trimStart() });
  const application = linkTemplate(template(...declaredInTypeScript(program)), new Files(facts));
  const [greet] = application.functions;
  if (greet?.code.kind !== 'found') throw new Error(greet?.code.kind);
  const { file, reach } = greet.code.handler;
  expect(file).toBe('index.ts');
  expect(reach.environmentReads.map(({ name }) => name)).toEqual(['SAVED_TO']);
});
