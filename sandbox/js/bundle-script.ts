import { createRequire } from 'node:module'
import { join } from 'node:path'
import { SOURCES } from '@/sandbox/core/place'

type Bundler = { buildSync(options: object): { outputFiles: { text: string }[] } }

/** Asked for only now: a world of nothing but API calls starts without it. */
function loadBundler(): Bundler {
  return createRequire(join(SOURCES, 'main.ts'))('esbuild')
}

const built = new Map<string, string>()

/**
 * Gives the browser script made from one TypeScript entry of this folder, bundled once per process, on first use.
 * @param entry path below `sandbox/js`, such as `host/stripe.ts`
 */
export function bundleScript(entry: string): string {
  const known = built.get(entry)
  if (known !== undefined) return known
  const result = loadBundler().buildSync({
    entryPoints: [join(SOURCES, 'js', entry)],
    absWorkingDir: SOURCES,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    alias: { '@/sandbox': SOURCES },
    tsconfigRaw: '{}',
    legalComments: 'none',
  })
  const text = result.outputFiles[0]?.text ?? ''
  built.set(entry, text)
  return text
}
