/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import type { Delivery } from '@/sandbox/core/tables'
import { pageOf } from '@/sandbox/dashboard/format'
import { ActionButton, Badge, Facts, Json, Older, Table, Time, Verbatim } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { bodyOf } from '@/sandbox/events/webhooks'

/** Everything that happened on this account, newest first. */
export const EventsPage: FC<{ view: View; after?: string }> = ({ view, after }) => {
  const { rows, next } = pageOf(view.world.store.newest('event', view.account.id), after)
  return (
    <Shell view={view} path="/events" title="Events">
      <h1>Events</h1>
      <p class="lead">Everything that happened on this account.</p>
      <section>
        <Table
          label="Events"
          columns={['Type', 'Event', 'Object', 'Created']}
          empty="Nothing has happened yet."
          rows={rows.map(({ object }) => [
            <a href={view.at(`/events/${object.id}`)}>{object.type}</a>,
            <span class="id">{object.id}</span>,
            <span class="id">{'id' in object.data.object ? String(object.data.object.id) : '—'}</span>,
            <Time at={object.created} />,
          ])}
        />
      </section>
      <Older href={view.at('/events')} next={next} />
    </Shell>
  )
}

const Attempts: FC<{ view: View; delivery: Delivery }> = ({ view, delivery }) => (
  <>
    {delivery.attempts.map((attempt, at) => (
      <details class="more">
        <summary>
          Attempt {at + 1}: {attempt.status ?? 'no answer'} after {attempt.durationMs} ms
        </summary>
        <p class="when">
          <Time at={attempt.at} />
        </p>
        <h4>Request</h4>
        <Json label={`Request headers of attempt ${at + 1}`} value={attempt.requestHeaders} />
        <Verbatim label={`Request body of attempt ${at + 1}`} text={bodyOf(view.world, delivery)} />
        <h4>Answer</h4>
        <Verbatim label={`Answer of attempt ${at + 1}`} text={attempt.responseBody === '' ? '(empty)' : attempt.responseBody} />
      </details>
    ))}
  </>
)

const DeliveryCard: FC<{ view: View; delivery: Delivery }> = ({ view, delivery }) => (
  <article class="card">
    <div class="head">
      <h3>
        {delivery.url} <Badge status={delivery.state} />
      </h3>
      <ActionButton action={view.at(`/events/${delivery.event}/resend`)} label="Resend" fields={{ delivery: delivery.id }} />
    </div>
    <p class="hint">{delivery.connect ? 'A Connect endpoint of the platform.' : 'An endpoint of this account.'}</p>
    {delivery.attempts.length === 0 ? (
      <p class="empty">{delivery.state === 'dropped' ? 'Lost on the way, by a switch on the faults page.' : 'Not sent yet.'}</p>
    ) : (
      <Attempts view={view} delivery={delivery} />
    )}
  </article>
)

/** One event: its JSON, and what became of it at each endpoint. */
export const EventPage: FC<{ view: View; event: Stripe.EventBase; notice?: string }> = ({ view, event, notice }) => {
  const deliveries: Delivery[] = []
  for (const row of view.world.store.all('delivery')) if (row.object.event === event.id) deliveries.push(row.object)
  return (
    <Shell view={view} path="/events" title={event.type} notice={notice}>
      <p class="crumb">
        <a href={view.at('/events')}>Events</a>
      </p>
      <div class="head">
        <h1>{event.type}</h1>
        <span class="id">{event.id}</span>
      </div>
      <section aria-labelledby="details">
        <h2 id="details">Details</h2>
        <Facts
          rows={[
            ['Created', <Time at={event.created} />],
            ['Request', event.request?.id ?? 'None: it happened by itself'],
            ['Idempotency key', event.request?.idempotency_key ?? null],
            ['API version', event.api_version],
          ]}
        />
      </section>
      <h2>Webhook deliveries</h2>
      {deliveries.length === 0 ? (
        <p class="empty">No endpoint asked for this event.</p>
      ) : (
        deliveries.map((delivery) => <DeliveryCard view={view} delivery={delivery} />)
      )}
      <section aria-labelledby="json">
        <h2 id="json">Event data</h2>
        <Json label="Event" value={event} />
      </section>
    </Shell>
  )
}
