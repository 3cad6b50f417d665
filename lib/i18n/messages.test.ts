import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { type Tree, WORDS } from './words'

function texts(tree: Tree<string>, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value] as [string, string]] : texts(value, key)
  })
}

function all(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element, ...Object.values(element.options).flatMap(({ value }) => all(value))]
    return element.type === TYPE.tag ? [element, ...all(element.children)] : [element]
  })
}

/** What a message takes, in the order of the alphabet: its places with their kinds, its tags, and the cases of a choice. */
function places(text: string): string[] {
  const taken = all(parse(text)).flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.select) return [`${element.value} of ${Object.keys(element.options).sort().join()}`]
    return [`${TYPE[element.type]} ${element.value}`]
  })
  return [...new Set(taken)].sort()
}

/** The words of a message, without its places and tags. */
function wordsOf(text: string): string[] {
  return text.replaceAll(/<[^>]+>|\{[^{}]*\}/g, ' ').match(/\p{L}{2,}/gu) ?? []
}

const english = new Map(texts(WORDS.en))

describe.each(Object.entries(WORDS))('in %s', (language, tree) => {
  const messages = texts(tree)

  test('the messages are those of English, in their order', () => {
    expect(messages.map(([key]) => key)).toEqual([...english.keys()])
  })

  test('each is ICU, and has the places, tags and cases of the English one', () => {
    const others = messages.filter(([key, text]) => places(text).join() !== places(english.get(key) ?? '').join())
    expect(others).toEqual([])
  })

  // The viewer's locale may be of a language with other plurals than the messages (Japanese has no "one"): =1 means 1 everywhere.
  test('each counts with =1 and other', () => {
    const forms = messages.flatMap(([key, text]) =>
      all(parse(text)).flatMap((element) => (element.type === TYPE.plural ? Object.keys(element.options).map((form) => `${form} of ${key}`) : [])),
    )
    expect(forms.filter((form) => !/^(=\d+|other) /.test(form))).toEqual([])
  })

  // Formats have names and places (lib/i18n/formats.ts, Moment, Price): a message only says where they stand.
  test('none formats a date by itself', () => {
    const dated = messages.filter(([, text]) => all(parse(text)).some(({ type }) => type === TYPE.date || type === TYPE.time))
    expect(dated.map(([key]) => key)).toEqual([])
  })

  test.skipIf(language === 'en')('none of more than two words is still the English one', () => {
    const untranslated = messages.filter(([key, text]) => text === english.get(key) && wordsOf(text).length > 2)
    expect(untranslated).toEqual([])
  })
})
