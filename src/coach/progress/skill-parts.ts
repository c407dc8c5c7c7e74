/** What is kept for each part of a skill: for its rules, its signals, its questions; in the order the parts came. */
export class SkillParts<T> {
  readonly #skills = new Map<string, Map<string, T>>();

  of(skill: string): ReadonlyMap<string, T> {
    return this.#skills.get(skill) ?? nothing;
  }

  get(skill: string, part: string): T | undefined {
    return this.#skills.get(skill)?.get(part);
  }

  /** One that is there already keeps its turn. */
  set(skill: string, part: string, value: T): void {
    const parts = this.#skills.get(skill);
    if (parts) parts.set(part, value);
    else this.#skills.set(skill, new Map([[part, value]]));
  }

  /** What is kept for a part; made when it is the first time. */
  obtain(skill: string, part: string, make: () => T): T {
    const known = this.get(skill, part);
    if (known !== undefined) return known;
    const made = make();
    this.set(skill, part, made);
    return made;
  }

  /** Takes a part out wherever it is; returns the skills that had it. */
  remove(part: string): readonly string[] {
    return [...this.#skills].filter(([, parts]) => parts.delete(part)).map(([skill]) => skill);
  }
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();
