/** Whether a file is a test: its handlers are never deployed. */
export function isTestFile(path: string): boolean {
  return (
    /\.(test|spec|stories)\.[cm]?[jt]sx?$/.test(path) ||
    /(^|\/)(__tests__|__mocks__|tests?|e2e|fixtures)\//.test(path) ||
    /(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(path)
  );
}
