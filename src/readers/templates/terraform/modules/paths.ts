/** The way from one workspace folder to a path: `../modules/save` from `app` to `modules/save`; `.` to itself. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [segments(from), segments(to)];
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/') || '.';
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}
