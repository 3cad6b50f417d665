import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { limitAsking, limitFollowing } from '@/lib/http/ask-limit'
import { POST as cancel } from './cancel/route'
import { GET as follow } from './progress/route'

const IP = '192.0.2.9'
const headers = { origin: new URL(env().appUrl).origin, 'x-forwarded-for': IP }
const of = (checkoutId: string) => ({ params: Promise.resolve({ checkoutId }) })

async function useUp(take: () => ReturnType<typeof limitAsking>): Promise<void> {
  let limit = await take()
  for (let n = 0; limit.ok && n < 1000; n += 1) limit = await take()
}

test.each(['application/json', 'text/event-stream'])('who follows a purchase too often is told when to come again (%s)', async (accept) => {
  const checkoutId = randomUUID()
  await useUp(() => limitFollowing(checkoutId, IP, false))
  const answer = await follow(new Request('http://shop.test', { headers: { ...headers, accept } }), of(checkoutId))
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('who ends purchases too often is told when to come again', async () => {
  const checkoutId = randomUUID()
  await useUp(() => limitAsking(checkoutId, IP))
  const answer = await cancel(new Request('http://shop.test', { method: 'POST', headers }), of(checkoutId))
  expect(answer.status).toBe(429)
  expect(await answer.json()).toMatchObject({ code: 'too_many_requests' })
})
