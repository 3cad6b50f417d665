// Vitest's global setup: an office that hands every test file a database of its own. PostgreSQL starts when the first file asks, so that a run of
// files that need none starts none.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Postgres, startPostgres } from '@/tools/postgres/postgres'
import { migrate } from '@/tools/postgres/schema'
import { throwawayFolder } from '@/tools/postgres/throwaway-folder'
import { type Guardian, startGuardian } from '@/tools/start/guarded'

const TEMPLATE = 'souk_template'

declare module 'vitest' {
  interface ProvidedContext {
    databaseOffice: string
    testFolder: string
  }
}

let guardian: Guardian | undefined
let postgres: Promise<Postgres> | undefined

async function open(folder: string): Promise<Postgres> {
  const dir = path.join(folder, 'pg')
  guardian = startGuardian()
  guardian.watch({ postgres: dir })
  guardian.watch({ path: folder })
  const server = await startPostgres({ dir, forgetful: true })
  await server.ensureDatabase(TEMPLATE)
  await migrate(server.url(TEMPLATE), path.join(folder, 'migrate.log'), guardian)
  return server
}

async function sql(server: Postgres, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

// One copy at a time: PostgreSQL refuses a template somebody else is copying from.
let queue: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work)
  queue = turn.catch(() => {})
  return turn
}

async function lend(folder: string): Promise<string> {
  postgres ??= open(folder)
  const server = await postgres
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await inTurn(() => sql(server, `create database ${name} template ${TEMPLATE} strategy file_copy`))
  return server.url(name)
}

async function takeBack(url: string): Promise<string> {
  const server = await postgres
  if (server) await sql(server, `drop database if exists ${pg.escapeIdentifier(new URL(url).pathname.slice(1))} with (force)`)
  return ''
}

/** Called by Vitest once before all files; what it returns is called after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await throwawayFolder('souk-test-')
  const office = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://office').searchParams.get('database')
    const work = url ? takeBack(url) : lend(folder)
    work.then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  })
  await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve))
  project.provide('databaseOffice', `http://127.0.0.1:${(office.address() as AddressInfo).port}/`)
  project.provide('testFolder', folder)
  return async () => {
    office.closeAllConnections()
    office.close()
    await guardian?.finish()
    await rm(folder, { recursive: true, force: true })
  }
}
