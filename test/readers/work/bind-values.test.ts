import { describe, expect, test } from 'vitest';
import { after } from './after-edit.js';

const lines = (...each: readonly string[]) => each.join('\n');

const bound = (path: string, text: string, part: string) =>
  after(path, text, part, (at) => ({ kind: 'bind-values', at }));

describe('bind-values in TypeScript', () => {
  const pg = (...body: readonly string[]) =>
    lines(
      "import { Pool } from 'pg';",
      'const pool = new Pool();',
      'export const a = async (id, term) => {',
      ...body,
      '};',
    );
  const call = (statement: string) => `pool.query(${statement})`;
  const calling = async (statement: string) => {
    const result = await bound('a.ts', pg(`  await ${call(statement)};`), call(statement));
    return result?.split('\n')[3]?.slice('  await '.length);
  };

  test('with numbered placeholders, quotes of SQL gone', async () => {
    expect(await calling("`SELECT * FROM a WHERE id = '${id}' AND b=${term}`")).toBe(
      'pool.query(`SELECT * FROM a WHERE id = $1 AND b=$2`, [id, term]);',
    );
    expect(await calling(`"SELECT * FROM a WHERE id = '" + id + "' AND b = " + term`)).toBe(
      'pool.query("SELECT * FROM a WHERE id = $1 AND b = $2", [id, term]);',
    );
    expect(await calling("`SELECT * FROM a WHERE name LIKE '%${term}%' ORDER BY id`")).toBe(
      'pool.query(`SELECT * FROM a WHERE name LIKE $1 ORDER BY id`, [`%${term}%`]);',
    );
    expect(await calling("`INSERT INTO a (b, c, d) VALUES ('${id}', ${term}, now())`")).toBeUndefined();
    expect(await calling("`INSERT INTO a (b, c) VALUES ('${id}', ${term})`")).toBe(
      'pool.query(`INSERT INTO a (b, c) VALUES ($1, $2)`, [id, term]);',
    );
  });

  test.each([
    ['quotes are doubled in it', "const safe = id.replace(/'/g, \"''\");", "'${safe}'"],
    ['it brings its quotes along', "const safe = id ? `'${id}'` : term;", '${safe}'],
    ['it may be a word of SQL', "const safe = id ? Number(id) : 'NULL';", '${safe}'],
    ['it is escaped', '', '${pool.escapeLiteral(id)}'],
  ])('not where %s', async (_, made, value) => {
    const statement = `\`UPDATE a SET b = ${value} WHERE c = '\${term}'\``;
    expect(await bound('a.ts', pg(`  ${made}`, `  await ${call(statement)};`), call(statement))).toBeUndefined();
  });

  test('with what was taken out of the quotes of an address', async () => {
    const made = pg('  const plain = unquote(id);', '  await pool.query(`SELECT 1 FROM a WHERE b = ${plain}`);');
    expect(await bound('a.ts', made, 'pool.query(`SELECT 1 FROM a WHERE b = ${plain}`)')).toContain('[plain]');
  });

  test('where the statement has a name, and in front of a callback', async () => {
    const named = pg('  const sql = `DELETE FROM a WHERE id = ${id}`; // one', '  return pool.query(sql);');
    expect(await bound('a.ts', named, 'pool.query(sql)')).toBe(
      pg('  const sql = `DELETE FROM a WHERE id = $1`; // one', '  return pool.query(sql, [id]);'),
    );
    const called = pg('  pool.query(`DELETE FROM a WHERE id = ${id}`, (error) => report(error));');
    expect(await bound('a.ts', called, 'pool.query(`DELETE FROM a WHERE id = ${id}`, (error) => report(error))')).toBe(
      pg('  pool.query(`DELETE FROM a WHERE id = $1`, [id], (error) => report(error));'),
    );
  });

  test.each([
    ['a column', '`SELECT * FROM a WHERE ${id} = 1`'],
    ['a table', "`SELECT * FROM ${id} WHERE b = '${term}'`"],
    ['an order', '`SELECT * FROM a ORDER BY ${id}`'],
    ['a number of rows', '`SELECT * FROM a LIMIT ${id}`'],
    ['a list', '`SELECT * FROM a WHERE id IN (${id})`'],
    ['several values at once', '`INSERT INTO a (b, c) VALUES (${id})`'],
    ['a part of a text', "`SELECT * FROM a WHERE b = 'x-${id}'`"],
    ['a part of a calculation', '`UPDATE a SET b = ${id} + 1`'],
    ['a cast', '`SELECT * FROM a WHERE b = ${id}::uuid`'],
    ['one of two statements', '`DELETE FROM a WHERE b = ${id}; DELETE FROM c`'],
    ['a text after a comment', '`DELETE FROM a -- all\nWHERE b = ${id}`'],
  ])('not where a value is %s', async (_, statement) => {
    expect(await calling(statement)).toBeUndefined();
  });

  test('not where values are given already, or the library is not known', async () => {
    const given = pg('  pool.query(`DELETE FROM a WHERE id = ${id} AND b = $1`, [term]);');
    expect(
      await bound('a.ts', given, 'pool.query(`DELETE FROM a WHERE id = ${id} AND b = $1`, [term])'),
    ).toBeUndefined();
    const unknown = pg('  db.query(`DELETE FROM a WHERE id = ${id}`);');
    expect(await bound('a.ts', unknown, 'db.query(`DELETE FROM a WHERE id = ${id}`)')).toBeUndefined();
    const twice = pg(
      '  const sql = `DELETE FROM a WHERE id = ${id}`;',
      '  await pool.query(sql);',
      '  await pool.query(sql);',
    );
    expect(await bound('a.ts', twice, 'pool.query(sql)')).toBeUndefined();
    const later = pg('  const sql = `DELETE FROM a WHERE id = ${id}`;', '  id = 1;', '  await pool.query(sql);');
    expect(await bound('a.ts', later, 'pool.query(sql)')).toBeUndefined();
  });

  test('with question marks, and as texts, as the library takes objects apart', async () => {
    const mysql = (statement: string) =>
      lines(
        "const mysql = require('mysql2/promise');",
        'exports.a = async (id) => {',
        '  const connection = await mysql.createConnection({});',
        `  await connection.execute(${statement});`,
        '};',
      );
    const quoted = "`SELECT * FROM a WHERE id = '${id}'`";
    expect(await bound('a.js', mysql(quoted), `connection.execute(${quoted})`)).toBe(
      mysql('`SELECT * FROM a WHERE id = ?`, [String(id)]'),
    );
    const bare = '`SELECT * FROM a WHERE id = ${id}`';
    expect(await bound('a.js', mysql(bare), `connection.execute(${bare})`)).toBeUndefined();
  });
});

describe('bind-values in Python', () => {
  const psycopg = (statement: string) =>
    lines(
      'import psycopg2',
      'def a(customer, term):',
      '    connection = psycopg2.connect("")',
      '    with connection.cursor() as cursor:',
      `        cursor.execute(${statement})`,
    );
  const calling = async (statement: string) => {
    const result = await bound('a.py', psycopg(statement), `cursor.execute(${statement})`);
    return result?.split('\n')[4]?.trim();
  };

  test('however the statement is put together', async () => {
    expect(await calling(`f"SELECT id FROM a WHERE b = '{customer}' AND c = {term}"`)).toBe(
      'cursor.execute("SELECT id FROM a WHERE b = %s AND c = %s", (str(customer), term))',
    );
    expect(await calling(`"SELECT id FROM a WHERE b = '%s'" % customer`)).toBe(
      'cursor.execute("SELECT id FROM a WHERE b = %s", (str(customer),))',
    );
    expect(await calling(`"SELECT id FROM a WHERE b = %s AND c = '%s'" % (customer, term)`)).toBe(
      'cursor.execute("SELECT id FROM a WHERE b = %s AND c = %s", (customer, str(term)))',
    );
    expect(await calling(`"SELECT id FROM a WHERE b = '{}'".format(customer)`)).toBe(
      'cursor.execute("SELECT id FROM a WHERE b = %s", (str(customer),))',
    );
    expect(await calling(`"SELECT id FROM a WHERE b = '" + customer + "'"`)).toBe(
      'cursor.execute("SELECT id FROM a WHERE b = %s", (str(customer),))',
    );
    expect(await calling(`f"""SELECT id FROM a WHERE b LIKE '%{term}%'"""`)).toBe(
      'cursor.execute("""SELECT id FROM a WHERE b LIKE %s""", ("%" + str(term) + "%",))',
    );
  });

  test.each([
    ['a percent sign would be read as a placeholder', `f"SELECT id FROM a WHERE b LIKE 'x%' AND c = '{customer}'"`],
    ['a value is formatted', `f"SELECT id FROM a WHERE b = {customer:>5}"`],
    ['braces stand for themselves', `f"SELECT '{{}}' FROM a WHERE b = '{customer}'"`],
    ['a gap has a name', `"SELECT id FROM a WHERE b = '{c}'".format(c=customer)`],
    ['a column is put in', `f"SELECT {term} FROM a WHERE b = '{customer}'"`],
  ])('not where %s', async (_, statement) => {
    expect(await calling(statement)).toBeUndefined();
  });

  test('through a function that connects, and with question marks for SQLite', async () => {
    const connected = lines(
      'import sqlite3',
      'connection = None',
      'def connect():',
      '    global connection',
      '    if connection is None:',
      '        connection = sqlite3.connect("/tmp/a")',
      '    return connection',
      'def a(customer):',
      '    connect().execute(f"DELETE FROM a WHERE b = {customer}")',
    );
    expect(await bound('a.py', connected, 'connect().execute(f"DELETE FROM a WHERE b = {customer}")')).toContain(
      'connect().execute("DELETE FROM a WHERE b = ?", (customer,))',
    );
    const unknown = 'def a(cursor, b):\n    cursor.execute(f"DELETE FROM a WHERE b = {b}")';
    expect(await bound('a.py', unknown, 'cursor.execute(f"DELETE FROM a WHERE b = {b}")')).toBeUndefined();
  });
});

describe('bind-values in Go', () => {
  const text = (driver: string, head: string, ...body: readonly string[]) =>
    lines(
      'package main',
      '',
      'import (',
      '\t"database/sql"',
      ...(head ? [head] : []),
      '',
      `\t_ "${driver}"`,
      ')',
      '',
      'var db *sql.DB',
      '',
      'func remove(ctx context.Context, id string) error {',
      ...body,
      '\treturn err',
      '}',
      '',
    );

  test('in the style of the one driver that is there, without what is no longer used', async () => {
    const before = text(
      'github.com/lib/pq',
      '\t"fmt"',
      `\tstatement := fmt.Sprintf("DELETE FROM a WHERE id = '%s'", id)`,
      '\t_, err := db.ExecContext(ctx, statement)',
    );
    expect(await bound('main.go', before, 'db.ExecContext(ctx, statement)')).toBe(
      text(
        'github.com/lib/pq',
        '',
        '\tstatement := "DELETE FROM a WHERE id = $1"',
        '\t_, err := db.ExecContext(ctx, statement, id)',
      ),
    );
    const added = text(
      'github.com/go-sql-driver/mysql',
      '',
      `\t_, err := db.Exec("DELETE FROM a WHERE id = '" + id + "'")`,
    );
    expect(await bound('main.go', added, `db.Exec("DELETE FROM a WHERE id = '" + id + "'")`)).toBe(
      text('github.com/go-sql-driver/mysql', '', '\t_, err := db.Exec("DELETE FROM a WHERE id = ?", id)'),
    );
  });

  test('not without a driver', async () => {
    const before = text('example.com/other', '', `\t_, err := db.Exec("DELETE FROM a WHERE id = '" + id + "'")`);
    expect(await bound('main.go', before, `db.Exec("DELETE FROM a WHERE id = '" + id + "'")`)).toBeUndefined();
  });
});

describe('bind-values in C#', () => {
  const text = (type: string, ...body: readonly string[]) =>
    lines(
      'using Npgsql;',
      'class A {',
      `    void Find(${type} id, NpgsqlConnection connection) {`,
      ...body,
      '    }',
      '}',
    );
  const made = `new NpgsqlCommand($"SELECT a FROM b WHERE id = '{id}'", connection)`;

  test('by parameters of the command', async () => {
    const before = text('string', `        using var command = ${made};`, '        command.ExecuteScalar();');
    expect(await bound('A.cs', before, made)).toBe(
      text(
        'string',
        '        using var command = new NpgsqlCommand("SELECT a FROM b WHERE id = @id", connection);',
        '        command.Parameters.AddWithValue("id", NpgsqlTypes.NpgsqlDbType.Unknown, id);',
        '        command.ExecuteScalar();',
      ),
    );
  });

  test('of other databases, which convert what they compare', async () => {
    const sql = made.replace('Npgsql', 'Sql');
    const before = text('string', `        var command = ${sql};`, '        command.ExecuteScalar();');
    expect(await bound('A.cs', before, sql)).toContain('command.Parameters.AddWithValue("id", id);');
  });

  test('not for what may be no text', async () => {
    const before = text('object', `        using var command = ${made};`, '        command.ExecuteScalar();');
    expect(await bound('A.cs', before, made)).toBeUndefined();
  });
});
