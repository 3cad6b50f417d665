import type { Messages } from 'next-intl'
import formatMessage from 'use-intl/format-message'
import { brand } from '@/brand'
import { compiled } from './compiled'
import { pseudo } from './pseudo'
import { PSEUDO_LOCALE, type Viewer } from './viewer-locale'
import { type Tree, WORDS } from './words'

const catalogs = new Map<string, Messages>()

/**
 * All messages of a language, with the shop's name filled in.
 * @param language as in Viewer
 */
export function messagesOf(language: Viewer['language']): Messages {
  let catalog = catalogs.get(language)
  if (!catalog) {
    const isPseudo = language === PSEUDO_LOCALE
    const finish = (text: string) => ready(isPseudo ? pseudo(branded(text)) : branded(text))
    // Same keys, other texts: the type says what the English messages hold.
    catalog = mapped(WORDS[isPseudo ? 'en' : language], finish) as Messages
    catalogs.set(language, catalog)
  }
  return catalog
}

const NAME = brand.name.replaceAll("'", "''").replace(/[{}<>]/g, "'$&'")

function branded(text: string): string {
  return text.replaceAll('{brand}', () => NAME)
}

// Next's bundles hold only the small formatter, which takes compiled messages (next.config.js); a job or a test holds the whole one, which takes ICU.
function ready(text: string): unknown {
  return formatMessage.raw ? text : compiled(text)
}

function mapped(tree: Tree<string>, change: (text: string) => unknown): Tree<unknown> {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? change(value) : mapped(value, change)]))
}
