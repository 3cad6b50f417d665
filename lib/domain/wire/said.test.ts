import { expect, test } from 'vitest'
import { z } from 'zod'
import { translatorFor } from '@/lib/i18n/translator'
import { asIssue, saidOf } from './said'

const { say } = translatorFor({ locale: 'nl-NL' })

test('a schema says a key, and the reader gets its sentence', () => {
  const refused = z.email(asIssue('email')).safeParse('ada')
  expect(saidOf(refused.error?.issues[0])).toEqual({ key: 'email' })
  expect(say(saidOf(refused.error?.issues[0]))).toBe('Enter an e-mail address such as name@example.com.')
})

test('the values of a message travel with its key', () => {
  const refused = z
    .string()
    .max(3, asIssue({ key: 'tooManyRequests', values: { minutes: 5 } }))
    .safeParse('four')
  expect(say(saidOf(refused.error?.issues[0]))).toBe('Too many attempts. Try again in 5 minutes.')
})

test('a schema that says nothing of its own is answered in general', () => {
  expect(saidOf(z.string().safeParse(1).error?.issues[0])).toEqual({ key: 'invalid' })
})
