import type { Language } from '../../../../model/code.js';
import type { CallExpression, NewExpression } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';
import { originOf } from '../origins.js';

/**
 * How values are marked in a statement: `$1`, `?`, `%s`, `@name`. The first two are told apart by the database in Go, whose
 * drivers are imported for nothing else.
 */
export type Placeholder = 'numbered' | 'question' | 'format' | 'named';

/** A library that runs statements, and how it takes values. */
export interface Driver {
  readonly placeholder: Placeholder;
  /** A number in quotes has to stay a text: the library sends numbers as numbers. */
  readonly keepsTypes: boolean;
  /** It takes objects apart when they are given as values: only what is a text for certain can be bound. */
  readonly takesObjectsApart: boolean;
}

interface KnownDriver extends Driver {
  readonly languages: readonly Language[];
  /** What the method is called on, as `originOf` gives it; for a class that is made, the class. */
  readonly origin: RegExp;
  readonly method: RegExp;
}

const script: readonly Language[] = ['typescript', 'javascript'];

/**
 * Sources: documentation of node-postgres, mysql2, mysql, psycopg 2 and 3, PyMySQL, mysqlclient, MySQL Connector/Python,
 * sqlite3, database/sql, Npgsql, Microsoft.Data.SqlClient, MySqlConnector and Microsoft.Data.Sqlite, as known in November
 * 2026.
 */
const drivers: readonly KnownDriver[] = [
  {
    languages: script,
    origin: /^pg(?:\.default)?\.(?:(?:Pool|Client)\(\)(?:\.connect\(\))?|PoolClient\(\))$/,
    method: /^query$/,
    placeholder: 'numbered',
    keepsTypes: false,
    takesObjectsApart: false,
  },
  {
    languages: script,
    origin:
      /^(?:mysql2(?:\/promise)?|mysql|promise-mysql)(?:\.default)?\.(?:createPool|createConnection)\(\)(?:\.promise\(\))?(?:\.getConnection\(\))?$/,
    method: /^(?:query|execute)$/,
    placeholder: 'question',
    keepsTypes: true,
    takesObjectsApart: true,
  },
  {
    languages: ['python'],
    origin:
      /^(?:psycopg2|psycopg|pymysql|MySQLdb|mysql\.connector)\.(?:connect|connection\.\w+|Connection\.connect)\(\)\.cursor\(\)$|^psycopg\.connect\(\)$/,
    method: /^execute$/,
    placeholder: 'format',
    keepsTypes: true,
    takesObjectsApart: false,
  },
  {
    languages: ['python'],
    origin: /^sqlite3\.connect\(\)(?:\.cursor\(\))?$/,
    method: /^execute$/,
    placeholder: 'question',
    keepsTypes: true,
    takesObjectsApart: false,
  },
];

/** The driver that a call runs a statement by. */
export function driverOf(call: CallExpression | NewExpression, draft: Draft): Driver | undefined {
  const { language } = draft.file.program;
  if (call.kind === 'new') return language === 'csharp' && commands.test(call.type.name) ? named : undefined;
  if (call.callee.kind !== 'member') return undefined;
  const { object, name } = call.callee;
  if (language === 'go') return inGo(originOf(object, draft) ?? '', name, draft);
  const origin = originOf(object, draft);
  if (origin === undefined) return undefined;
  return drivers.find(
    (each) => each.languages.includes(language) && each.method.test(name) && each.origin.test(origin),
  );
}

const commands = /^(?:Npgsql|MySql|Sqlite|Sql)Command$/;

const named: Driver = { placeholder: 'named', keepsTypes: true, takesObjectsApart: false };

/** `database/sql` hands placeholders on as they are: the one driver that the file brings along decides. */
function inGo(origin: string, method: string, { file }: Draft): Driver | undefined {
  if (
    !/^database\/sql\.(?:(?:DB|Tx|Conn)\(\)|Open(?:DB)?\(\))$/.test(origin) ||
    !/^(?:Query|QueryRow|Exec)(?:Context)?$/.test(method)
  )
    return undefined;
  const styles = file.program.imports.flatMap(({ module }) => {
    if (/^github\.com\/(?:lib\/pq|jackc\/pgx\/v\d+\/stdlib)$/.test(module)) return ['numbered' as const];
    return /^(?:github\.com\/(?:go-sql-driver\/mysql|mattn\/go-sqlite3)|modernc\.org\/sqlite)$/.test(module)
      ? ['question' as const]
      : [];
  });
  const [placeholder, ...others] = styles;
  return placeholder && others.length === 0 ? { placeholder, keepsTypes: true, takesObjectsApart: false } : undefined;
}
