import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askPage } from './ask-page'

const reported = vi.fn()
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('reportError', reported)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  reported.mockReset()
})

describe('what a page answers to a press on a wallet', () => {
  it('opens it with what the page says, or with nothing', async () => {
    const details = { lineItems: [{ name: 'Bowl', amount: 2000 }] }
    expect(await askPage(({ resolve }) => resolve(details))).toEqual(details)
    expect(await askPage(({ resolve }) => resolve())).toEqual({})
    await vi.advanceTimersByTimeAsync(2000)
    expect(reported).not.toHaveBeenCalled()
  })

  it('leaves it closed where the page refuses; a second answer does not count', async () => {
    const answer = askPage(({ resolve, reject }) => {
      reject()
      resolve({})
    })
    expect(await answer).toBeNull()
  })

  it('leaves it closed after a second without an answer, and tells the console', async () => {
    const answer = askPage(() => undefined)
    await vi.advanceTimersByTimeAsync(999)
    expect(reported).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBeNull()
    expect(reported).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringContaining('within 1 second') }))
  })
})
