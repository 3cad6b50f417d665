import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const SOURCES = dirname(fileURLToPath(import.meta.url))
const { name, version, bin, dependencies } = JSON.parse(readFileSync(join(SOURCES, 'package.json'), 'utf8')) as {
  name: string
  version: string
  bin: Record<string, string>
  dependencies: Record<string, string>
}
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'local-stripe-')))
const modules = join(folder, 'node_modules')
const installed = join(modules, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Packs the package and puts it into an empty folder with what it declares and nothing else, as `npm install TARBALL` does, without a network. */
function install(): void {
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const packed = execFileSync(command, [...first, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: SOURCES,
    encoding: 'utf8',
  })
  const { filename } = (JSON.parse(packed) as { filename: string }[])[0] ?? { filename: '' }
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1'])
  for (const dependency of Object.keys(dependencies)) link(dependency)
}

function link(dependency: string): void {
  const found =
    createRequire(join(SOURCES, 'package.json'))
      .resolve.paths(dependency)
      ?.map((path) => join(path, dependency)) ?? []
  const target = found.find((path) => {
    try {
      return readFileSync(join(path, 'package.json'))
    } catch {
      return false
    }
  })
  if (!target) throw new Error(`${dependency} is not installed here`)
  mkdirSync(dirname(join(modules, dependency)), { recursive: true })
  symlinkSync(target, join(modules, dependency), 'junction')
}

/** Runs Node in that folder until it has printed an address, and asks `look` about it. */
async function running(args: string[], look: (url: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      const hear = (chunk: unknown) => {
        said += chunk
        const found = /(http:\/\/localhost:\d+)/.exec(said)?.[1]
        if (found) resolve(found)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', () => reject(new Error(said)))
    })
    await look(url)
  } finally {
    child.kill('SIGKILL')
  }
}

test('the packed package runs alone: its command, and its two imports', async () => {
  install()
  for (const text of ['README.md', 'CHANGELOG.md', 'DIFFERENCES.md', 'LICENSE']) expect(readFileSync(join(installed, text), 'utf8')).not.toBe('')
  expect(readFileSync(join(installed, 'CHANGELOG.md'), 'utf8')).toContain(`\n## ${version}\n`)
  expect(readFileSync(join(installed, 'README.md'), 'utf8')).toContain(`souk-local-stripe-${version}.tgz`)
  const command = join(installed, bin['local-stripe'] ?? '')
  await running([command, '--port', '0'], async (url) => {
    expect(await (await fetch(`${url}/_sandbox/health`)).json()).toMatchObject({ ok: true })
    expect(await (await fetch(`${url}/dashboard`)).text()).toContain('Local Stripe')
    expect((await fetch(`${url}/dashboard/base.css`)).headers.get('content-type')).toContain('text/css')
    expect((await (await fetch(`${url}/v3/`)).text()).length).toBeGreaterThan(10_000)
  })
  const program = `
    import { startSandbox } from '${name}'
    import { createControlClient } from '${name}/control'
    const { url } = await startSandbox()
    const { account_id } = await createControlClient(url).platform()
    console.log(account_id, url)
  `
  await running(['--input-type=module', '-e', program], async (url) => {
    expect((await fetch(`${url}/_sandbox/clock`)).status).toBe(200)
  })
})

test('nothing of the inside can be imported', () => {
  const require = createRequire(join(SOURCES, 'package.json'))
  expect(() => require.resolve(`${name}/start`)).toThrow(/not exported|exports/)
})
