import { parseArgs } from 'node:util'
import { startWorld } from './start'

const HELP = `The local Stripe: a Stripe with Connect, on this machine, that keeps its state in a directory.

local-stripe [options]
  --port N             port, 0 for any free one (4242)
  --data DIR           directory for the state; without it everything is gone at the end
  --host ADDRESS       listen on this address instead of loopback only
  --url ORIGIN         what browsers call it (http://localhost:PORT)
  --redirect-uri URL   register an OAuth redirect URI for the platform; may be repeated
  --delay-ms N         wait this long in every call to /v1 (0)
  --async-delay-ms N   how late balance transactions of captured payments arrive (1500)
  --other-versions     answer requests for other versions of the API, too, in the shape of ours
  --raw-card-data      let secret keys of the platform send card numbers
  --seed N             make the same ids in the same order at every start
  --help               this text
`

function readOptions() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '4242' },
      data: { type: 'string' },
      host: { type: 'string' },
      url: { type: 'string' },
      'redirect-uri': { type: 'string', multiple: true },
      'delay-ms': { type: 'string' },
      'async-delay-ms': { type: 'string' },
      'other-versions': { type: 'boolean' },
      'raw-card-data': { type: 'boolean' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,7}$/.test(value)) throw new Error(`--${name} takes a number, not ${value}`)
  return Number(value)
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) return void process.stdout.write(HELP)
  const { SANDBOX_CHECK_ANSWERS: checked } = process.env
  if (checked) (await import('./testing/schema/watch-process')).watchProcess(checked)
  const began = performance.now()
  const sandbox = await startWorld({
    port: wholeNumber('port', options.port),
    dataDir: options.data,
    host: options.host,
    url: options.url,
    redirectUris: options['redirect-uri'],
    delayMs: wholeNumber('delay-ms', options['delay-ms']),
    asyncDelayMs: wholeNumber('async-delay-ms', options['async-delay-ms']),
    otherVersions: options['other-versions'],
    rawCardData: options['raw-card-data'],
    seed: wholeNumber('seed', options.seed),
  })
  const readyMs = Math.round(performance.now() - began)
  const { secretKey, publishableKey, clientId } = sandbox.platform
  process.stdout.write(`The local Stripe listens on ${sandbox.url} (ready after ${readyMs} ms)\n`)
  process.stdout.write(`  dashboard    ${sandbox.url}/dashboard\n  secret key   ${secretKey}\n`)
  process.stdout.write(`  publishable  ${publishableKey}\n  client id    ${clientId}\n`)
  const stop = () => void sandbox.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: NodeJS.ErrnoException) => {
  const busy = error.code === 'EADDRINUSE'
  process.stderr.write(`${busy ? 'The port is taken by another program. Give another one with --port, or 0 for any.' : error.message}\n`)
  process.exit(1)
})
