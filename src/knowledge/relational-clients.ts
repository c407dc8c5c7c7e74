import type { ClientFact } from '../model/code.js';

/**
 * Whether a client holds connections to a relational database, of which a server has a few hundred. Drivers and mappers by
 * the names the readers give them; those of databases that are asked over HTTP are none (their documentation, read 2026-11-21).
 */
export function isRelational({ provider, service }: Pick<ClientFact, 'provider' | 'service'>): boolean {
  return provider === 'database' && relational.has(service);
}

/** Whether a client opens a connection that it keeps: databases that are asked over HTTP have none to open. */
export function keepsConnection({ provider, service }: Pick<ClientFact, 'provider' | 'service'>): boolean {
  return provider === 'database' && !overHttp.has(service);
}

const overHttp: ReadonlySet<string> = new Set(['neon', 'planetscale', 'opensearch', 'elasticsearch', 'snowflake']);

const relational: ReadonlySet<string> = new Set(
  `pg postgres mysql mysql2 mariadb mssql knex sequelize typeorm prisma psycopg2 psycopg asyncpg pymysql pyodbc pymssql oracledb
  sqlalchemy sql sqlx pgx gorm jdbc spring-jdbc npgsql sqlclient oracle dapper efcore`.split(/\s+/),
);
