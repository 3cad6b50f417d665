import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WEBHOOK_EVENTS, type WebhookScope } from './webhook-events'

test.each(Object.keys(WEBHOOK_EVENTS) as WebhookScope[])('docs/deploy.md names the events of the %s endpoint', (scope) => {
  const row = readFileSync('docs/deploy.md', 'utf8')
    .split('\n')
    .find((line) => line.includes(`/api/stripe/webhooks/${scope}\` |`))
  const named = [...(row ?? '').matchAll(/`([a-z_]+(?:\.[a-z_]+)+)`/g)].map(([, type]) => type)
  expect(named.sort()).toEqual([...WEBHOOK_EVENTS[scope]].sort())
})
