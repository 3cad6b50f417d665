import { announceOrder } from '@/lib/api/announce-order'
import { deliverWebhook } from '@/lib/api/deliver-webhook'
import { findDueBalances } from '@/lib/balance/find-due-balances'
import { readBalance } from '@/lib/balance/read-balance'
import { detachCard } from '@/lib/cards/detach-card'
import { pauseCharges } from '@/lib/cards/pause-charges'
import { releaseCards } from '@/lib/cards/release-cards'
import { watchCards } from '@/lib/cards/watch-cards'
import { forgetCarts } from '@/lib/cart/forget-carts'
import { fetchPictures } from '@/lib/catalog/import/fetch-pictures'
import { runImport } from '@/lib/catalog/import/run-import'
import { forgetHolds } from '@/lib/checkout/limit-holds'
import { advanceDisputeLater } from '@/lib/disputes/advance-dispute'
import { answerForSeller } from '@/lib/disputes/answer-for-seller'
import { decideWarning } from '@/lib/disputes/decide-warning'
import { returnFeeOfLost } from '@/lib/disputes/return-fee'
import { watchDisputes } from '@/lib/disputes/watch-disputes'
import { BalanceOwner } from '@/lib/domain/balance/booked'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { closeBooks } from '@/lib/ledger/close-books'
import { postBooked } from '@/lib/ledger/post-booked'
import { recordTaxOf } from '@/lib/ledger/record-tax'
import { settleLater } from '@/lib/ledger/settle-seller-order'
import { sendAccountMail } from '@/lib/notices/account-mail'
import { sendDisputeMail } from '@/lib/notices/dispute-mail'
import { announceFee, sendFeeMail } from '@/lib/notices/fee-mail'
import { sendHidingMail } from '@/lib/notices/hiding-mail'
import { sendInvitationMail } from '@/lib/notices/invitation-mail'
import { sendMessageMail } from '@/lib/notices/message-mail'
import { sendOnboardingMail } from '@/lib/notices/onboarding-mail'
import { sendOrderMail } from '@/lib/notices/order-mail'
import { sendPayoutMail } from '@/lib/notices/payout-mail'
import { sendRefundMail } from '@/lib/notices/refund-mail'
import { sendReturnMail } from '@/lib/notices/return-mail'
import { sendSuspensionMail } from '@/lib/notices/suspension-mail'
import { tellKeysEmpty } from '@/lib/notices/tell-keys-empty'
import { sendWarningMail } from '@/lib/notices/warning-mail'
import { sendWebhookMail } from '@/lib/notices/webhook-mail'
import { findStaleAccounts } from '@/lib/operations/find-stale-accounts'
import type { UseCases } from '@/lib/operations/job-lanes'
import { inTheirLanes } from '@/lib/operations/job-lanes'
import { purge } from '@/lib/operations/purge'
import { sumFigures } from '@/lib/operations/sum-figures'
import { sweep } from '@/lib/operations/sweep'
import { readPartLater } from '@/lib/reconciliation/read-again'
import { reconcile } from '@/lib/reconciliation/reconcile'
import { advanceRefundLater } from '@/lib/refunds/advance-refund'
import { watchReturns } from '@/lib/returns/watch-returns'
import { resumeOrder } from '@/lib/saga/resume-order'
import { syncAccount } from '@/lib/sellers/sync-account'
import { fetchMissedEvents, findMissedEvents } from '@/lib/webhooks/fetch-missed-events'
import { processEvent } from '@/lib/webhooks/process-event'
import { pruneEvents } from '@/lib/webhooks/prune-events'
import { retireEndpoints } from '@/lib/webhooks/retire-endpoints'
import { forgetWishes } from '@/lib/wishlist/forget-wishes'

const useCases: UseCases = {
  'advance-order': ({ orderId }) => resumeOrder(orderId),
  'process-webhook-event': ({ eventId }, onFailure) => processEvent(eventId, onFailure),
  'settle-seller-order': settleLater,
  'record-tax': ({ sellerOrderId }) => recordTaxOf(sellerOrderId),
  'send-order-mail': async ({ sellerOrderId, to, about, shipmentId }) => {
    if (to === 'seller') await announceOrder(sellerOrderId, about)
    await sendOrderMail(sellerOrderId, to, about, shipmentId)
  },
  'advance-refund': ({ refundId }) => advanceRefundLater(refundId),
  'send-refund-mail': ({ refundId, to, about }) => sendRefundMail(refundId, to, about),
  'advance-dispute': ({ disputeId }) => advanceDisputeLater(disputeId),
  'answer-for-seller': ({ disputeId, hours }) => answerForSeller(disputeId, hours),
  'send-dispute-mail': ({ disputeId, about, status }) => sendDisputeMail(disputeId, about, status),
  'decide-warning': ({ warningId, refundId }) => decideWarning(warningId, refundId),
  'send-warning-mail': ({ warningId, refundId, about }) => sendWarningMail(warningId, refundId, about),
  'send-return-mail': ({ returnId, to, about }) => sendReturnMail(returnId, to, about),
  'announce-fee': ({ feeRuleId, isKept, after }) => announceFee(feeRuleId, isKept, after),
  'send-fee-mail': ({ feeRuleId, sellerId, isKept }) => sendFeeMail(feeRuleId, sellerId, isKept),
  'send-hiding-mail': ({ hidingId, change }) => sendHidingMail(hidingId, change),
  'send-invitation-mail': ({ invitationId }) => sendInvitationMail(invitationId),
  'deliver-shop-webhook': ({ deliveryId }) => deliverWebhook(deliveryId),
  'send-webhook-mail': ({ webhookId }) => sendWebhookMail(webhookId),
  'send-account-mail': ({ connectionId, news }) => sendAccountMail(connectionId, news),
  'send-onboarding-mail': ({ sellerId, round, days }) => sendOnboardingMail(sellerId, round, days),
  'send-suspension-mail': ({ suspensionId, change }) => sendSuspensionMail(suspensionId, change),
  'run-import': ({ importId }) => runImport(importId),
  'fetch-pictures': ({ productId }, onFailure) => fetchPictures(productId, onFailure),
  'send-payout-mail': ({ payoutId }) => sendPayoutMail(payoutId),
  'tell-keys-empty': ({ variantId }) => tellKeysEmpty(variantId),
  'send-message-mail': ({ sellerOrderId, to, begins }) => sendMessageMail(sellerOrderId, to, begins),
  'sync-account': async ({ accountId }) => {
    if ((await syncAccount(ConnectedAccountId.parse(accountId))) === 'unknown') throw new Error(`Stripe did not answer about ${accountId}`)
  },
  'find-due-balances': async () => void (await findDueBalances()),
  'read-balance': async ({ owner }) => {
    const balance = BalanceOwner.parse(owner)
    const isRead = await readBalance(balance)
    await postBooked()
    if (isRead) await reconcile(balance)
  },
  'read-part-again': ({ sellerOrderId }) => readPartLater(sellerOrderId),
  'release-cards': ({ orderId }) => releaseCards(orderId),
  'detach-card': ({ paymentMethodId }) => detachCard(paymentMethodId),
  'pause-charges': ({ customerId }) => pauseCharges([customerId]),
  'watch-cards': () => watchCards(),
  sweep: async () => void (await sweep()),
  'find-missed-events': async () => void (await findMissedEvents()),
  'fetch-missed-events': async ({ accountId }) => void (await fetchMissedEvents(ConnectedAccountId.nullable().parse(accountId))),
  'prune-events': async () => {
    await pruneEvents()
    await retireEndpoints()
  },
  'forget-carts': async () => {
    await forgetCarts()
    await forgetWishes()
    await forgetHolds()
  },
  purge: async () => void (await purge()),
  'find-stale-accounts': async () => void (await findStaleAccounts()),
  'watch-returns': async () => void (await watchReturns()),
  'return-dispute-fee': ({ disputeId }) => returnFeeOfLost(disputeId),
  'watch-disputes': async () => void (await watchDisputes()),
  'sum-figures': () => sumFigures(),
  'close-books': () => closeBooks(),
}

/** Each job is one use case. The same table serves the server's own worker, `npm run worker` and the drain route. */
export const handlers = inTheirLanes(useCases)
