/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import { moment, money, plain } from './format'

const TONES: Record<string, 'good' | 'warn' | 'bad'> = {
  succeeded: 'good',
  available: 'good',
  enabled: 'good',
  connected: 'good',
  complete: 'good',
  yes: 'good',
  verified: 'good',
  paid: 'good',
  won: 'good',
  warning_closed: 'good',
  prevented: 'good',
  completed: 'good',
  needs_response: 'warn',
  under_review: 'warn',
  warning_needs_response: 'warn',
  warning_under_review: 'warn',
  in_transit: 'warn',
  in_progress: 'warn',
  partially_reversed: 'warn',
  requires_action: 'warn',
  requires_capture: 'warn',
  requires_confirmation: 'warn',
  processing: 'warn',
  pending: 'warn',
  restricted: 'warn',
  not_settled: 'warn',
  unverified: 'warn',
  partially_refunded: 'warn',
  requires_payment_method: 'bad',
  failed: 'bad',
  dropped: 'bad',
  canceled: 'bad',
  refunded: 'bad',
  disabled: 'bad',
  disconnected: 'bad',
  no: 'bad',
  disputed: 'bad',
  revoked: 'bad',
  lost: 'bad',
  reversed: 'bad',
}

/** A status as a small coloured word; the word says it all, the colour repeats it. */
export const Badge: FC<{ status: string; label?: string }> = ({ status, label }) => (
  <span class={`badge ${TONES[status] ?? ''}`}>{label ?? plain(status)}</span>
)

export const Money: FC<{ amount: number; currency: string }> = ({ amount, currency }) => <span class="amount">{money(amount, currency)}</span>

export const Time: FC<{ at: number }> = ({ at }) => (
  <time class="nowrap" datetime={new Date(at * 1000).toISOString()}>
    {moment(at)}
  </time>
)

/** Names and values. A value of null is not shown at all. */
export const Facts: FC<{ rows: [string, Child | null][] }> = ({ rows }) => (
  <dl class="facts">
    {rows
      .filter(([, value]) => value !== null)
      .map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
  </dl>
)

/** A table with its headings; the sentence stands in for it when there is nothing to show. */
export const Table: FC<{ label: string; columns: string[]; rows: Child[][]; empty: string }> = ({ label, columns, rows, empty }) =>
  rows.length === 0 ? (
    <p class="empty">{empty}</p>
  ) : (
    // Wide tables scroll inside their box; the box takes the focus so that the keyboard can scroll it.
    <section class="scroll plain" tabindex={0} aria-label={`${label} table`}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

/** A link to the older rows of a list. */
export const Older: FC<{ href: string; next: string | null }> = ({ href, next }) =>
  next === null ? null : (
    <p>
      <a class="button" href={`${href}?${next.includes('=') ? next : `after=${next}`}`}>
        Older
      </a>
    </p>
  )

/** Text as it is, in a box that scrolls; the box takes the focus so that the keyboard can scroll it. */
export const Verbatim: FC<{ label: string; text: string }> = ({ label, text }) => (
  <section class="plain verbatim" tabindex={0} aria-label={label}>
    <pre>{text}</pre>
  </section>
)

export const Json: FC<{ label: string; value: unknown }> = ({ label, value }) => <Verbatim label={label} text={JSON.stringify(value, null, 2)} />

/** A button that changes something: its own small form, so that the keyboard and a browser without script can use it. */
export const ActionButton: FC<{ action: string; label: string; kind?: 'main' | 'danger'; fields?: Record<string, string> }> = (props) => (
  <form method="post" action={props.action}>
    {Object.entries(props.fields ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button type="submit" class={props.kind}>
      {props.label}
    </button>
  </form>
)

/** A field for a whole number. */
export const Count: FC<{ name: string; label: string; value: string; min: number; max?: number }> = ({ name, label, value, min, max }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} type="number" min={min} max={max} step={1} value={value} inputmode="numeric" />
  </div>
)
