import { createRequire } from 'node:module'
import { join } from 'node:path'
import { SOURCES } from '@/sandbox/core/place'

const root = join(SOURCES, '..')

type Bundler = { buildSync(options: object): { outputFiles: { text: string }[] } }

// esbuild comes with tsx, which runs this program; it is asked for through tsx, so that no second copy has to be declared.
function loadBundler(): Bundler {
  const require = createRequire(join(SOURCES, 'main.ts'))
  return createRequire(require.resolve('tsx/package.json'))('esbuild') as Bundler
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
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    alias: { '@': root },
    legalComments: 'none',
  })
  const text = result.outputFiles[0]?.text ?? ''
  built.set(entry, text)
  return text
}
