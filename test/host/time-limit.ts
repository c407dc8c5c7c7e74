/** A suite took longer than it may. The runner ends with exit code 124, as `timeout` does. */
export class TimeLimitReached extends Error {
  override readonly name = 'TimeLimitReached';
}

/** The outcome of `work`, or `TimeLimitReached` after `seconds`. The work itself goes on: stop what it started. */
export async function within<T>(seconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitReached(`${what} took longer than ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
