import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

/** How the first function with a callback answers: `declared` and the answers, with `later` where another function does. */
function answers(text: string): string | undefined {
  const { callback } = read(text, 'app.js').functions.find((fact) => fact.callback) ?? {};
  if (!callback) return undefined;
  const places = callback.answers.map(({ range, isOwn }) => `${textAt(text, range)}${isOwn ? '' : ' later'}`);
  return [callback.declared ? 'declared' : 'not declared', ...places].join('; ');
}

describe('how handlers answer by calling back', () => {
  test.each([
    ['exports.handler = (event, context, callback) => { callback(null, 1); };', 'declared; callback(null, 1)'],
    ['exports.handler = async (event, context, callback) => 1;', 'declared'],
    ['exports.handler = (event, context, callback = () => {}) => { callback(); };', 'not declared; callback()'],
    ['exports.handler = (event, context) => { context.done(null, 1); };', 'not declared; context.done(null, 1)'],
    [
      'exports.handler = (event, context, cb) => { bucket.list(event, (error) => { cb(error); }); };',
      'declared; cb(error) later',
    ],
    ['exports.handler = (event, context, cb) => { list(event, cb); };', 'declared; list(event, cb) later'],
    ['exports.handler = async (event, context, cb) => { return server(event, context, cb); };', 'declared'],
    [
      'exports.handler = async (event, context, cb) => { await list(event).then((all) => cb(null, all)); };',
      'declared; cb(null, all)',
    ],
    ['exports.handler = async (event, context) => context.getRemainingTimeInMillis();', undefined],
    [
      'exports.handler = async (dependencies, event, context) => { dependencies.log(context); note(context); };',
      undefined,
    ],
    ['function walk(tree, path, callback) { callback(tree); }', undefined],
  ])('%s', (text, expected) => {
    expect(answers(text)).toBe(expected);
  });
});
