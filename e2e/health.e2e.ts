import { expect, test } from './fixtures'

test('the shop says that it is live and ready, to anybody and without a cookie', async ({ request }) => {
  const live = await request.get('/api/health')
  expect([live.status(), live.headers()['set-cookie']]).toEqual([200, undefined])
  expect(await live.json()).toMatchObject({ status: 'ok' })
  const ready = await request.get('/api/health/ready')
  expect(ready.status()).toBe(200)
  expect(await ready.json()).toMatchObject({
    status: 'ok',
    checks: { database: { status: 'ok' }, queue: { status: 'ok' }, schedule: { status: 'ok' } },
  })
})

test('an answer carries the id of its request, and a problem names it', async ({ request }) => {
  const given = await request.get('/', { headers: { 'x-request-id': 'journey-request-1' } })
  expect(given.headers()['x-request-id']).toBe('journey-request-1')
  const ownId = (await request.get('/', { headers: { 'x-request-id': 'not well formed' } })).headers()['x-request-id']
  expect(ownId).toMatch(/^[0-9a-f-]{36}$/)
  const refused = await request.get('/api/jobs/drain', { headers: { 'x-request-id': 'journey-request-2' } })
  expect(await refused.json()).toMatchObject({ code: 'not_allowed', requestId: 'journey-request-2' })
  const unsigned = await request.post('/api/stripe/webhooks/connect', { headers: { 'x-request-id': 'journey-request-3' }, data: '{}' })
  expect(await unsigned.json()).toMatchObject({ code: 'bad_signature', requestId: 'journey-request-3' })
})
