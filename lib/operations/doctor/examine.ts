import { CHECK_NAMES, type CheckName, type DoctorLine, type Finding } from '@/lib/domain/wire/doctor-views'
import { log } from '@/lib/log/log'
import { inTime } from '@/lib/operations/in-time'
import { readPlatform } from '@/lib/stripe/calls/platform'
import { checkAccounts } from './check-accounts'
import { checkClock } from './check-clock'
import { checkConnect } from './check-connect'
import { checkDatabase } from './check-database'
import { checkDelivery } from './check-delivery'
import { checkEndpoints } from './check-endpoints'
import { checkKeys } from './check-keys'
import { checkLedger } from './check-ledger'
import { checkMail } from './check-mail'
import { checkPictures } from './check-pictures'
import { checkReceived } from './check-received'
import { checkSchedules } from './check-schedules'
import { checkSecrets } from './check-secrets'
import { checkSettings } from './check-settings'
import { checkWallets } from './check-wallets'
import { checkWorkers } from './check-workers'

type Checks = Record<CheckName, () => Promise<Finding>>

/** Our own checks. Keys and clock are told by the same answer of Stripe's. */
function ownChecks(): Checks {
  const platform = readPlatform()
  return {
    keys: () => checkKeys(platform),
    connect: checkConnect,
    wallets: checkWallets,
    endpoints: checkEndpoints,
    secrets: checkSecrets,
    received: () => checkReceived(),
    delivery: () => checkDelivery(),
    clock: () => checkClock(platform),
    workers: () => checkWorkers(),
    schedules: () => checkSchedules(),
    database: () => checkDatabase(),
    ledger: checkLedger,
    pictures: () => checkPictures(),
    mail: checkMail,
    accounts: () => checkAccounts(),
    settings: checkSettings,
  }
}

/** The longest a check may take; then its answer is that it is not known. */
const PATIENCE_MS = 8000

/**
 * Makes every check, side by side. One that fails or takes too long is `unknown`, with its reason: the others are told all the same.
 * @param checks others than our own, for tests
 */
export function examine(checks = ownChecks(), patienceMs = PATIENCE_MS): Promise<DoctorLine[]> {
  return Promise.all(
    CHECK_NAMES.map(
      async (name): Promise<DoctorLine> => ({ ...(await findingOf(name, checks[name], patienceMs)), name, at: new Date().toISOString() }),
    ),
  )
}

async function findingOf(name: CheckName, check: () => Promise<Finding>, patienceMs: number): Promise<Finding> {
  try {
    return await inTime(patienceMs, check)
  } catch (err) {
    log.warn({ err, check: name }, 'A check of the doctor could not be made')
    return { state: 'unknown', sentence: 'notChecked', what: reasonOf(err) }
  }
}

/** `fetch` says no more than that it failed; why is in its cause. */
function reasonOf(err: unknown): string {
  if (!(err instanceof Error)) return String(err)
  return err.cause instanceof Error && err.cause.message ? `${err.message} (${err.cause.message})` : err.message
}
