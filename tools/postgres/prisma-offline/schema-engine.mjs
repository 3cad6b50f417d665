#!/usr/bin/env node
// Speaks the protocol of Prisma's native `schema-engine` (JSON-RPC on stdio) on top of the npm packages
// @prisma/schema-engine-wasm + @prisma/adapter-pg, so `prisma generate|migrate|db` need no binary download.
// prisma.config.ts points Prisma to it through PRISMA_SCHEMA_ENGINE_BINARY.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean', short: 'V' },
  },
})
const require = createRequire(import.meta.url)
const logLine = (level, fields) =>
  process.stderr.write(`${JSON.stringify({ level, target: 'schema_engine::logger', timestamp: new Date().toISOString(), fields })}\n`)

// --- the engine -----------------------------------------------------------------------------------------------------
let panic
let current // the id of the request in work
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic = message
  },
}
process.on('uncaughtException', (error) => {
  if (current === undefined) logLine('ERROR', { message: panic ?? error.message, backtrace: error.stack })
  else send({ id: current, error: rpcError(error) })
  process.exit(1)
})

async function loadWasm() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const dir = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const { instance } = await WebAssembly.instantiate(readFileSync(join(dir, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

if (flags.version) {
  console.log(`schema-engine-cli ${(await loadWasm()).version()}`)
  process.exit(0)
}

// --- the database ---------------------------------------------------------------------------------------------------
const datasource = flags.datasource ? JSON.parse(flags.datasource) : {}
const target = datasource.url ? new URL(datasource.url) : null
const dbName = () => decodeURIComponent(target.pathname.slice(1)) || 'postgres'
const withDatabase = (name) => Object.assign(new URL(target), { pathname: `/${name}` })

async function withClient(url, run) {
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
const onMaintenanceDb = (sql) => withClient(withDatabase('postgres'), (client) => client.query(sql))

function connectError(error) {
  const at = `\`${target.hostname}:${target.port || 5432}\``
  if (error.code === '3D000') return { error_code: 'P1003', message: `Database \`${dbName()}\` does not exist` }
  if (error.code === '28P01' || error.code === '28000')
    return {
      error_code: 'P1000',
      message: `Authentication failed against database server, the provided database credentials for \`${target.username}\` are not valid.`,
    }
  return { error_code: 'P1001', message: `Can't reach database server at ${at}\n\nPlease make sure your database server is running at ${at}.` }
}

// adapter-pg cannot hand on the catalog type "char" (OID 18), which the schema describer selects (prisma/orm#27403):
// mark those columns in pg's result, read them as text, and turn them into Character in the adapter's answer.
const CHAR_MARK = '\u0000char:'
const { addFields } = pg.Result.prototype
pg.Result.prototype.addFields = function (fields) {
  for (const field of fields) {
    if (field.dataTypeID !== 18) continue
    field.dataTypeID = 25
    field.name = CHAR_MARK + field.name
  }
  return addFields.call(this, fields)
}
function withCharColumns(queryable) {
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query)
    result.columnNames.forEach((name, i) => {
      if (!name.startsWith(CHAR_MARK)) return
      result.columnNames[i] = name.slice(CHAR_MARK.length)
      result.columnTypes[i] = ColumnTypeEnum.Character
    })
    return result
  }
  const startTransaction = queryable.startTransaction?.bind(queryable)
  if (startTransaction) queryable.startTransaction = async (...args) => withCharColumns(await startTransaction(...args))
  return queryable
}
async function connect(url) {
  const pool = new pg.Pool({ connectionString: url.toString() })
  const schema = url.searchParams.get('schema') ?? undefined
  const adapter = withCharColumns(await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect())
  // adapter-pg splits a script at every ';', which breaks function bodies: send it whole, as the native engine does.
  adapter.executeScript = (script) =>
    pool.query(script).then(
      () => {},
      (error) => adapter.onError(error),
    )
  return adapter
}

// Not adapter-pg's own connectToShadowDb: with a connectionString that one ends up in the main database.
async function connectToShadowDb() {
  if (datasource.shadowDatabaseUrl) return connect(new URL(datasource.shadowDatabaseUrl))
  const name = `prisma_migrate_shadow_db_${randomUUID()}`
  shadows.add(name)
  await onMaintenanceDb(`create database ${pg.escapeIdentifier(name)}`)
  const adapter = await connect(withDatabase(name))
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await dropShadow(name)
  }
  return adapter
}

// Prisma sends SIGTERM as soon as it has its answer: finish, and leave no shadow database behind.
const shadows = new Set()
async function quit() {
  await queue
  for (const name of shadows) await dropShadow(name)
  process.exit(0)
}
async function dropShadow(name) {
  await onMaintenanceDb(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  shadows.delete(name)
}
let queue = Promise.resolve()
process.on('SIGTERM', quit)

// --- `schema-engine cli …` ------------------------------------------------------------------------------------------
if (positionals[0] === 'cli') {
  logLine('INFO', { message: 'Starting schema engine CLI' }) // Prisma drops the first line
  try {
    if (positionals[1] === 'can-connect-to-database') await withClient(target, (client) => client.query('select 1'))
    else if (positionals[1] === 'create-database') await onMaintenanceDb(`create database ${pg.escapeIdentifier(dbName())}`)
    else if (positionals[1] === 'drop-database') await onMaintenanceDb(`drop database if exists ${pg.escapeIdentifier(dbName())} with (force)`)
    else throw new Error(`unsupported command ${positionals[1]}`)
    process.exit(0)
  } catch (error) {
    logLine('ERROR', { is_panic: false, ...connectError(error) })
    process.exit(1)
  }
}

// --- JSON-RPC -------------------------------------------------------------------------------------------------------
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
let printId = 1_000_000
let enginePromise
async function startEngine() {
  const { SchemaEngine } = await loadWasm()
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(target ?? new URL('postgresql://127.0.0.1:1/none')),
    connectToShadowDb,
  })
  const datamodels = flags.datamodels?.map((path) => [path, readFileSync(path, 'utf8')]) ?? [
    ['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'],
  ] // `migrate diff` and `db execute` name no schema
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory)
  return { engine, factory }
}

async function call(method, params) {
  if (method === 'createDatabase') {
    await onMaintenanceDb(`create database ${pg.escapeIdentifier(dbName())}`)
    return { databaseName: dbName() }
  }
  enginePromise ??= startEngine()
  const { engine, factory } = await enginePromise
  try {
    if (method === 'getDatabaseVersion') return await engine.version(params)
    if (method !== 'diff') return await engine[method](params)
    const { stdout, ...result } = await engine.diff(params)
    if (stdout != null) send({ id: printId++, method: 'print', params: { content: stdout } })
    return { ...result, stdout: null }
  } catch (error) {
    const index = /External error (?:with reported id|\(reported id\))[^\d]*(\d+)/i.exec(String(error?.message))?.[1]
    const external = index === undefined ? undefined : factory.errorRegistry.consumeError(Number(index))
    throw external?.error ?? error
  }
}

function rpcError(error) {
  let data = { is_panic: false, message: panic ?? String(error?.message ?? error), error_code: error?.code }
  try {
    data = { ...data, ...JSON.parse(error.message) }
  } catch {}
  return { code: 4466, message: 'An error happened. Check the data field for details.', data }
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {}
    if (!method) return // an answer to one of our `print` calls
    queue = queue
      .then(() => {
        current = id
        return call(method, params)
      })
      .then(
        (result) => send({ id, result: result ?? {} }),
        (error) => send({ id, error: rpcError(error) }),
      )
  })
  .on('close', quit)
