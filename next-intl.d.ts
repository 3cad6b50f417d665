import type { MessageKeys, NestedKeyOf } from 'next-intl'
import type { english } from '@/lib/i18n/english'
import type { formats } from '@/lib/i18n/formats'

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof english
    Formats: typeof formats
  }
}

declare global {
  /** A key of messages/en/errors.json, for the domain, which says keys and imports no messages. */
  type ErrorKey = MessageKeys<typeof english.errors, NestedKeyOf<typeof english.errors>>
}
