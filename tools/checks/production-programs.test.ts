import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const { scripts, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'scripts' | 'dependencies', Record<string, string>>
/** Part of this repository: npm links it whatever is left out. */
const { name: workspace } = JSON.parse(readFileSync('sandbox/package.json', 'utf8')) as { name: string }

/** What a machine runs after `NODE_ENV=production npm ci`, which leaves out the development dependencies. */
const PROGRAMS = ['worker', 'inbox', 'migrate', 'setup', 'doctor', 'tokens:rotate']
/** Read by Prisma's program, for migrations and after every install. */
const BESIDE = ['prisma.config.ts', 'tools/postgres/prisma-offline/schema-engine.mjs']

test.each(PROGRAMS)('npm run %s needs no development dependency', async (name) => {
  const [, loader = '', program = ''] = /^node --import (\S+) (\S+)$/.exec(scripts[name] ?? '') ?? []
  const imported = await packagesOf([program])
  expect([loader, ...imported].filter((each) => !dependencies[each] && each !== workspace)).toEqual([])
})

test('migrations and the client generated after an install need no development dependency', async () => {
  const imported = await packagesOf(BESIDE)
  expect(['prisma', '@prisma/schema-engine-wasm', ...imported].filter((each) => !dependencies[each])).toEqual([])
})

async function packagesOf(entryPoints: string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    outdir: 'unused',
    metafile: true,
    logLevel: 'error',
  })
  const paths = Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path))
  const names = paths
    .filter((path) => !/^(node:|\.)/.test(path))
    .map((path) =>
      path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  return [...new Set(names)].filter((name) => !builtinModules.includes(name)).sort()
}
