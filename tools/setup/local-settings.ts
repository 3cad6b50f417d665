// For compose.yaml: introduces a shop to a local Stripe that runs beside it, sets out the example shops, and writes the settings that shop and workers are started with.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { introduceShop } from '@/tools/start/local-stripe'
import { openSecrets } from '@/tools/start/secrets'
import { inTerminal } from '@/tools/start/stages'

const { values } = parseArgs({ options: { stripe: { type: 'string' }, folder: { type: 'string' } } })
const { stripe: url, folder } = values
const { APP_URL: appUrl } = process.env
if (!url || !folder || !appUrl) throw new Error('Say --stripe ADDRESS and --folder FOLDER, and set APP_URL.')

const secrets = await openSecrets(path.join(folder, 'secrets.json'))
const settings = {
  AUTH_SECRET: await secrets.random('auth secret'),
  TOKEN_ENCRYPTION_KEYS: `local:${await secrets.random('token encryption key')}`,
  JOBS_SECRET: await secrets.random('jobs secret'),
  ...(await introduceShop({ url, appUrl, secrets })),
}
const lines = Object.entries(settings).map(([name, value]) => `${name}="${value}"`)
await writeFile(path.join(folder, 'shop.env'), `${lines.join('\n')}\n`, { mode: 0o600 })
process.exitCode = await inTerminal(['--import', 'tsx', 'prisma/seed.ts'], settings)
