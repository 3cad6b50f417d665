-- Locks an order and says in which transactions the rows that a payment goes by were written: whoever carries them from
-- before knows whether they are still so. In a function, since the second statement sees what the wait for the lock let happen.
CREATE FUNCTION souk_lock_order(wanted TEXT, OUT own TEXT, OUT writers TEXT[]) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Order" WHERE id = wanted FOR UPDATE;
  own := pg_current_xact_id()::xid::text;
  writers := ARRAY(
    SELECT xmin::text FROM "Order" WHERE id = wanted
    UNION ALL SELECT c.xmin::text FROM "Customer" c JOIN "Order" o ON o."customerId" = c.id WHERE o.id = wanted
    UNION ALL SELECT s.xmin::text FROM "SavedCard" s JOIN "Order" o ON o."savedCardId" = s.id WHERE o.id = wanted
    UNION ALL SELECT xmin::text FROM "DiscountUse" WHERE "orderId" = wanted
    UNION ALL SELECT xmin::text FROM "SellerOrder" WHERE "orderId" = wanted
    UNION ALL SELECT p.xmin::text FROM "PartialCapture" p JOIN "SellerOrder" o ON o.id = p."sellerOrderId" WHERE o."orderId" = wanted
    UNION ALL SELECT c.xmin::text FROM "Cancelation" c JOIN "SellerOrder" o ON o.id = c."sellerOrderId" WHERE o."orderId" = wanted
  );
END
$$;
