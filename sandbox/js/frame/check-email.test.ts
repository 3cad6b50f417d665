import { describe, expect, it } from 'vitest'
import { checkEmail } from './check-email'

describe('an e-mail address', () => {
  it.each([
    ['jenny@example.com', null],
    ['  jenny.rosen+shop@mail.example.co.uk ', null],
    ['', 'incomplete_email'],
    ['jenny', 'incomplete_email'],
    ['jenny@', 'incomplete_email'],
    ['jenny@example', 'incomplete_email'],
    ['jenny@example.', 'incomplete_email'],
    ['jenny rosen@example.com', 'invalid_email'],
    ['a@b@example.com', 'invalid_email'],
    ['@example.com', 'invalid_email'],
  ])('%j: %s', (text, code) => {
    expect(checkEmail(text).error?.code ?? null).toBe(code)
    expect(checkEmail(text)).toMatchObject({ complete: code === null, empty: text === '' })
  })
})
