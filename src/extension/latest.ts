/** The answer to a question, asked once until something changes: several views show it, each at its own time. */
export class Latest<Answer> {
  #answer: Promise<Answer> | undefined;

  constructor(private readonly ask: () => Promise<Answer>) {}

  get(): Promise<Answer> {
    if (!this.#answer) {
      const asked = this.ask();
      this.#answer = asked;
      // A question that failed is asked again.
      asked.catch(() => {
        if (this.#answer === asked) this.#answer = undefined;
      });
    }
    return this.#answer;
  }

  /** Something changed: the next to ask gets a new answer. */
  forget(): void {
    this.#answer = undefined;
  }
}
