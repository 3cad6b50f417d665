'use client'

import { useTranslations } from 'next-intl'
import { Input } from '@/components/ui/form/input'
import { MAX_WEBHOOK_URL, SHOP_EVENTS } from '@/lib/domain/api/shop-events'
import type { Said } from '@/lib/domain/wire/said'
import { SecretForm } from './secret-form'

/** What was typed, why it was refused, and the secret of the endpoint that was added last: it is shown this once. */
export type WebhookState = { url: string; events: string[]; error: Said | null; field: 'url' | 'events' | null; secret: string | null }

const FIRST: WebhookState = { url: '', events: [], error: null, field: null, secret: null }

// A dot in the name of a message is a step into it.
const NAMES = {
  'order.paid': 'orderPaid',
  'order.canceled': 'orderCanceled',
  'shipment.created': 'shipmentCreated',
  'refund.created': 'refundCreated',
  'product.changed': 'productChanged',
} as const

/** Adds an endpoint, and shows the secret it is signed with once. */
export function WebhookForm({ action }: { action: (before: WebhookState, form: FormData) => Promise<WebhookState> }) {
  const t = useTranslations('sell.webhooks')
  return (
    <SecretForm
      action={action}
      first={FIRST}
      secretOf={({ secret }) => secret}
      field={{ name: 'url', label: t('url'), hint: t('urlHint') }}
      input={({ url }) => <Input type="url" autoComplete="off" maxLength={MAX_WEBHOOK_URL} required defaultValue={url} />}
      choices={{
        name: 'events',
        label: t('events'),
        all: SHOP_EVENTS.map((event) => ({ value: event, label: t(`tells.${NAMES[event]}`), hint: event })),
      }}
      chosen={({ events }) => events}
      words={{ made: t('added'), secret: t('secret'), hint: t('secretHint'), submit: t('add'), busy: t('adding') }}
    />
  )
}
