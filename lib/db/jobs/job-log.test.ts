import { expect, test } from 'vitest'
import { logContextOf } from './job-log'

test('a job of the schedule, which has no data, is logged by its name and id', () => {
  expect(logContextOf('sweep', { id: 'job-1', data: null })).toEqual({ job: 'sweep', jobId: 'job-1' })
})

test('a job is logged with the ids it is about and nothing else of its data', () => {
  const data = { sellerOrderId: 'part-1', to: 'buyer', about: 'paid' }
  expect(logContextOf('send-order-mail', { id: 'job-2', data })).toEqual({ job: 'send-order-mail', jobId: 'job-2', sellerOrderId: 'part-1' })
})
