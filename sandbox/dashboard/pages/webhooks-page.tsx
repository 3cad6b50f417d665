/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import type { Delivery, Tables } from '@/sandbox/core/tables'
import { pageOf } from '@/sandbox/dashboard/format'
import { Badge, Facts, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { secretsInForce } from '@/sandbox/keys/api-keys'
import { Overlap, Secret } from './keys-page'

/** How long the old secret goes on signing, as Stripe offers it; seconds. */
const SECRET_OVERLAPS: [label: string, seconds: number][] = [
  ['Now', 0],
  ['In 1 hour', 3600],
  ['In 12 hours', 12 * 3600],
  ['In 24 hours', 86_400],
]

/** The account's webhook endpoints, and the latest deliveries. */
export const WebhooksPage: FC<{ view: View; after?: string; notice?: string }> = ({ view, after, notice }) => {
  const endpoints = [...view.world.store.newest('webhook_endpoint', view.account.id)]
  const { rows, next } = pageOf(view.world.store.newest('delivery', view.account.id), after)
  return (
    <Shell view={view} path="/webhooks" title="Webhooks" notice={notice}>
      <h1>Webhooks</h1>
      <p class="lead">Where events are sent. Endpoints are made through the API.</p>
      <h2>Endpoints</h2>
      {endpoints.length === 0 ? <p class="empty">No endpoint yet. Make one with POST /v1/webhook_endpoints.</p> : null}
      {endpoints.map((row) => (
        <EndpointCard view={view} row={row} />
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

const RollSecret: FC<{ view: View; id: string }> = ({ view, id }) => (
  <details class="more">
    <summary aria-label={`Roll the secret of ${id}`}>Roll the secret</summary>
    <form method="post" action={view.at(`/webhooks/${id}/roll`)} aria-label={`Roll the secret of ${id}`}>
      <Overlap id={`overlap-${id}`} label="A new secret signs at once; the old one ends" choices={SECRET_OVERLAPS} />
      <button type="submit" class="main">
        Roll the secret
      </button>
    </form>
  </details>
)

const EndpointCard: FC<{ view: View; row: Tables['webhook_endpoint'] }> = ({ view, row }) => {
  const { object: endpoint, hidden } = row
  const [current, ...older] = secretsInForce(view.world, hidden)
  return (
    <article class="card">
      <h3>{endpoint.url}</h3>
      <Facts
        rows={[
          ['Status', <Badge status={endpoint.status} />],
          ['Listens to', hidden.connect ? 'Connected accounts' : 'This account'],
          ['Events', endpoint.enabled_events.join(', ')],
          ['Signing secret', <Secret mask="whsec_••••••••" text={current?.secret ?? ''} />],
          ...older.map(({ secret, until }): [string, Child] => [
            'Old secret, still signing',
            <>
              <Secret mask={`whsec_••••${secret.slice(-4)}`} text={secret} /> until <Time at={until ?? 0} />
            </>,
          ]),
          ['Description', endpoint.description],
          ['Endpoint ID', <span class="id">{endpoint.id}</span>],
          ['Created', <Time at={endpoint.created} />],
        ]}
      />
      <RollSecret view={view} id={endpoint.id} />
    </article>
  )
}

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
