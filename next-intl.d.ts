import type { MessageKeys, NestedKeyOf } from 'next-intl'
import type { formats } from '@/lib/i18n/formats'
import type { en } from '@/lib/i18n/words/en'

// The shop's name is filled in when the messages are loaded (lib/i18n/catalog.ts): it is no value that a caller passes.
type Branded<Text> = Text extends `${infer Before}{brand}${infer After}` ? Branded<`${Before}${After}`> : Text
type Loaded<Messages> = { [Key in keyof Messages]: Messages[Key] extends string ? Branded<Messages[Key]> : Loaded<Messages[Key]> }

declare module 'next-intl' {
  interface AppConfig {
    Messages: Loaded<typeof en>
    Formats: typeof formats
  }
}

declare global {
  /** A key of messages/en/errors.json, for the domain, which says keys and imports no messages. */
  type ErrorKey = MessageKeys<typeof en.errors, NestedKeyOf<typeof en.errors>>
}
