/** Items of skills by their ids, those of a skill in the order they came. */
export class SkillItems<T> {
  readonly #skills = new Map<string, Map<string, T>>();

  get skills(): Iterable<string> {
    return this.#skills.keys();
  }

  of(skill: string): ReadonlyMap<string, T> {
    return this.#skills.get(skill) ?? new Map();
  }

  /** All items with their ids, skill by skill. */
  *all(): Iterable<readonly [string, T]> {
    for (const items of this.#skills.values()) yield* items;
  }

  get(skill: string, id: string): T | undefined {
    return this.#skills.get(skill)?.get(id);
  }

  /** One that is there already keeps its turn. */
  set(skill: string, id: string, item: T): void {
    const items = this.#skills.get(skill);
    if (items) items.set(id, item);
    else this.#skills.set(skill, new Map([[id, item]]));
  }

  delete(skill: string, id: string): void {
    this.#skills.get(skill)?.delete(id);
  }

  /** Takes items out; returns the skills that had some. */
  remove(isUnwanted: (item: T, id: string) => boolean): readonly string[] {
    const touched = new Set<string>();
    for (const [skill, items] of this.#skills) {
      for (const [id, item] of items) if (isUnwanted(item, id) && items.delete(id)) touched.add(skill);
    }
    return [...touched];
  }
}
