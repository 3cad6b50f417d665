import { expect, test } from 'vitest'
import type { DoctorLine } from '@/lib/domain/wire/doctor-views'
import { doctorReport } from './doctor-report'

const at = '2026-12-01T10:00:00Z'
const LINES: DoctorLine[] = [
  { name: 'keys', at, state: 'good', sentence: 'keysGood', what: 'acct_1' },
  { name: 'endpoints', at, state: 'bad', sentence: 'endpointsDisabled', what: 'https://souk.example/x', press: 'register' },
  { name: 'received', at, state: 'good', sentence: 'receivedGood', count: 1, last: { platform: null, connect: at } },
  { name: 'mail', at, state: 'warning', sentence: 'mailFolder' },
  { name: 'clock', at, state: 'unknown', sentence: 'notChecked', what: 'No such host' },
]

test('each check is a line with its word, name and sentence; what helps stands under it, and the red ones are counted', () => {
  expect(doctorReport(LINES, 'https://souk.example', false).split('\n')).toEqual([
    '  green    Stripe keys        Stripe accepts the secret key. It belongs to acct_1.',
    '  red      Webhook endpoints  The endpoint https://souk.example/x is disabled at Stripe.',
    '                              https://souk.example/admin/webhooks',
    '  green    Events received    95 % of events arrive within 1 second. The last one of your account: never; of connected accounts: Dec 1, 2026, 10:00 AM UTC.',
    '  yellow   E-mail             E-mail stays in a folder on this server. Set SMTP_URL to send it.',
    '  unknown  Clock              This check could not be made: No such host',
    '',
    '  1 check is red. What to do is in its row.',
    '',
  ])
})

test('a terminal that shows colours gets them around the word alone', () => {
  expect(doctorReport(LINES.slice(1, 2), 'https://souk.example', true)).toContain('\u001b[31mred    \u001b[0m  Webhook endpoints')
})
