import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function returning(marked: string): string | undefined {
  return edited(marked, { kind: 'answer-by-return' }, 'handler.js');
}

describe('the callback becomes a return or a throw', () => {
  test.each([
    [
      'in the code of the handler',
      'exports.h = «(event, context, callback) => {\n  if (!event.id) {\n    callback(new Error("no id"));\n    return;\n  }\n  callback(null, { id: event.id });\n}»;\n',
      'exports.h = async (event, context) => {\n  if (!event.id) {\n    throw new Error("no id");\n  }\n  return { id: event.id };\n};\n',
    ],
    [
      'when it is returned',
      'exports.h = «async (event, context, cb) => {\n  if (!event.id) return cb("no id");\n  return cb();\n}»;\n',
      'exports.h = async (event, context) => {\n  if (!event.id) throw new Error("no id");\n  return;\n};\n',
    ],
    [
      'in a function of one expression',
      'exports.h = «(e, c, cb) => cb(null, { ok: true })»;\n',
      'exports.h = async (e, c) => ({ ok: true });\n',
    ],
    [
      'in the callbacks of a promise chain, which is returned',
      'exports.h = «(e, c, cb) => {\n  load(e)\n    .then((found) => cb(null, found))\n    .catch((error) => cb(error));\n}»;\n',
      'exports.h = async (e, c) => {\n  return load(e)\n    .then((found) => found)\n    .catch((error) => { throw error; });\n};\n',
    ],
    [
      'where errors are handed to it',
      'exports.h = «(e, c, cb) => {\n  load(e).then((found) => { cb(null, found); }).catch(cb);\n}»;\n',
      'exports.h = async (e, c) => {\n  return load(e).then((found) => { return found; });\n};\n',
    ],
    [
      'and so do the methods of the context',
      'exports.h = «function (e, context) {\n  if (e.bad) context.fail(e.bad);\n  else context.succeed(e.id);\n}»;\n',
      'exports.h = async function (e, context) {\n  if (e.bad) throw e.bad;\n  else return e.id;\n};\n',
    ],
  ])('%s', (_, marked, expected) => {
    expect(returning(marked)).toBe(expected);
  });

  test.each([
    ['where more is done after it', 'exports.h = «(e, c, cb) => {\n  cb(null, 1);\n  work();\n}»;\n'],
    ['where nobody can tell which of both it is', 'exports.h = «(e, c, cb) => {\n  cb(error, found);\n}»;\n'],
    ['where another function calls it', 'exports.h = «(e, c, cb) => {\n  get(e, (x, y) => { cb(null, y); });\n}»;\n'],
    ['where it is handed on', 'exports.h = «(e, c, cb) => {\n  get(e, cb);\n}»;\n'],
    ['where a throw would be caught', 'exports.h = «(e, c, cb) => {\n  try {\n    cb(no);\n  } catch (x) {}\n}»;\n'],
    ['in a loop', 'exports.h = «(e, c, cb) => {\n  for (const a of e) cb(null, a);\n}»;\n'],
  ])('not %s', (_, marked) => {
    expect(returning(marked)).toBeUndefined();
  });
});
