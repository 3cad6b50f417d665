import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningWorld, startWorld } from '@/sandbox/start'
import { clientOf } from '@/sandbox/testing/sandbox-client'

let sandbox: RunningWorld
beforeAll(async () => {
  sandbox = await startWorld()
})
afterAll(() => sandbox.close())

const session = (headers: Record<string, string>) => fetch(`${sandbox.url}/js/elements-session`, { headers })

describe('Stripe.js', () => {
  it('is one script at every address, for every origin', async () => {
    const texts: string[] = []
    for (const path of ['/v3', '/v3/', '/endive/stripe.js', '/v3/?advancedFraudSignals=false']) {
      const response = await fetch(sandbox.url + path)
      expect(response.headers.get('content-type')).toContain('javascript')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      texts.push(await response.text())
    }
    expect(new Set(texts).size).toBe(1)
    expect(() => new Function(texts[0] ?? '(')).not.toThrow()
  })

  it('carries nothing of the frame: the card cannot be read where that script runs', async () => {
    const text = await (await fetch(`${sandbox.url}/v3/`)).text()
    expect(text).not.toContain('exp_month')
  })

  it('names the business of the account', async () => {
    const response = await session({ Authorization: `Bearer ${sandbox.platform.publishableKey}` })
    expect(await response.json()).toMatchObject({ business_name: 'Souk', payment_method_types: ['card'] })
  })

  it('tells a bad key and a foreign account in the API’s words', async () => {
    const bad = await session({ Authorization: 'Bearer pk_test_nobody' })
    expect([bad.status, await bad.json()]).toMatchObject([401, { error: { message: 'Invalid API Key provided: pk_test_***body' } }])
    const foreign = await session({ Authorization: `Bearer ${sandbox.platform.publishableKey}`, 'Stripe-Account': 'acct_none' })
    expect([foreign.status, await foreign.json()]).toMatchObject([403, { error: { code: 'account_invalid' } }])
  })

  it('opens for an intent of the account that can still be paid, and for no other', async () => {
    const stripe = clientOf(sandbox)
    const ask = async (secret: string | null) => {
      const headers = { Authorization: `Bearer ${sandbox.platform.publishableKey}` }
      return (await fetch(`${sandbox.url}/js/elements-session?client_secret=${secret}`, { headers })).json()
    }
    const both = { allowed_payment_method_types: ['card' as const, 'us_bank_account' as const] }
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'usd', setup_future_usage: 'off_session', ...both })
    expect(await ask(intent.client_secret)).toMatchObject({ payment_method_types: ['card', 'us_bank_account'], saves: true })
    const once = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' })
    expect(await ask(once.client_secret)).toMatchObject({ payment_method_types: ['card'], saves: false })
    expect(await ask((await stripe.setupIntents.create()).client_secret)).toMatchObject({ payment_method_types: ['card'], saves: true })

    const foreign = {
      error: { code: 'payment_intent_invalid_parameter', message: expect.stringContaining('does not match any associated PaymentIntent') },
    }
    expect(await ask(`${intent.id}_secret_wrong`)).toMatchObject(foreign)
    expect(await ask('pi_none_secret_x')).toMatchObject(foreign)
    await stripe.paymentIntents.cancel(intent.id)
    expect(await ask(intent.client_secret)).toMatchObject({ error: { code: 'payment_intent_unexpected_state' } })
  })

  it.each(['payment', 'address', 'email', 'express'])('gives the %s frame its page, script and a policy without inline script', async (name) => {
    const page = await fetch(`${sandbox.url}/js/${name}-element`)
    const script = /<script src="([^"]+)"/.exec(await page.text())?.[1]
    const text = await (await fetch(sandbox.url + script)).text()
    expect(() => new Function(text || '(')).not.toThrow()
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })
})
