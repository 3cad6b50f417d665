import { type ChildProcess, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** Starts the bundled program from another directory, as a tool would; gives its address. */
function start(): Promise<string> {
  const child = spawn(process.execPath, [`${root}/sandbox/run.mjs`, '--port', '0'], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: unknown) => {
      said += chunk
      const url = /listens on (\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(said)))
  })
}

test('Node alone runs the program, with every part that is read later', async () => {
  const urls = await Promise.all([start(), start()])
  for (const url of urls) {
    const health = await fetch(`${url}/_sandbox/health`)
    expect(await health.json()).toMatchObject({ ok: true })
    expect((await fetch(`${url}/_sandbox/clock`)).status).toBe(200)
    expect(await (await fetch(`${url}/dashboard`)).text()).toContain('Local Stripe')
    expect((await fetch(`${url}/dashboard/base.css`)).headers.get('content-type')).toContain('text/css')
    expect((await (await fetch(`${url}/v3/`)).text()).length).toBeGreaterThan(10_000)
    expect((await fetch(`${url}/oauth/authorize`)).status).toBe(400)
    expect((await fetch(`${url}/v1/customers`, { headers: { Authorization: 'Bearer sk_test_51SoukLocalPlatformSecretKey00000000' } })).status).toBe(
      200,
    )
  }
})
