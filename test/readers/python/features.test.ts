import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

const features = (text: string) =>
  (read(text).features ?? []).map(({ name, since, until }) => `${name} ${since ?? `until ${until}`}`);

describe('what only some versions of Python have', () => {
  test.each([
    ['match x:\n    case 1:\n        pass\n', 'a match statement 3.10'],
    ['try:\n    pass\nexcept* ValueError:\n    pass\n', 'except* 3.11'],
    ['def first[T](items: list[T]) -> T:\n    return items[0]\n', 'type parameters 3.12'],
    ['type Pair = tuple[int, int]\n', 'a type statement 3.12'],
    ["name = f'{order['name']}'\n", 'its own quotes inside an f-string 3.12'],
    ['def note(order) -> str | None:\n    pass\n', 'a union of types written with | 3.10'],
    ['class Order:\n    note: str | None = None\n', 'a union of types written with | 3.10'],
    ['import tomllib\n', 'the module tomllib 3.11'],
    ['from datetime import UTC\n', 'datetime.UTC 3.11'],
    ['import imp\n', 'the module imp until 3.12'],
  ])('%j', (text, expected) => {
    expect(features(text)).toEqual([expected]);
  });

  test.each([
    'match = 1\nprint(match)\n',
    'items: list[int] = []\n',
    'from __future__ import annotations\n\ndef note(order) -> str | None:\n    pass\n',
    'def note(order):\n    kept: str | None = None\n    return kept\n',
    "def note(order) -> 'str | None':\n    pass\n",
    'flags = a | b\n',
    'try:\n    import tomllib\nexcept ImportError:\n    tomllib = None\n',
    'name = f\'{order["name"]}\'\n',
    'name = f"""{order["name"]}"""\n',
  ])('nothing in %j', (text) => {
    expect(features(text)).toEqual([]);
  });
});
