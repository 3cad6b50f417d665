import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { english } from './english'

type Tree = { [key: string]: string | Tree }

function texts(tree: Tree, path = ''): [key: string, text: string][] {
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

const messages = texts(english)

test.each(messages)('the English messages of %s are valid ICU', (_, text) => {
  expect(() => parse(text)).not.toThrow()
})

// The viewer's locale may be of a language with other plurals than English (Japanese has no "one"): =1 means 1 everywhere.
test.each(messages.filter(([, text]) => text.includes('plural')))('the English messages of %s count with =1 and other', (_, text) => {
  const forms = all(parse(text)).flatMap((element) => (element.type === TYPE.plural ? Object.keys(element.options) : []))
  expect(forms.filter((form) => !/^(=\d+|other)$/.test(form))).toEqual([])
})

// Formats have names and places (lib/i18n/formats.ts, Moment, Price): a message only says where they stand.
test('no English message formats a date by itself', () => {
  const dated = messages.filter(([, text]) => all(parse(text)).some(({ type }) => type === TYPE.date || type === TYPE.time))
  expect(dated.map(([key]) => key)).toEqual([])
})
