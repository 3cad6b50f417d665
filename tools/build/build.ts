import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Guardian } from '@/tools/start/guarded'
import { runProgram } from '@/tools/start/processes'

// What a build is made of.
const SOURCES = [
  ...[
    'app',
    'components',
    'lib',
    'jobs',
    'messages',
    'brand.ts',
    'public',
    'prisma/schema.prisma',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ],
  ...['next.config.js', 'postcss.config.mjs', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
]
const MARK = '.next/built-from'

/** Whether the production build in .next was made from the sources as they are now. */
export async function isBuilt(): Promise<boolean> {
  if (!existsSync('.next/BUILD_ID')) return false
  return (await readFile(MARK, 'utf8').catch(() => '')) === (await fingerprint())
}

/**
 * Makes the Prisma client and the production build.
 * @throws Error with the end of what the build wrote when it fails
 */
export async function build(log: string, guardian: Guardian): Promise<void> {
  const sources = await fingerprint()
  await runProgram({ name: 'prisma generate', args: ['node_modules/prisma/build/index.js', 'generate', '--generator', 'client'], log, guardian })
  await runProgram({
    name: 'next build',
    args: ['node_modules/next/dist/bin/next', 'build'],
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    log,
    guardian,
  })
  await writeFile(MARK, sources)
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(SOURCES.map(filesOf))).flat()
  for (const file of files.filter((name) => !/\.test\.tsx?$|\.d\.json\.ts$|[\\/]generated[\\/]/.test(name)).sort()) {
    hash.update(`${file}\0`).update(await readFile(file))
  }
  return hash.digest('hex')
}

async function filesOf(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => undefined)
  if (!found?.isDirectory()) return found ? [place] : []
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
