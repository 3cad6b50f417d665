import { describe, expect, it } from 'vitest'
import { inLanguage } from './decline-words'

const declined = (code: string, decline_code?: string) => ({ type: 'card_error', code, decline_code, message: 'In English.' })

describe('refusals in the page’s language', () => {
  it.each(['de', 'fr', 'es', 'it'])('say in %s what the decline code says, else what the code says', (locale) => {
    const told = [
      declined('card_declined', 'generic_decline'),
      declined('card_declined', 'insufficient_funds'),
      declined('card_declined', 'card_velocity_exceeded'),
      declined('expired_card', 'expired_card'),
      declined('incorrect_cvc'),
      declined('processing_error'),
      declined('incorrect_number'),
      declined('authentication_required'),
      { type: 'invalid_request_error', code: 'payment_intent_authentication_failure', message: 'In English.' },
    ].map((error) => inLanguage(error, locale).message)
    expect(new Set([...told, 'In English.']).size).toBe(told.length + 1)
  })

  it('keep everything but the sentence', () => {
    const error = { ...declined('card_declined', 'lost_card'), charge: 'ch_1', param: '' }
    expect(inLanguage(error, 'de-CH')).toEqual({ ...error, message: 'Ihre Karte wurde abgelehnt.' })
  })

  it('leave alone what has no translation, and what is for the shop’s author', () => {
    for (const error of [
      declined('card_declined', 'test_mode_live_card'),
      declined('some_new_code'),
      { type: 'invalid_request_error', code: 'resource_missing', message: 'In English.' },
    ]) {
      expect(inLanguage(error, 'fr')).toBe(error)
    }
    expect(inLanguage(declined('expired_card'), 'en-GB').message).toBe('In English.')
  })
})
