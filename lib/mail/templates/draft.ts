import type { ReactNode } from 'react'
import type { Translator } from '@/lib/i18n/translator'

/** Texts and formats of the person a mail goes to. */
export type Words = Translator

/** What a mail says, before it is drawn as HTML and text. */
export interface Draft {
  subject: string
  title: string
  /** Paragraphs under the title. Lists of mails show their beginning beside the subject. */
  lead: string[]
  /** Lines, amounts and dates. */
  body?: ReactNode
  /** Where the reader goes next. */
  link: { label: string; url: string }
  /** Paragraphs under the link. */
  notes?: string[]
  /** Why this person gets the mail. */
  reason: string
}
