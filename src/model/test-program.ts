/** Whether a file is a test by its name: what it declares is never deployed. */
export function isTestProgram(path: string): boolean {
  return (
    /\.(test|spec|stories)\.[cm]?[jt]sx?$/.test(path) ||
    /(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(path) ||
    /_test\.go$/.test(path) ||
    /(^|\/)[^/]*Tests?\.(java|cs)$/.test(path)
  );
}
