/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { FC } from 'hono/jsx'
import type { World } from '@/sandbox/core/world'
import { LonePage } from '@/sandbox/dashboard/pages/lone-page'
import { sendPage } from '@/sandbox/dashboard/shell'
import { nameOf } from '@/sandbox/dashboard/view'
import { ApiError } from '@/sandbox/http/errors'
import type { PaymentIntentRow, SetupIntentRow } from '@/sandbox/payments/intents'
import { verifyPayment } from './bank-payments'
import { verifySetup } from './bank-setups'

type IntentRow = PaymentIntentRow | SetupIntentRow

/** The intent of a link; its client secret is what entitles. */
function find(world: World, id: string, secret: string): IntentRow | null {
  const row = world.store.get('payment_intent', id) ?? world.store.get('setup_intent', id)
  return row && secret !== '' && row.object.client_secret === secret ? row : null
}

const isWaiting = (row: IntentRow) => row.object.next_action?.type === 'verify_with_microdeposits'

const VerifyPage: FC<{ row: IntentRow; world: World; problem?: string }> = ({ row, world, problem }) => {
  const bank = world.store.get('payment_method', String(row.object.payment_method))?.object.us_bank_account
  const business = nameOf(world.store.get('account', row.account)?.object)
  const lead = `${business} wants to debit your account at ${bank?.bank_name} that ends in ${bank?.last4}. Look for a deposit of $0.01 on its statement.`
  return (
    <LonePage title="Verify your bank account" lead={lead} problem={problem}>
      <form class="card" method="post" aria-label="Verify">
        <div class="field">
          <label for="code">The six characters beside it, beginning with SM</label>
          <input
            id="code"
            name="code"
            required
            maxlength={6}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="hint"
          />
          <p class="hint" id="hint">
            Test mode: SM11AA verifies, SM33CC is one try too many, SM44DD is too late.
          </p>
        </div>
        <button type="submit" class="main wide">
          Verify
        </button>
      </form>
    </LonePage>
  )
}

function said(row: IntentRow): string {
  if (row.object.status === 'requires_payment_method') return 'This account could not be verified. Go back and choose another way to pay.'
  return 'Thank you. This account is verified; you can close this window.'
}

async function verify(c: Context, world: World, row: IntentRow): Promise<Response> {
  const code = String((await c.req.parseBody()).code ?? '').trim()
  const scope = { account: row.account, request: null }
  try {
    const after = world.store.transaction(
      () => {
        const payment = world.store.get('payment_intent', row.id)
        const setup = world.store.get('setup_intent', row.id)
        return (payment && verifyPayment(world, scope, payment, { code })) ?? (setup && verifySetup(world, scope, setup, { code })) ?? row
      },
      (error) => error instanceof ApiError && error.keepsWork,
    )
    return sendPage(c, <LonePage title="Verify your bank account" lead={said(after)} />)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const now = find(world, row.id, row.object.client_secret ?? '')
    if (now && isWaiting(now)) return sendPage(c, <VerifyPage row={now} world={world} problem={error.message} />, 400)
    return sendPage(c, <LonePage title="Verify your bank account" problem={error.message} />, 400)
  }
}

/** The hosted page on which a customer verifies a bank account. */
export function microdepositRoutes(world: World): Hono {
  const app = new Hono()
  const page = '/microdeposits/:intent'
  const nothing = (c: Context) =>
    sendPage(c, <LonePage title="Nothing to verify" lead="This link belongs to no bank account that waits for you." />, 404)
  app.use(page, csrf())
  app.on(['GET', 'POST'], page, async (c) => {
    const row = find(world, c.req.param('intent'), c.req.query('secret') ?? '')
    if (!row) return nothing(c)
    if (!isWaiting(row)) return sendPage(c, <LonePage title="Verify your bank account" lead={said(row)} />)
    return c.req.method === 'POST' ? verify(c, world, row) : sendPage(c, <VerifyPage row={row} world={world} />)
  })
  return app
}
