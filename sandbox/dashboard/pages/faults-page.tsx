/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type { FaultAction, RefusalAction } from '@/sandbox/contract'
import { FAULT_ACTIONS } from '@/sandbox/core/faults'
import { refusalOf } from '@/sandbox/core/refusals'
import { DeliveryForm } from '@/sandbox/dashboard/delivery-form'
import { ActionButton, Count, Table } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import { nameOf, type View } from '@/sandbox/dashboard/view'

const SAYS: Record<Exclude<FaultAction, RefusalAction>, string> = {
  error_500_before: 'Answer 500, do nothing',
  error_500_after: 'Do the work, then answer 500',
  error_500_saved: 'Answer 500 under the key from then on, do nothing',
  reset_before: 'Cut the connection, do nothing',
  reset_after: 'Do the work, then cut the connection',
  timeout_after: 'Do the work, then stay silent',
  delay: 'Answer late',
  error_409: 'Answer 409: idempotency key in use',
  error_429: 'Answer 429: rate limit',
  lock_timeout: 'Answer 429: lock time-out',
  capture_declined: 'Decline a capture, keep the hold',
  capture_declined_hold_lost: 'Decline a capture, lose the hold',
}
const wordsFor = (action: FaultAction): string => refusalOf(action)?.says ?? SAYS[action as keyof typeof SAYS]
const METHODS = ['*', 'GET', 'POST', 'DELETE']

const NewRule: FC<{ view: View }> = ({ view }) => {
  const accounts = [...view.world.store.all('account')].map((row) => row.object)
  return (
    <form method="post" action={view.at('/faults')} aria-label="Add a rule">
      <div class="split">
        <div class="field">
          <label for="action">What goes wrong</label>
          <select id="action" name="action">
            {FAULT_ACTIONS.map((action) => (
              <option value={action}>{wordsFor(action)}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="method">Method</label>
          <select id="method" name="method">
            {METHODS.map((method) => (
              <option value={method}>{method === '*' ? 'Any' : method}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="path">Path</label>
          <input id="path" name="path" required value="^/v1/payment_intents$" autocomplete="off" spellcheck={false} aria-describedby="path-hint" />
          <p class="hint" id="path-hint">
            A regular expression.
          </p>
        </div>
        <div class="field">
          <label for="account">Account</label>
          <select id="account" name="account">
            <option value="">Any</option>
            {accounts.map((account) => (
              <option value={account.id}>
                {nameOf(account)} ({account.id})
              </option>
            ))}
          </select>
        </div>
        <Count name="nth" label="From which matching call on" value="1" min={1} />
        <Count name="times" label="How many calls" value="1" min={1} />
        <Count name="ms" label="Milliseconds (late or silent answers)" value="0" min={0} />
      </div>
      <button type="submit" class="main">
        Add the rule
      </button>
    </form>
  )
}

type Props = { view: View; notice?: string; problem?: string; deliveryProblem?: string }

/** The rules that make API calls and webhook deliveries go wrong, for every account. */
export const FaultsPage: FC<Props> = ({ view, notice, problem, deliveryProblem }) => {
  const rules = view.world.faults.list()
  return (
    <Shell view={view} path="/faults" title="Faults" notice={notice}>
      <h1>Faults</h1>
      <p class="lead">Make calls to the API and webhook deliveries fail on purpose. Rules hold for every account and end with this program.</p>
      <section aria-labelledby="rules">
        <h2 id="rules">Rules in force</h2>
        <Table
          label="Rules"
          columns={['What goes wrong', 'Method', 'Path', 'Account', 'From call', 'Done', 'Wait']}
          empty="None: every call is answered as usual."
          rows={rules.map((rule) => [
            wordsFor(rule.action),
            rule.method === '*' ? 'Any' : rule.method,
            <code>{rule.path}</code>,
            rule.account ? <span class="id">{rule.account}</span> : 'Any',
            String(rule.nth),
            `${rule.done} of ${rule.times}`,
            rule.ms > 0 ? `${rule.ms} ms` : '—',
          ])}
        />
        {rules.length > 0 ? <ActionButton action={view.at('/faults/clear')} label="Clear all rules" kind="danger" /> : null}
      </section>
      <section aria-labelledby="add">
        <h2 id="add">Add a rule</h2>
        {problem ? (
          <p class="notice bad" role="alert">
            {problem}
          </p>
        ) : null}
        <NewRule view={view} />
      </section>
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">Webhook deliveries</h2>
        <DeliveryForm view={view} problem={deliveryProblem} />
      </section>
    </Shell>
  )
}
