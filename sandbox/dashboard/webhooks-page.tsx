/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type { Delivery, EndpointSecret } from '@/sandbox/tables'
import { pageOf } from './format'
import { Badge, Facts, Older, Table, Time } from './parts'
import { Shell } from './shell'
import type { View } from './view'

type Endpoint = { id: string; url: string; status: string; enabled_events: string[]; description: string | null; created: number }

/** The account's webhook endpoints, and the latest deliveries. */
export const WebhooksPage: FC<{ view: View; after?: string }> = ({ view, after }) => {
  const endpoints = [...view.world.store.newest('webhook_endpoint', view.account.id)]
  const { rows, next } = pageOf(view.world.store.newest('delivery', view.account.id), after)
  return (
    <Shell view={view} path="/webhooks" title="Webhooks">
      <h1>Webhooks</h1>
      <p class="lead">Where events are sent. Endpoints are made through the API.</p>
      <h2>Endpoints</h2>
      {endpoints.length === 0 ? <p class="empty">No endpoint yet. Make one with POST /v1/webhook_endpoints.</p> : null}
      {endpoints.map((row) => (
        <EndpointCard endpoint={row.object} hidden={row.hidden} />
      ))}
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">Deliveries</h2>
        <Table
          label="Deliveries"
          columns={['Event', 'Status', 'Answer', 'Endpoint', 'Sent']}
          empty="Nothing has been sent yet."
          rows={rows.map(({ object }) => deliveryCells(view, object))}
        />
      </section>
      <Older href={view.at('/webhooks')} next={next} />
    </Shell>
  )
}

const EndpointCard: FC<{ endpoint: Endpoint; hidden: EndpointSecret }> = ({ endpoint, hidden }) => (
  <article class="card">
    <h3>{endpoint.url}</h3>
    <Facts
      rows={[
        ['Status', <Badge status={endpoint.status} />],
        ['Listens to', hidden.connect ? 'Connected accounts' : 'This account'],
        ['Events', endpoint.enabled_events.join(', ')],
        ['Signing secret', <code>{hidden.secret}</code>],
        ['Description', endpoint.description],
        ['Endpoint ID', <span class="id">{endpoint.id}</span>],
        ['Created', <Time at={endpoint.created} />],
      ]}
    />
  </article>
)

function deliveryCells(view: View, delivery: Delivery) {
  const last = delivery.attempts.at(-1)
  const type = view.world.store.get('event', delivery.event)?.object.type ?? delivery.event
  return [
    <a href={`/dashboard/${delivery.eventAccount}/events/${delivery.event}`}>{type}</a>,
    <Badge status={delivery.state} />,
    last ? `${last.status ?? 'no answer'} (attempt ${delivery.attempts.length})` : '—',
    delivery.url,
    last ? <Time at={last.at} /> : '—',
  ]
}
