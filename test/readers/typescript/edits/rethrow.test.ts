import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function rethrown(marked: string): string | undefined {
  return edited(marked, { kind: 'rethrow' });
}

describe('the error is thrown again', () => {
  test.each([
    [
      'after what is there',
      'try {\n  a();\n} catch (e) «{\n  log(e); // why\n}»\n',
      'try {\n  a();\n} catch (e) {\n  log(e); // why\n  throw e;\n}\n',
    ],
    [
      'unless it is of a kind that is expected',
      'try {\n  a();\n} catch (e) «{\n  if (e instanceof NotFound) {\n    log();\n  } else {\n    log(e);\n  }\n}»\n',
      'try {\n  a();\n} catch (e) {\n  if (e instanceof NotFound) {\n    log();\n  } else {\n    log(e);\n    throw e;\n  }\n}\n',
    ],
    [
      'after a choice that is about something else',
      'try {\n  a();\n} catch (e) «{\n  if (quiet) {\n    b();\n  } else {\n    log(e);\n  }\n}»\n',
      'try {\n  a();\n} catch (e) {\n  if (quiet) {\n    b();\n  } else {\n    log(e);\n  }\n  throw e;\n}\n',
    ],
    [
      'after comments',
      'try {\n  a();\n} catch (e) «{\n  log(e);\n  // Go on.\n}»\n',
      'try {\n  a();\n} catch (e) {\n  log(e);\n  // Go on.\n  throw e;\n}\n',
    ],
    [
      'with a name of its own',
      'try {\n\ta()\n} catch «{\n\tlog()\n}»\n',
      'try {\n\ta()\n} catch (error) {\n\tlog()\n\tthrow error\n}\n',
    ],
    [
      'with a name that is free',
      'const error = 1;\ntry {\n  a(error);\n} catch «{\n  log(error);\n}»\n',
      'const error = 1;\ntry {\n  a(error);\n} catch (error2) {\n  log(error);\n  throw error2;\n}\n',
    ],
    [
      'from an empty block',
      'function f() {\n    try { a(); } catch (e) «{}»\n}\n',
      'function f() {\n    try { a(); } catch (e) {\n        throw e;\n    }\n}\n',
    ],
    [
      'from a block with only a comment',
      'try {\n  a();\n} catch (e) «{\n  // Nothing to do.\n}»\n',
      'try {\n  a();\n} catch (e) {\n  // Nothing to do.\n  throw e;\n}\n',
    ],
    ['on the same line', 'try { a(); } catch (e) «{ log(e); }»\n', 'try { a(); } catch (e) { log(e); throw e; }\n'],
    [
      'on the same line without semicolons',
      'try { a() } catch (e) «{ log(e) }»\n',
      'try { a() } catch (e) { log(e); throw e }\n',
    ],
    [
      'instead of return',
      'const f = () => {\n  try {\n    a();\n  } catch (e) «{\n    log(e);\n    return;\n  }»\n};\n',
      'const f = () => {\n  try {\n    a();\n  } catch (e) {\n    log(e);\n    throw e;\n  }\n};\n',
    ],
    [
      'instead of a constant',
      "const f = () => {\n  try {\n    a();\n  } catch (e) «{\n    return { statusCode: 200, body: JSON.stringify('ok') };\n  }»\n};\n",
      'const f = () => {\n  try {\n    a();\n  } catch (e) {\n    throw e;\n  }\n};\n',
    ],
    [
      'instead of continue',
      'for (const x of y) {\n  try {\n    a(x);\n  } catch (e) «{\n    log(e);\n    continue;\n  }»\n}\n',
      'for (const x of y) {\n  try {\n    a(x);\n  } catch (e) {\n    log(e);\n    throw e;\n  }\n}\n',
    ],
    [
      'with Windows line endings',
      'try {\r\n  a();\r\n} catch (e) «{\r\n  log(e);\r\n}»\r\n',
      'try {\r\n  a();\r\n} catch (e) {\r\n  log(e);\r\n  throw e;\r\n}\r\n',
    ],
    [
      'after a branch that leaves',
      'const f = () => {\n  try {\n    a();\n  } catch (e) «{\n    if (e.code === 1) return;\n  }»\n};\n',
      'const f = () => {\n  try {\n    a();\n  } catch (e) {\n    if (e.code === 1) return;\n    throw e;\n  }\n};\n',
    ],
  ])('%s', (_, before, after) => {
    expect(rethrown(before)).toBe(after);
  });
});

describe('nothing is thrown when', () => {
  test.each([
    ['it is thrown already', 'try { a(); } catch (e) «{ throw e; }»'],
    ['something else is thrown', 'try { a(); } catch (e) «{ log(e); throw new Error(String(e)); }»'],
    ['a result is returned', 'const f = () => { try { a(); } catch (e) «{ return { error: e.message }; }» };'],
    ['every branch leaves', 'const f = () => { try { a(); } catch (e) «{ if (e) return 1; else throw e; }» };'],
    ['the error is taken apart', 'try { a(); } catch ({ message }) «{ log(message); }»'],
    ['the block is not that of a catch', 'try «{ a(); }» catch (e) { log(e); }'],
    ['the error is handled in a chain', 'a().catch(() => «{ log(); }»);'],
  ])('%s', (_, marked) => {
    expect(rethrown(marked)).toBeUndefined();
  });
});
