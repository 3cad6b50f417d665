-- Why something was refused, was canceled or ended is typed; "declineCode" keeps Stripe's own words alone.
CREATE TYPE "EndReason" AS ENUM ('card_declined', 'card_unusable', 'authentication_required', 'stripe_refused', 'not_made', 'seller_disconnected', 'buyer_canceled', 'seller_canceled', 'expired', 'not_shipped', 'not_paid', 'released', 'hold_canceled', 'capture_failed', 'left_open', 'outcome_unknown', 'refund_failed');
ALTER TABLE "Order" ADD COLUMN "endReason" "EndReason";
ALTER TABLE "SellerOrder" ADD COLUMN "endReason" "EndReason";

-- What a stored code meant: our own words as they are, Stripe's by what follows from them.
CREATE FUNCTION pg_temp.reason_of(code TEXT, message TEXT) RETURNS "EndReason" LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN code IS NULL THEN NULL
    WHEN code IN ('seller_disconnected', 'buyer_canceled', 'seller_canceled', 'hold_canceled', 'capture_failed', 'left_open', 'outcome_unknown', 'refund_failed', 'authentication_required') THEN code
    WHEN code = 'processing_error' AND message = 'Stripe shows no such payment.' THEN 'not_made'
    WHEN code = 'processing_error' AND coalesce(message, '') NOT LIKE 'An error occurred while processing your card%' THEN 'stripe_refused'
    WHEN code IN ('card_not_supported', 'currency_not_supported', 'expired_card', 'fraudulent', 'incorrect_cvc', 'incorrect_number', 'invalid_account', 'invalid_cvc', 'invalid_expiry_month', 'invalid_expiry_year', 'invalid_number', 'lost_card', 'new_account_information_available', 'payment_intent_authentication_failure', 'pickup_card', 'restricted_card', 'revocation_of_all_authorizations', 'revocation_of_authorization', 'security_violation', 'stolen_card', 'stop_payment_order', 'transaction_not_allowed') THEN 'card_unusable'
    ELSE 'card_declined'
  END::"EndReason"
$$;

UPDATE "Order" SET "endReason" = pg_temp.reason_of("declineCode", "declineMessage") WHERE "declineCode" IS NOT NULL;
UPDATE "SellerOrder" SET "endReason" = pg_temp.reason_of("declineCode", "declineMessage") WHERE "declineCode" IS NOT NULL;

-- What ended without a word of its own, or kept the one of a refusal before.
UPDATE "SellerOrder" part SET "endReason" = CASE
    WHEN part."chargeWhen" = 'on_shipment' AND part."shippedAt" IS NULL AND part."agreedAt" IS NOT NULL THEN 'not_shipped'
    WHEN part."agreedAt" IS NOT NULL THEN 'not_paid'
    WHEN o."declineCode" = 'buyer_canceled' THEN 'buyer_canceled'
    WHEN o.decision = 'release' THEN 'released'
    ELSE 'expired'
  END::"EndReason"
FROM "Order" o
WHERE o.id = part."orderId" AND part.status = 'canceled'
  AND (part."endReason" IS NULL OR part."endReason" IN ('card_declined', 'card_unusable', 'authentication_required', 'stripe_refused', 'not_made'));
UPDATE "SellerOrder" part SET "endReason" = 'released' FROM "Order" o
WHERE o.id = part."orderId" AND part.status = 'refunded' AND o.decision = 'release';
UPDATE "SellerOrder" SET "endReason" = 'refund_failed' WHERE status = 'refund_failed';
UPDATE "Order" SET "endReason" = 'expired'
WHERE status = 'canceled' AND ("endReason" IS NULL OR "endReason" IN ('card_declined', 'card_unusable', 'authentication_required', 'stripe_refused', 'not_made', 'seller_disconnected'));

UPDATE "Order" SET "declineCode" = NULL
WHERE "endReason" IN ('buyer_canceled', 'capture_failed', 'outcome_unknown', 'seller_disconnected', 'not_made', 'stripe_refused')
   OR "declineCode" IN ('buyer_canceled', 'capture_failed', 'outcome_unknown', 'seller_disconnected');
UPDATE "SellerOrder" SET "declineCode" = NULL
WHERE "endReason" IN ('not_made', 'stripe_refused')
   OR "declineCode" IN ('seller_disconnected', 'buyer_canceled', 'seller_canceled', 'hold_canceled', 'capture_failed', 'left_open', 'outcome_unknown', 'refund_failed');
