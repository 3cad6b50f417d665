import { describe, expect, it } from 'vitest'
import { Place } from './container'

/** As much of an element as a place needs. */
function fake() {
  const classes = new Set<string>()
  const clicks: (() => void)[] = []
  const label = {
    addEventListener: (_: string, handler: () => void, { signal }: { signal: AbortSignal }) => {
      clicks.push(() => signal.aborted || handler())
    },
  }
  const element = {
    id: '',
    closest: () => label,
    classList: { toggle: (name: string, on: boolean) => (on ? classes.add(name) : classes.delete(name)) },
    replaceChildren: () => undefined,
  }
  const click = () => {
    for (const each of clicks) each()
  }
  return { element: element as unknown as HTMLElement, classes, click }
}

describe('the place of an element', () => {
  it('says how the element stands, in the page’s own words where it has some', () => {
    const { element, classes } = fake()
    const place = new Place(element, { base: 'field big', empty: '' }, () => undefined)
    place.mark({ base: true, empty: true, complete: false, invalid: true })
    expect([...classes]).toEqual(['field', 'big', 'StripeElement--invalid'])
    place.mark({ complete: true, invalid: false })
    expect(classes.has('StripeElement--complete')).toBe(true)
    place.leave()
    expect([...classes]).toEqual([])
  })

  it('is led into by its label, as long as it is there', () => {
    const { element, click } = fake()
    let times = 0
    const place = new Place(element, undefined, () => {
      times++
    })
    click()
    place.leave()
    click()
    expect(times).toBe(1)
  })
})
