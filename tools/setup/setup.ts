// npm run setup: in a terminal (or with --ask) asks for the settings of a shop with Stripe's keys and sets it up; elsewhere (or with --addresses) says what to register at Stripe.
// With --check: every setting that is missing or wrong. With --settings: a list of settings to fill in and import.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { redirectUris, webhookEndpoints } from './addresses'
import { checkServices } from './check-services'
import { checkSettings } from './check-settings'
import { deployLink, settingsList } from './settings-list'

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)

const flag = { type: 'boolean', default: false } as const
const { values } = parseArgs({
  options: { check: flag, settings: flag, addresses: flag, ask: flag, file: { type: 'string' }, data: { type: 'string' } },
})
if (values.check) process.exitCode = await check()
else if (values.settings) process.stdout.write(await settingsList(process.env))
else if (!values.addresses && (values.ask || process.stdin.isTTY)) await askAndSetUp()
else showAddresses()

async function askAndSetUp(): Promise<void> {
  // The log would stand between questions and table.
  process.env.LOG_LEVEL ||= 'silent'
  const { setUp } = await import('./set-up')
  process.exitCode = await setUp(values)
}

async function check(): Promise<number> {
  const found = [...checkSettings(process.env), ...(await checkServices(process.env))]
  for (const { name, message, isFatal } of found) console.log(`  ${isFatal ? '✗' : '!'} ${name}: ${message}`)
  const fatal = found.filter(({ isFatal }) => isFatal).length
  const calm = found.length === 0 ? 'Nothing is missing.' : '\nNothing has to be mended before the shop starts.'
  console.log(fatal === 0 ? calm : `\n${fatal} to mend. Each setting is explained in .env.example.`)
  if (fatal === 0) console.log('Stripe does not tell which redirect URIs are registered: compare them with those of npm run setup -- --addresses.')
  return fatal === 0 ? 0 : 1
}

function showAddresses(): void {
  const { test, live, unnamed } = redirectUris(process.env, branches())
  console.log(
    'Redirect URIs (Stripe’s dashboard, Settings, Connect, Onboarding options, OAuth; none are needed where sellers only open accounts from your shop)\n\n  in test mode:',
  )
  for (const { url, use } of test) console.log(`    ${url}   ${use}`)
  if (live.length > 0) console.log('\n  in live mode:')
  for (const { url, use } of live) console.log(`    ${url}   ${use}`)
  if (unnamed.length > 0)
    console.log(`\n  Vercel shortens the names of these branches: open their previews, /sell shows the address. ${unnamed.join(', ')}`)
  if (!process.env.CONNECT_PREVIEW_HOSTS && !process.env.CONNECT_RELAY_URL)
    console.log('\n  Previews on Vercel: set CONNECT_PREVIEW_HOSTS (souk-git-*-team.vercel.app) to list the address of every branch.')
  console.log('\nWebhook endpoints (/admin/webhooks registers them by one press; or by hand in Stripe’s dashboard, Developers, Webhooks)')
  for (const { scope, url, events, secret } of webhookEndpoints(process.env)) {
    console.log(
      `\n  ${url}\n    events on ${scope === 'connect' ? 'connected accounts' : 'your account'}; made by hand, its signing secret goes to ${secret}`,
    )
    for (const event of events) console.log(`    ${event}`)
  }
  console.log(`\nDeploy to Vercel\n\n  ${deployLink(git('remote', 'get-url', 'origin')[0])}`)
  console.log(
    '\nnpm run setup -- --ask asks for the settings and registers the endpoints. npm run setup -- --check says what is missing. npm run setup -- --settings makes a list of settings to import.',
  )
}

/** The branches of this repository, here and at its remotes; none outside of git. */
function branches(): string[] {
  const refs = git('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes').filter((ref) => !ref.endsWith('/HEAD'))
  return [...new Set(refs.map((ref) => ref.replace(/^refs\/(heads|remotes\/[^/]+)\//, '')))]
}

/** The lines that a command of git writes; none where it fails. */
function git(...args: string[]): string[] {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter(Boolean)
  } catch {
    return []
  }
}
