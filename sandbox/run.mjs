// node sandbox/run.mjs [options of main.ts]: the same program as `npx tsx sandbox/main.ts`, bundled once and started by Node alone. Translating two hundred
// files takes several times as long as everything else at a start. The bundle is made anew whenever a source has changed.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const sources = fileURLToPath(new URL('.', import.meta.url))
const root = join(sources, '..')
const A_DAY_MS = 86_400_000
const cache = join(root, 'node_modules/.cache/local-stripe')

/** A name for the sources as they are: every file's path, time and size. */
function fingerprint() {
  const hash = createHash('sha1').update(process.version)
  const look = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) look(path)
      else if (!entry.name.includes('.test.')) {
        const { mtimeMs, size } = statSync(path)
        hash.update(`${path} ${mtimeMs} ${size}\n`)
      }
    }
  }
  look(sources)
  hash.update(String(statSync(join(root, 'package-lock.json')).mtimeMs))
  return hash.digest('hex').slice(0, 16)
}

/** Bundles the program into a folder; what few starts need stays outside. Written beside and moved, so that a killed build leaves nothing half. */
function build(folder) {
  const { buildSync } = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))('esbuild')
  const beside = `${folder}.${process.pid}`
  buildSync({
    entryPoints: [join(sources, 'main.ts')],
    absWorkingDir: root,
    outdir: beside,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: { '@': root },
    external: ['esbuild', 'stripe', 'tsx', 'typescript', 'typescript-5', 'zod'],
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(sources, 'core/place.ts')).href) },
    legalComments: 'none',
  })
  try {
    renameSync(beside, folder)
  } catch (error) {
    // Another start was quicker; its bundle is the same.
    rmSync(beside, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  }
}

/** Takes away what sources of other days were bundled to; younger ones may still be running, and read more of themselves later. */
function tidy() {
  for (const entry of readdirSync(cache)) {
    const folder = join(cache, entry)
    if (entry !== name && Date.now() - statSync(folder).mtimeMs > A_DAY_MS) rmSync(folder, { recursive: true, force: true })
  }
}

const name = fingerprint()
const program = join(cache, name, 'main.mjs')
if (!statSync(program, { throwIfNoEntry: false })) {
  mkdirSync(cache, { recursive: true })
  build(join(cache, name))
  tidy()
}
await import(pathToFileURL(program).href)
