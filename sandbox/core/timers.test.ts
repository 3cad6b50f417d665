import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { memoryJournal } from './journal'
import { Store } from './store'
import { Timers } from './timers'

function world(now = { ms: 0 }) {
  const store = new Store(memoryJournal())
  const timers = new Timers(store, { nowMs: () => now.ms, now: () => Math.floor(now.ms / 1000) })
  const done: number[] = []
  timers.handle('note', ({ at }) => done.push(Number(at)))
  const schedule = (dueMs: number) => store.transaction(() => timers.schedule('note', dueMs, { at: String(dueMs) }))
  return { store, timers, now, done, schedule }
}

test('work is done in the order in which it is due, and only once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 60 }), fc.integer({ min: 1, max: 1000 }), (dues, stop) => {
      const { timers, now, done, schedule, store } = world()
      timers.start()
      for (const due of dues) schedule(due)
      now.ms = stop
      timers.runDue()
      timers.runDue()
      const expected = dues.filter((due) => due <= stop).sort((a, b) => a - b)
      expect(done).toEqual(expected)
      expect([...store.all('timer')]).toHaveLength(dues.length - expected.length)
      timers.stop()
    }),
  )
})

test('what is due at the same moment is done in the order in which it was asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }), (dues) => {
      const { timers, now, store } = world()
      const order: number[] = []
      timers.handle('numbered', ({ at }) => order.push(Number(at)))
      timers.start()
      store.transaction(() => {
        for (const [index, due] of dues.entries()) timers.schedule('numbered', due, { at: String(index) })
      })
      now.ms = 10
      timers.runDue()
      const wanted = dues.map((due, index) => ({ due, index })).sort((a, b) => a.due - b.due || a.index - b.index)
      expect(order).toEqual(wanted.map(({ index }) => index))
      timers.stop()
    }),
  )
})

test('what was scheduled in a transaction that failed is not done', () => {
  const { store, timers, now, done } = world()
  timers.start()
  const work = () => {
    timers.schedule('note', 1, { at: '1' })
    throw new Error('no')
  }
  expect(() => store.transaction(work)).toThrow('no')
  now.ms = 5
  timers.runDue()
  expect(done).toEqual([])
})

test('broken work is reported, kept for the next start, and stops nobody else', () => {
  const { store, timers, now, done, schedule } = world()
  const report = vi.spyOn(console, 'error').mockImplementation(() => {})
  timers.handle('broken', () => {
    throw new Error('broken')
  })
  timers.start()
  store.transaction(() => timers.schedule('broken', 1, {}))
  schedule(2)
  now.ms = 5
  timers.runDue()
  expect(done).toEqual([2])
  expect(report).toHaveBeenCalledOnce()
  expect([...store.all('timer')].map((row) => row.object.kind)).toEqual(['broken'])
  report.mockRestore()
})
