import { readFileSync } from 'node:fs'

type Tree = { [key: string]: Tree | string }

/** A message of another language as it stands in messages/, without what fills its places. @throws where there is none */
export function wordsIn(language: string): (key: string) => string {
  return (key) => {
    const [area = '', ...path] = key.split('.')
    let found: Tree | string | undefined = JSON.parse(readFileSync(`messages/${language}/${area}.json`, 'utf8')) as Tree
    for (const name of path) found = typeof found === 'object' ? found[name] : undefined
    if (typeof found !== 'string') throw new Error(`No message ${key} in ${language}`)
    return found.replaceAll(/\{\w+\}/g, '').trim()
  }
}
