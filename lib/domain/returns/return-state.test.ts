import { expect, test } from 'vitest'
import { holdsPieces, isOpenReturn, nextReturnStatus, RETURN_STATUSES, RETURN_VERBS } from './return-state'

test('every state and every verb: what follows, or that nothing does', () => {
  const table = Object.fromEntries(
    RETURN_STATUSES.map((status) => [status, RETURN_VERBS.map((verb) => nextReturnStatus(status, verb) ?? '-').join(' ')]),
  )
  expect(RETURN_VERBS).toEqual(['approve', 'decline', 'instruct', 'cancel', 'expire', 'send', 'receive', 'refund'])
  expect(table).toEqual({
    requested: 'approved declined - canceled - - - refunded',
    approved: '- - approved canceled expired sent received refunded',
    sent: '- - - - - - received refunded',
    received: '- - - - - - - refunded',
    refunded: '- - - - - - - -',
    declined: '- - - - - - - -',
    expired: '- - - - - - - -',
    canceled: '- - - - - - - -',
  })
})

test('what is open is what something can still happen to; a declined, expired or canceled return leaves its pieces with the buyer', () => {
  expect(RETURN_STATUSES.filter((status) => isOpenReturn({ status }))).toEqual(['requested', 'approved', 'sent', 'received'])
  expect(RETURN_STATUSES.filter((status) => !holdsPieces({ status }))).toEqual(['declined', 'expired', 'canceled'])
})
