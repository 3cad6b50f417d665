import { expect, test } from 'vitest'
import { localPath } from './local-path'

const origin = 'https://souk.example'

test.each([
  ['/sell', '/sell'],
  ['/', '/'],
  ['/products/mug?from=1#top', '/products/mug?from=1#top'],
  ['https://souk.example/sell/settings', '/sell/settings'],
])('%s leads to %s', (wanted, path) => {
  expect(localPath(wanted, origin)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'https://evil.example/sell',
  'https://souk.example@evil.example/',
  'https://souk.example.evil.example/',
  'https://souk.example//evil.example',
  'http://souk.example/sell',
  'javascript:alert(1)',
  'data:text/html,hi',
  '',
  null,
])('%s leads home', (wanted) => {
  expect(localPath(wanted, origin)).toBe('/')
})
