/** Whether a file is a test: its handlers are never deployed. */
export function isTestFile(path: string): boolean {
  return isTestProgram(path) || /(^|\/)(__tests__|__mocks__|tests?|e2e|fixtures)\//.test(path);
}

/** Whether a file is a test by its name: what it declares is never deployed. */
export function isTestProgram(path: string): boolean {
  return (
    /\.(test|spec|stories)\.[cm]?[jt]sx?$/.test(path) ||
    /(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(path) ||
    /_test\.go$/.test(path) ||
    /(^|\/)[^/]*Tests?\.(java|cs)$/.test(path)
  );
}
