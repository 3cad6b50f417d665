/** Where a part is charged: on its seller's account, or on the platform, which sends the money on to that account. */
export type ChargeModel = 'direct' | 'destination'
