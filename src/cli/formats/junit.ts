import type { Report } from './report.js';

/** The report as JUnit XML: a test case for each finding, or one that passed when there is none. */
export async function formatJunit({ findings, problems, result, shown }: Report): Promise<string> {
  const cases = [
    ...findings.map(({ rule, severity, range, message }) => {
      const place = `${shown(range.file)}:${range.start.line + 1}:${range.start.character + 1}`;
      const failure = `<failure type="${severity}" message="${xml(message)}">${xml(`${place} ${message}`)}</failure>`;
      return testCase(shown(range.file), `${rule} ${place}`, failure);
    }),
    ...problems.map(({ file, range, message }) => {
      const place = `${shown(file)}${range ? `:${range.start.line + 1}` : ''}`;
      return testCase(shown(file), `not understood ${place}`, `<error type="problem" message="${xml(message)}"/>`);
    }),
  ];
  if (cases.length === 0) cases.push(testCase('serverless-coach', `${result.files} files`, ''));
  const counts = `tests="${cases.length}" failures="${findings.length}" errors="${problems.length}"`;
  const seconds = (result.millis / 1000).toFixed(3);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts} time="${seconds}">
  <testsuite name="serverless-coach" ${counts} time="${seconds}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`;
}

function testCase(file: string, name: string, content: string): string {
  const head = `    <testcase classname="${xml(file)}" name="${xml(name)}"`;
  return content ? `${head}>${content}</testcase>` : `${head}/>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** XML has no way to write most control characters: they become spaces. */
function xml(text: string): string {
  return text
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character)
    .replace(/[^\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');
}
