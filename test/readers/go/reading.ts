import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { CodeFacts } from '../../../src/model/code.js';
import type { CodeIntent } from '../../../src/model/intent.js';
import type { Assets } from '../../../src/model/reader.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { createGoReader } from '../../../src/readers/code/go/index.js';

const packages = createRequire(import.meta.url);

/** The parser's parts as npm installed them. */
export const installedAssets: Assets = {
  load: async (name) => {
    const owner = name === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : 'tree-sitter-go';
    return new Uint8Array(await readFile(packages.resolve(`${owner}/${name}`)));
  },
};

export const path = 'src/orders/main.go';

/** The text a range covers. */
export function textAt(text: string, range: SourceRange): string {
  const index = new LineIndex({ path: range.file, text });
  return text.slice(index.offset(range.start), index.offset(range.end));
}

/** Takes off leading line breaks, the indentation of the first line from every line, and that of an empty last line. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n+/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())).join('\n');
}

export const reader = await createGoReader(installedAssets);

/** The facts of a text, dedented. */
export function read(text: string, file = path): CodeFacts {
  return reader.read({ path: file, text: dedent(text) });
}

/** The facts of the body of a handler of queue events, `ctx` and `event` its parameters. */
export function readHandler(body: string, declarations = ''): CodeFacts {
  return read(
    `${declarations}
func handler(ctx context.Context, event events.SQSEvent) error {
${body}
}

func main() { lambda.Start(handler) }
`.replace(/^/, head),
  );
}

/** A package clause and the imports that most fixtures need. */
export const head = `package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"io"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/google/uuid"
)

`;

/** The text after the edits of an intent; undefined when the reader cannot express it. */
export function edited(text: string, intent: CodeIntent): string | undefined {
  const edits = reader.edit({ path, text }, intent);
  if (!edits) return undefined;
  const index = new LineIndex({ path, text });
  return [...edits]
    .sort((a, b) => index.offset(b.range.start) - index.offset(a.range.start))
    .reduce(
      (result, { range, text: replacement }) =>
        result.slice(0, index.offset(range.start)) + replacement + result.slice(index.offset(range.end)),
      text,
    );
}
