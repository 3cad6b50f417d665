/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type { LoggedCall } from '@/sandbox/contract'
import { Badge, Table, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'

const SHOWN = 100

const toneOf = (status: number): string => (status >= 200 && status < 300 ? 'succeeded' : status === 402 ? 'requires_action' : 'failed')

/** Calls that concern this account: a platform sees its own and those for its accounts, an account those made for it. */
function callsOf(view: View): LoggedCall[] {
  const calls = view.world.calls.after(0)
  const own = view.isPlatform ? calls : calls.filter((call) => call.account === view.account.id)
  return own.slice(-SHOWN).reverse()
}

/** The latest calls to the API since this program started. `focus` is a request id that an error message links to. */
export const LogsPage: FC<{ view: View; focus?: string }> = ({ view, focus }) => {
  const calls = callsOf(view)
  const shown = focus ? calls.filter((call) => call.request_id === focus) : calls
  return (
    <Shell view={view} path="/logs" title="API calls">
      <h1>API calls</h1>
      <p class="lead">{focus ? `The call ${focus}.` : `The latest ${SHOWN} calls since this program started.`}</p>
      <section>
        <Table
          label="API calls"
          columns={['Answer', 'Method', 'Path', 'Account', 'Idempotency key', 'Request', 'Time']}
          empty={focus ? 'This call is not in the log any more.' : 'No calls yet.'}
          rows={shown.map((call) => [
            <Badge status={toneOf(call.status)} label={call.status === 0 ? 'cut off' : String(call.status)} />,
            call.method,
            <code>{call.path}</code>,
            call.account ? (
              <a class="id" href={`/dashboard/${call.account}`}>
                {call.account}
              </a>
            ) : (
              '—'
            ),
            <span class="id">{call.idempotency_key ?? '—'}</span>,
            <span class="id">{call.request_id}</span>,
            <Time at={Math.floor(call.at / 1000)} />,
          ])}
        />
      </section>
    </Shell>
  )
}
