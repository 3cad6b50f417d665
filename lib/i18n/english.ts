import admin from '@/messages/en/admin.json'
import auth from '@/messages/en/auth.json'
import balance from '@/messages/en/balance.json'
import checkout from '@/messages/en/checkout.json'
import common from '@/messages/en/common.json'
import connect from '@/messages/en/connect.json'
import crash from '@/messages/en/crash.json'
import disputes from '@/messages/en/disputes.json'
import documents from '@/messages/en/documents.json'
import errors from '@/messages/en/errors.json'
import mail from '@/messages/en/mail.json'
import orders from '@/messages/en/orders.json'
import reviews from '@/messages/en/reviews.json'
import sell from '@/messages/en/sell.json'
import shop from '@/messages/en/shop.json'
import units from '@/messages/en/units.json'

/** All English messages: one area a file, the area's name first in every key. */
export const english = {
  admin,
  auth,
  balance,
  checkout,
  common,
  connect,
  crash,
  disputes,
  documents,
  errors,
  mail,
  orders,
  reviews,
  sell,
  shop,
  units,
}
