import { describe, expect, test } from 'vitest';
import { edit, rangeOf } from './editing.js';

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes the line, and the import that nothing else uses', () => {
    expect(
      edit(
        `package main

import (
	"context"
	"log" // for people
	"os"
)

func handler(ctx context.Context, event Event) error {
	log.Printf("%v", event) // all of it

	return run(ctx, os.Args)
}
`,
        remove('log.Printf("%v", event)'),
      ),
    ).toBe(`package main

import (
	"context"
	"os"
)

func handler(ctx context.Context, event Event) error {
	return run(ctx, os.Args)
}
`);
  });

  test('leaves imports that are used elsewhere, also by types', () => {
    const text = `package main

import "log"

var logger *log.Logger

func handler(event Event) {
	log.Println(event)
	run()
}
`;
    expect(edit(text, remove('log.Println(event)'))).toBe(text.replace('\tlog.Println(event)\n', ''));
  });

  test('takes an import alone with its line', () => {
    expect(
      edit(
        'package main\n\nimport "log"\n\nfunc f() {\n\tlog.Println("log.x")\n\trun()\n}\n',
        remove('log.Println("log.x")'),
      ),
    ).toBe('package main\n\nfunc f() {\n\trun()\n}\n');
  });

  test('is refused where a variable would be left without use', () => {
    const text =
      'package main\n\nfunc f(event Event) {\n\tbody, _ := json.Marshal(event)\n\tlog.Println(string(body))\n}\n';
    expect(edit(text, remove('log.Println(string(body))'))).toBeUndefined();
  });
});
