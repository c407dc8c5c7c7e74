import { expect, test } from 'vitest';
import { linkTemplate } from '../../src/linker/index.js';
import { type CodeFile, code } from './code-facts.js';
import { Files } from './files.js';
import { lambda, template } from './template-facts.js';

function project(path: string, ...dependencies: readonly string[]): CodeFile {
  return code(path).with('project', { dependencies, targetFrameworks: [], isSelfContained: false });
}

function handlerIn(...others: readonly CodeFile[]) {
  const app = code('src/app.ts').exported('handler');
  const [handler] = linkTemplate(template(lambda('Save')), new Files(app, ...others)).handlers;
  if (!handler) throw new Error('the handler is not found');
  return handler;
}

test('a handler knows the packages around it, the nearest first', () => {
  const { projects } = handlerIn(
    project('package.json', 'a'),
    project('src/package.json', 'b'),
    project('lib/package.json'),
  );
  expect(projects.map((each) => [each.file, each.dependencies])).toEqual([
    ['src/package.json', ['b']],
    ['package.json', ['a']],
  ]);
});

test('files of other languages are none of it', () => {
  expect(handlerIn(project('src/App.csproj'), project('pom.xml')).projects).toEqual([]);
});
