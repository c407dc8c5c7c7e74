import Mocha from 'mocha';
import { defineCommonTests } from './common.js';
import { defineDesktopTests } from './desktop.js';
import { defineLessonTests } from './lessons.js';
import { defineProgressTests } from './progress.js';
import { runMocha } from './run-mocha.js';

/** The entry the extension host calls. */
export function run(): Promise<void> {
  return runMocha(Mocha, () => {
    defineCommonTests();
    defineLessonTests();
    defineProgressTests();
    defineDesktopTests();
  });
}
