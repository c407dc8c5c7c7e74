import { describe, expect, test } from 'vitest';
import { Rereading } from '../../src/server/rereading.js';

/** A document and its file, and what is said of each change. */
class Desk {
  disk: string | undefined = 'first';
  readonly told: string[] = [];
  readonly #rereading = new Rereading(async () => this.disk);

  constructor(text = 'first') {
    this.#rereading.opened('a.yaml', text);
  }

  async change(text: string): Promise<this> {
    this.told.push('typed');
    const index = this.told.length - 1;
    this.#rereading.changed('a.yaml', text, () => {
      this.told[index] = 'reread';
    });
    await this.#rereading.settled;
    return this;
  }

  async save(text: string): Promise<this> {
    this.disk = text;
    this.#rereading.saved('a.yaml', () => this.told.push('saved'));
    await this.#rereading.settled;
    return this;
  }

  /** Another program writes the file, and the editor reads it again. */
  async pull(text: string): Promise<this> {
    this.disk = text;
    return this.change(text);
  }
}

describe('a change of a document', () => {
  test('that brings the text of its file was read again', async () => {
    const desk = await new Desk().pull('second');
    await desk.pull('third');
    expect(desk.told).toEqual(['reread', 'reread']);
  });

  test('that brings another text was typed', async () => {
    const desk = await new Desk().change('second');
    expect(desk.told).toEqual(['typed']);
  });

  test('of a document with edits of its own was typed, also back to the text of its file', async () => {
    const desk = await new Desk().change('second');
    await desk.change('first');
    expect(desk.told).toEqual(['typed', 'typed']);
    const restored = await new Desk('not yet saved').pull('first');
    expect(restored.told).toEqual(['typed']);
  });

  test('after a document was saved is told apart again', async () => {
    const desk = await (await new Desk().change('second')).save('second');
    await desk.pull('third');
    expect(desk.told).toEqual(['typed', 'saved', 'reread']);
  });

  test('is the same text with other line ends', async () => {
    const desk = new Desk();
    desk.disk = 'second\r\nline';
    await desk.change('second\nline');
    expect(desk.told).toEqual(['reread']);
  });

  test('was typed where there is no file', async () => {
    const desk = new Desk();
    desk.disk = undefined;
    await desk.change('second');
    expect(desk.told).toEqual(['typed']);
  });
});
