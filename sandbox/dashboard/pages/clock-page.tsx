/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { saysOf } from '@/sandbox/dashboard/delivery-form'
import { ActionButton, Facts, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'

/** What time can be moved by; seconds. */
export const UNITS: Record<string, number> = { hours: 3600, days: 86_400 }

const STEPS: [label: string, amount: string, unit: string][] = [
  ['1 hour', '1', 'hours'],
  ['1 day', '1', 'days'],
  ['7 days', '7', 'days'],
  ['30 days', '30', 'days'],
]

function lead(ms: number): string {
  const hours = Math.floor(Math.round(ms / 1000) / 3600)
  if (hours === 0) return 'The world shows the machine’s time.'
  const days = Math.floor(hours / 24)
  const parts = [
    days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : '',
    hours % 24 > 0 ? `${hours % 24} ${hours % 24 === 1 ? 'hour' : 'hours'}` : '',
  ]
  return `${parts.filter(Boolean).join(' and ')} ahead of the machine.`
}

/** The time of the whole world, and the buttons that move it forward. */
export const ClockPage: FC<{ view: View; notice?: string; problem?: string }> = ({ view, notice, problem }) => {
  const { clock, timers, deliveries } = view.world
  const next = timers.nextDueMs()
  return (
    <Shell view={view} path="/clock" title="Clock" notice={notice}>
      <h1>Clock</h1>
      <p class="lead">
        One time for every account. What is due on the way is done in order: settlements, ends of holds, payouts, deadlines of disputes, webhook
        retries.
      </p>
      <section aria-labelledby="time">
        <h2 id="time">Time</h2>
        <Facts
          rows={[
            ['Now', <Time at={clock.now()} />],
            ['Moved', lead(clock.aheadMs())],
            [
              'Webhooks',
              <>
                {saysOf(deliveries.state())} <a href={view.at('/faults')}>Change</a>
              </>,
            ],
            ['Next thing due', next === null ? 'Nothing' : <Time at={Math.floor(next / 1000)} />],
          ]}
        />
      </section>
      <section aria-labelledby="move">
        <h2 id="move">Move forward</h2>
        <p class="hint">Time never goes back.</p>
        {problem ? (
          <p class="notice bad" role="alert">
            {problem}
          </p>
        ) : null}
        <div class="row field">
          {STEPS.map(([label, amount, unit]) => (
            <ActionButton action={view.at('/clock')} label={label} fields={{ amount, unit }} />
          ))}
        </div>
        <form method="post" action={view.at('/clock')} aria-label="Move by another time">
          <div class="split">
            <div class="field">
              <label for="amount">How many</label>
              <input id="amount" name="amount" type="number" min={1} step={1} value="2" inputmode="numeric" required />
            </div>
            <div class="field">
              <label for="unit">Unit</label>
              <select id="unit" name="unit">
                {Object.keys(UNITS).map((unit) => (
                  <option value={unit}>{unit}</option>
                ))}
              </select>
            </div>
          </div>
          <button type="submit" class="main">
            Move the clock
          </button>
        </form>
      </section>
    </Shell>
  )
}
