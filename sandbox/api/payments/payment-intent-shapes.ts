import { invalidRequest } from '@/sandbox/http/errors'
import {
  clearable,
  clearableText,
  flag,
  hash,
  ignored,
  integer,
  metadata,
  oneOf,
  required,
  type Spec,
  text,
  unsupported,
} from '@/sandbox/http/params'
import { shippingShape } from '@/sandbox/http/shapes'
import { currencyNames, isCurrency } from '@/sandbox/money/currency-rules'
import { confirmShape, mandateShape, methodOptionsShape, offSessionShape } from './confirm-with'
import { allowedTypesShape } from './method-types'
import { transferCaptureShape, transferChangeShape, transferDataShape } from './payment-amounts'

/** A currency in any letter case; the endpoint gets it in lower case. */
export function currency(): Spec<string> {
  return {
    parse: (raw, path) => {
      const value = text(3).parse(raw, path).toLowerCase()
      if (isCurrency(value)) return value
      throw invalidRequest(`Invalid currency: ${value}. Stripe currently supports these currencies: ${currencyNames()}`, { param: path })
    },
  }
}

/** 22 characters; Stripe refuses signs that card networks do not print, and texts without a letter. */
export function descriptor(): Spec<string | null> {
  return {
    parse: (raw, path) => {
      const value = clearableText(22).parse(raw, path)
      if (value === null) return null
      if (/[<>\\'"*]/.test(value) || !/[a-zA-Z]/.test(value)) {
        const message = `The statement descriptor must contain at least one letter and none of the characters <, >, \\, ', ", *.`
        throw invalidRequest(message, { param: path })
      }
      return value
    },
  }
}

const captureMethod = oneOf('automatic', 'automatic_async', 'manual')
const usage = oneOf('off_session', 'on_session')

const writable = {
  ...allowedTypesShape,
  amount_details: unsupported(),
  application_fee_amount: clearable(integer({ min: 0 })),
  capture_method: captureMethod,
  customer: text(),
  customer_account: unsupported(),
  description: clearableText(1000),
  hooks: unsupported(),
  metadata: metadata(),
  payment_details: unsupported(),
  payment_method_configuration: unsupported(),
  receipt_email: clearableText(800),
  setup_future_usage: clearable(usage),
  shipping: clearable(hash(shippingShape)),
  statement_descriptor: descriptor(),
  statement_descriptor_suffix: descriptor(),
  transfer_group: text(),
}

export const createShape = {
  ...writable,
  ...confirmShape,
  ...mandateShape,
  ...offSessionShape,
  amount: required(integer({ min: 1, max: 999_999_999_999 })),
  automatic_payment_methods: hash({ enabled: required(flag()), allow_redirects: oneOf('always', 'never') }),
  confirm: flag(),
  confirmation_method: oneOf('automatic', 'manual'),
  currency: required(currency()),
  on_behalf_of: text(),
  radar_options: ignored(),
  transfer_data: transferDataShape,
}

export const updateShape = {
  ...writable,
  amount: integer({ min: 1, max: 999_999_999_999 }),
  currency: currency(),
  payment_method: text(),
  payment_method_data: unsupported(),
  payment_method_options: hash(methodOptionsShape),
  transfer_data: transferChangeShape,
}

export const confirmIntentShape = {
  ...confirmShape,
  ...mandateShape,
  ...offSessionShape,
  ...allowedTypesShape,
  amount_details: unsupported(),
  amount_to_confirm: unsupported(),
  capture_method: captureMethod,
  client_secret: text(),
  hooks: unsupported(),
  payment_details: unsupported(),
  radar_options: ignored(),
  receipt_email: clearableText(800),
  setup_future_usage: clearable(usage),
  shipping: clearable(hash(shippingShape)),
}

export const captureShape = {
  amount_details: unsupported(),
  amount_to_capture: integer({ min: 1 }),
  application_fee_amount: integer({ min: 0 }),
  final_capture: flag(),
  hooks: unsupported(),
  metadata: metadata(),
  payment_details: unsupported(),
  statement_descriptor: descriptor(),
  statement_descriptor_suffix: descriptor(),
  transfer_data: transferCaptureShape,
}

/** Card payments cannot set the whole statement line, only its end [sdk]. */
export function refuseDescriptor(sent: string | null | undefined): void {
  if (!sent) return
  const message =
    'The `statement_descriptor` parameter is not supported for card payments. Use `statement_descriptor_suffix` instead, which is joined to the ' +
    "account's statement descriptor prefix."
  throw invalidRequest(message, { param: 'statement_descriptor' })
}
