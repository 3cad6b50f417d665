// The sources as plain JavaScript, made by esbuild on the first start and kept: translating some two hundred files takes several times as long as everything else at
// a start. They are bundled anew whenever a source has changed.
import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const SOURCES = fileURLToPath(new URL('.', import.meta.url))
const ENTRIES = { main: 'main.ts', 'local-stripe': 'local-stripe.ts', control: 'control/client.ts' }
const A_DAY_MS = 86_400_000

/** A name for the sources as they are: every file's path, time and size. */
function fingerprint() {
  const hash = createHash('sha1')
    .update(process.version)
    .update(readFileSync(join(SOURCES, 'package.json')))
  const look = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.name === 'node_modules' || entry.name.includes('.test.')) continue
      if (entry.isDirectory()) look(path)
      else {
        const { mtimeMs, size } = statSync(path)
        hash.update(`${path} ${mtimeMs} ${size}\n`)
      }
    }
  }
  look(SOURCES)
  return hash.digest('hex').slice(0, 16)
}

/** Beside the sources, or in the machine's temporary folder where those are read-only. */
function cacheFolder() {
  try {
    accessSync(SOURCES, constants.W_OK)
    return join(SOURCES, 'node_modules/.cache')
  } catch {
    return join(tmpdir(), `local-stripe-${process.getuid?.() ?? ''}`)
  }
}

/** Bundles into a folder; what few starts need stays outside. Written beside and moved, so that a killed build leaves nothing half. */
function build(folder) {
  const { buildSync } = createRequire(import.meta.url)('esbuild')
  const beside = `${folder}.${process.pid}`
  buildSync({
    entryPoints: Object.entries(ENTRIES).map(([out, source]) => ({ in: join(SOURCES, source), out })),
    absWorkingDir: SOURCES,
    outdir: beside,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: { '@/sandbox': SOURCES },
    // Whatever tsconfig.json lies around: the same bundle.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'hono/jsx' } },
    external: ['ajv', 'esbuild', 'typescript-5'],
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(SOURCES, 'core/place.ts')).href) },
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
function tidy(cache, name) {
  for (const entry of readdirSync(cache)) {
    const folder = join(cache, entry)
    if (entry !== name && Date.now() - statSync(folder).mtimeMs > A_DAY_MS) rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Gives the address of a bundled program, bundling the sources first if they have changed.
 * @param {'main' | 'local-stripe' | 'control'} entry
 */
export function bundled(entry) {
  const [cache, name] = [cacheFolder(), fingerprint()]
  const program = join(cache, name, `${entry}.mjs`)
  if (!statSync(program, { throwIfNoEntry: false })) {
    mkdirSync(cache, { recursive: true })
    build(join(cache, name))
    tidy(cache, name)
  }
  return pathToFileURL(program).href
}
