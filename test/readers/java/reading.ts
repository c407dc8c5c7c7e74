import type { CodeFacts } from '../../../src/model/code.js';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { createJavaReader } from '../../../src/readers/code/java/index.js';
import { nodeAssets } from '../../../src/workspace/node-assets.js';

export const reader = await createJavaReader(nodeAssets);
export const path = 'orders/src/main/java/com/example/Orders.java';

/** The facts of a text, dedented. */
export function read(text: string, file = path): CodeFacts {
  return reader.read({ path: file, text: dedent(text) });
}

/** The facts of the body of a handler of a queue, with what it needs imported. */
export function readBody(body: string, members = ''): CodeFacts {
  return reader.read({ path, text: handlerWith(body, members) });
}

/** A class whose handler has a body. */
export function handlerWith(body: string, members = ''): string {
  return `package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.*;
import java.util.concurrent.*;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

public class Orders implements RequestHandler<SQSEvent, String> {
${indented(dedent(members), '  ')}
  @Override
  public String handleRequest(SQSEvent event, Context context) {
${indented(dedent(body), '    ')}
  }
}
`;
}

function indented(text: string, indentation: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : indentation + line))
    .join('\n');
}

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
