import type { MessageKeys, NestedKeyOf } from 'next-intl'
import type { english } from '@/lib/i18n/english'
import type { formats } from '@/lib/i18n/formats'

// The shop's name is filled in when the messages are loaded (lib/i18n/catalog.ts): it is no value that a caller passes.
type Branded<Text> = Text extends `${infer Before}{brand}${infer After}` ? Branded<`${Before}${After}`> : Text
type Loaded<Messages> = { [Key in keyof Messages]: Messages[Key] extends string ? Branded<Messages[Key]> : Loaded<Messages[Key]> }

declare module 'next-intl' {
  interface AppConfig {
    Messages: Loaded<typeof english>
    Formats: typeof formats
  }
}

declare global {
  /** A key of messages/en/errors.json, for the domain, which says keys and imports no messages. */
  type ErrorKey = MessageKeys<typeof english.errors, NestedKeyOf<typeof english.errors>>
}
