/** When each path changed last, counted in changes: what was worked out before a path's last change is stale. */
export class Changes {
  #now = 0;
  readonly #last = new Map<string, number>();

  /** A number that is larger than that of every change so far. */
  get now(): number {
    return this.#now;
  }

  mark(path: string): void {
    this.#last.set(path, ++this.#now);
  }

  /** Whether any of the paths changed after `moment`. */
  since(moment: number, paths: Iterable<string>): boolean {
    if (moment === this.#now) return false;
    for (const path of paths) if ((this.#last.get(path) ?? 0) > moment) return true;
    return false;
  }
}
