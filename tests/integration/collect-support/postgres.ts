import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Tables } from '../../../electron/core/store/tables.ts';

const VERSIONS = '/usr/lib/postgresql';

interface PoolPackage {
  readonly Pool: new (options: { host: string; user: string; database: string; max: number }) => PostgresPool;
}

/** A PostgreSQL server of its own, in a folder that goes with it. */
export interface Postgres {
  connect(): Kysely<Tables>;
  stop(): Promise<void>;
}

/** Why there can be no server here, with what would change that; null where there can be one. */
export async function missingPostgres(): Promise<string | null> {
  if (binFolder() === null) return 'PostgreSQL is not installed (apt-get install postgresql)';
  return (await loadPool()) === null ? 'the package pg is not installed (npm install)' : null;
}

export async function startPostgres(): Promise<Postgres> {
  const [bin, pool] = [binFolder(), await loadPool()];
  if (bin === null || pool === null) throw new Error('There is no PostgreSQL here.');
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-postgres-'));
  const data = join(folder, 'data');
  // The server refuses to run as root; the package brings a user for it.
  const account = process.getuid?.() === 0 ? accountOf('postgres') : null;
  if (account !== null) execFileSync('chown', [`${account.uid}:${account.gid}`, folder]);
  chmodSync(folder, 0o700);
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { ...account, cwd: folder, stdio: 'ignore' });
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C');
  run('pg_ctl', '-D', data, '-o', `-c listen_addresses='' -c unix_socket_directories='${folder}'`, '-w', 'start');
  return {
    connect: () =>
      new Kysely<Tables>({
        dialect: new PostgresDialect({
          pool: async () => new pool.Pool({ host: folder, user: 'postgres', database: 'postgres', max: 4 }),
        }),
      }),
    async stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function binFolder(): string | null {
  const newest = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort().at(-1) : undefined;
  return newest === undefined ? null : join(VERSIONS, newest, 'bin');
}

function accountOf(user: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function loadPool(): Promise<PoolPackage | null> {
  // Not named in an import, so that the tests are whole without it.
  const name = 'pg';
  try {
    const loaded: { readonly default: PoolPackage } = await import(name);
    return loaded.default;
  } catch {
    return null;
  }
}
