import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSandbox } from '@souk/local-stripe'
import { createControlClient } from '@souk/local-stripe/control'
import { afterAll, expect, test } from 'vitest'
import { startGuardian } from './guarded'
import { startLocalStripe } from './local-stripe'
import { openSecrets } from './secrets'

const data = await mkdtemp(path.join(tmpdir(), 'souk-start-'))
const guardian = startGuardian()
afterAll(async () => {
  await guardian.finish()
  await rm(data, { recursive: true, force: true })
})

async function start(name: string, port: number) {
  const folder = path.join(data, name)
  const secrets = await openSecrets(path.join(folder, 'secrets.json'))
  const stripe = await startLocalStripe({
    data: folder,
    port,
    appUrl: `http://localhost:1/${name}`,
    secrets,
    log: path.join(folder, 'stripe.log'),
    guardian,
  })
  return { ...stripe, redirectUris: (await createControlClient(stripe.url).platform()).redirect_uris }
}

test('a shop never takes the local Stripe of another for its own, whoever is first at the port', async () => {
  const other = await startSandbox()
  const port = Number(new URL(other.url).port)
  const both = await Promise.all([start('one', port), start('two', port)])
  expect(new Set([other.url, ...both.map(({ url }) => url)]).size).toBe(3)
  expect(both.map(({ redirectUris }) => redirectUris[0])).toEqual([
    'http://localhost:1/one/api/connect/callback',
    'http://localhost:1/two/api/connect/callback',
  ])
  await other.close()
})
