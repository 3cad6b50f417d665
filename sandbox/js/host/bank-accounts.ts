import { type Caller, callApi } from '@/sandbox/js/wire/call-api'
import { afterConfirm, type IntentKind, type IntentResult, intentPath, readSecret } from './intents'

type Fields = Record<string, unknown>
const NOUN = { payment: 'Payment', setup: 'Setup' } as const

/** Calling it records the customer's consent to the debit; the server sees from where it comes. */
const CONSENT = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } }

/** `confirmUsBankAccountPayment` and `confirmUsBankAccountSetup`: an id, the account's numbers, or nothing where the intent has a bank account. */
export async function confirmBankAccount(caller: Caller, kind: IntentKind, secretText: unknown, data: Fields = {}): Promise<IntentResult> {
  const { id, secret } = readSecret(secretText, `stripe.confirmUsBankAccount${NOUN[kind]} intent secret`, kind)
  const { payment_method: method, ...rest } = data
  const given = typeof method === 'object' ? { payment_method_data: { type: 'us_bank_account', ...method } } : { payment_method: method }
  const body = { mandate_data: CONSENT, ...rest, ...given, client_secret: secret, use_stripe_sdk: true }
  const answer = await callApi(caller, { method: 'POST', path: intentPath(kind, id, '/confirm'), body })
  return afterConfirm(caller, kind, answer, { follow: true })
}

/** `verifyMicrodepositsForPayment` and `verifyMicrodepositsForSetup`: the two amounts, or the code beside the one deposit. */
export async function verifyMicrodeposits(caller: Caller, kind: IntentKind, secretText: unknown, data: Fields = {}): Promise<IntentResult> {
  const { id, secret } = readSecret(secretText, `stripe.verifyMicrodepositsFor${NOUN[kind]} intent secret`, kind)
  const body = { ...data, client_secret: secret }
  return afterConfirm(caller, kind, await callApi(caller, { method: 'POST', path: intentPath(kind, id, '/verify_microdeposits'), body }), {
    follow: false,
  })
}
