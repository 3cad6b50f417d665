import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { translatorFor } from '@/lib/i18n/translator'
import { printDoctor } from '@/tools/doctor/print-doctor'
import { claim } from '@/tools/start/claim'
import { startGuardian } from '@/tools/start/guarded'
import { type Machine, startMachine } from '@/tools/start/machine'
import { freePort } from '@/tools/start/ports'
import { progressOn } from '@/tools/start/progress'
import { askAll } from './ask'
import { setInFile } from './env-file'
import { type Answers, questions, redirectUri } from './questions'

/**
 * Asks for what a shop with Stripe's keys needs, keeps it, registers both webhook endpoints and the shop's address for wallets, and looks at everything.
 * @param options.file where the settings are kept; .env.local where there is one, which Node and Next read first, else .env
 * @param options.data the folder of what this machine brings
 * @returns the exit code: 0 also where the doctor sees red, since the shop does not run yet
 */
export async function setUp(options: { file?: string | undefined; data?: string | undefined }): Promise<number> {
  const { file = existsSync('.env.local') ? '.env.local' : '.env', data = '.data' } = options
  const guardian = startGuardian()
  try {
    const answers = await ask()
    const own = Object.entries(answers).filter(([, value]) => value !== '')
    await setInFile(file, Object.fromEntries(own))
    console.log(`\nKept in ${file}.\n`)
    Object.assign(process.env, Object.fromEntries(own))
    if (!answers.DATABASE_URL) await claim(data, guardian)
    const port = Number(process.env.PORT) || 3000
    const machine = await startMachine({ data, port, stripePort: await freePort(), guardian, step: progressOn(process.stdout) })
    if (answers.DATABASE_URL) await setInFile(file, secretsOf(machine))
    for (const [name, value] of Object.entries(machine.env)) process.env[name] ||= value
    const isRegistered = await register()
    await registerForWallets()
    console.log(
      process.env.STRIPE_CLIENT_ID
        ? `\nStripe sends sellers back to this redirect URI, which must stand in its list:\n\n  ${redirectUri(machine.appUrl)}\n`
        : OPENING,
    )
    await printDoctor()
    console.log('  Background jobs and webhook secrets turn green once the shop runs: npm start. Then npm run doctor looks again.')
    return isRegistered ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  } finally {
    await guardian.finish()
  }
}

const OPENING = '\nWithout a client id sellers open their accounts from your shop, and no redirect URI is needed.\n'

async function ask(): Promise<Answers> {
  const { STRIPE_LOCAL_URL } = process.env
  const input = createInterface({ input: process.stdin })
  console.log('This sets up a shop with your own Stripe account. Enter keeps what stands in brackets.')
  console.log(
    '\nIn Stripe’s dashboard turn on Connect. Sellers connect accounts they have where you enable OAuth under Settings, Connect, Onboarding options, OAuth.',
  )
  console.log(`Add there the redirect URI of your shop: its address with ${redirectUri('')} behind it.`)
  const say = (text: string) => void process.stdout.write(text)
  const answers = await askAll(questions(STRIPE_LOCAL_URL?.replace(/\/$/, '') || undefined), process.env, {
    lines: input[Symbol.asyncIterator](),
    say,
  })
  input.close()
  return answers
}

/** What seals and signs in a database of one's own must be known wherever the shop runs. */
function secretsOf({ env }: Machine): Record<string, string> {
  const names = ['AUTH_SECRET', 'TOKEN_ENCRYPTION_KEYS'] as const
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

/** Registers the endpoints as the button does, and says how that went. @returns false where Stripe refused */
async function register(): Promise<boolean> {
  // Read once the settings stand.
  const { registerWebhooks } = await import('@/lib/webhooks/register-webhooks')
  const { t } = translatorFor()
  const result = await registerWebhooks()
  if (result.kind === 'registered') {
    const done = Object.values(result.done)
    console.log(`\n${t(`admin.webhooks.registered.${done.includes('made') ? 'made' : done.includes('updated') ? 'updated' : 'in_order'}`)}`)
    return true
  }
  console.log(`\n${t(`admin.webhooks.notRegistered.${result.kind}`, { message: result.kind === 'stripe' ? result.message : '' })}`)
  if (result.kind === 'not_public') console.log('On this machine let Stripe’s CLI deliver them: docs/deploy.md has the two commands.')
  return result.kind !== 'stripe'
}

/** Registers the shop's address for Apple Pay, Google Pay and Link, and says how that went. Cards pay without. */
async function registerForWallets(): Promise<void> {
  const { registerWallets } = await import('@/lib/operations/register-wallets')
  const { t } = translatorFor()
  const result = await registerWallets()
  if (result.kind === 'registered') console.log(t(`admin.doctor.wallets.${result.done}`))
  else console.log(t(`admin.doctor.wallets.${result.kind}`, { message: 'message' in result ? result.message : '' }))
}
