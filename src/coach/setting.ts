import type { Application } from '../model/application.js';
import type { Language } from '../model/code.js';
import type { Finding } from '../model/finding.js';
import type { Setting } from './examples.js';

/**
 * What the application of a finding is written in: its dialect, and the language of the function or file the finding is
 * about. Without a finding it is what all applications have in common. What cannot be told is left out.
 */
export function settingOf(
  applications: readonly Application[],
  finding?: Pick<Finding, 'application' | 'range' | 'function'>,
): Setting {
  const own = finding ? applications.filter(({ root }) => root === finding.application) : applications;
  const dialect = onlyOne(own.map((application) => application.dialect).filter((each) => each !== 'code'));
  const language = (finding && languageAt(own, finding)) ?? onlyOne(handlersOf(own).map((handler) => handler.language));
  return { ...(dialect && { dialect }), ...(language && { language }) };
}

function languageAt(
  applications: readonly Application[],
  { range, function: name }: Pick<Finding, 'range' | 'function'>,
): Language | undefined {
  const handlers = handlersOf(applications);
  const atFile = handlers.filter(({ reach }) => reach.files.includes(range.file));
  const ofFunction = handlers.filter(({ functions }) => functions.some((each) => each.name === name));
  return onlyOne((atFile.length > 0 ? atFile : ofFunction).map(({ language }) => language));
}

function handlersOf(applications: readonly Application[]) {
  return applications.flatMap(({ handlers }) => handlers);
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  const different = new Set(values);
  return different.size === 1 ? values[0] : undefined;
}
