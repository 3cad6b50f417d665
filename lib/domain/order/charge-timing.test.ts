import { expect, test } from 'vitest'
import { chargeTiming, remindsUntil } from './charge-timing'

const DAY = 86_400_000
const now = new Date('2026-12-01T09:30:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * DAY)

test('a day that a hold reaches is held for, a later one is charged to the saved card, one that has come at the checkout', () => {
  expect(chargeTiming({ chargeWhen: 'on_date', chargeOn: inDays(4) }, now)).toMatchObject({
    captureMethod: 'manual',
    dueAt: inDays(4),
    givesUp: false,
  })
  expect(chargeTiming({ chargeWhen: 'on_date', chargeOn: inDays(5) }, now)).toMatchObject({
    captureMethod: 'automatic',
    dueAt: inDays(5),
    givesUp: false,
  })
  expect(chargeTiming({ chargeWhen: 'on_date', chargeOn: now }, now)).toMatchObject({ chargeWhen: 'at_checkout', dueAt: null })
})

test('what is charged on shipment is given up after the sixtieth day, whatever the hour it was ordered at', () => {
  for (const hour of ['00:00:00.000', '09:30:00.000', '23:59:59.999']) {
    const timing = chargeTiming({ chargeWhen: 'on_shipment', chargeOn: null }, new Date(`2026-12-01T${hour}Z`))
    expect(timing).toEqual({ chargeWhen: 'on_shipment', captureMethod: 'automatic', dueAt: new Date('2027-01-30T23:59:59.999Z'), givesUp: true })
  }
})

test('its seller is reminded a week before', () => {
  expect(remindsUntil(now)).toEqual(inDays(7))
})
