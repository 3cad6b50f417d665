-- Stock changes by movements alone: each says why, and what an order took goes back once.
CREATE TYPE "StockMovementKind" AS ENUM ('taken', 'given_back', 'restocked', 'adjusted');
ALTER TABLE "Variant" ADD COLUMN "count" INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "StockMovement" (
    "id" BIGSERIAL NOT NULL,
    "variantId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "kind" "StockMovementKind" NOT NULL,
    "orderLineId" TEXT,
    "turn" INTEGER NOT NULL DEFAULT 1,
    "count" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StockMovement_pkey" PRIMARY KEY ("id")
);

-- What is there was counted once; what orders hold or have sold was taken from it.
INSERT INTO "StockMovement" ("variantId", "quantity", "kind")
    SELECT v.id, v.stock + coalesce((
        SELECT sum(l.quantity)::int FROM "OrderLine" l JOIN "SellerOrder" s ON s.id = l."sellerOrderId" WHERE l."variantId" = v.id AND s."stockHeld"), 0), 'adjusted'
    FROM "Variant" v WHERE v.stock IS NOT NULL;
INSERT INTO "StockMovement" ("variantId", "quantity", "kind", "orderLineId")
    SELECT l."variantId", -l.quantity, 'taken', l.id
    FROM "OrderLine" l JOIN "SellerOrder" s ON s.id = l."sellerOrderId" JOIN "Variant" v ON v.id = l."variantId"
    WHERE s."stockHeld" AND v.stock IS NOT NULL;

CREATE UNIQUE INDEX "StockMovement_orderLineId_kind_turn_key" ON "StockMovement"("orderLineId", "kind", "turn");
CREATE INDEX "StockMovement_variantId_id_idx" ON "StockMovement"("variantId", "id");
ALTER TABLE "StockMovement" ADD CONSTRAINT "StockMovement_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "StockMovement" ADD CONSTRAINT "StockMovement_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A movement of stock that is unlimited is none.
CREATE FUNCTION souk_move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Variant" SET stock = stock + NEW.quantity WHERE id = NEW."variantId" AND stock IS NOT NULL RETURNING "count" INTO NEW."count";
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "StockMovement_moves" BEFORE INSERT ON "StockMovement" FOR EACH ROW EXECUTE FUNCTION souk_move_stock();

-- By itself a variant only begins to count, at nought, or ends. Each count has a number: what was taken in an earlier one is not put back into this.
CREATE FUNCTION souk_guard_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.stock <> 0 THEN RAISE EXCEPTION 'Stock changes by a StockMovement alone'; END IF;
    ELSIF OLD.stock IS NULL AND NEW.stock = 0 THEN
        NEW."count" := OLD."count" + 1;
    ELSIF NEW.stock IS DISTINCT FROM OLD.stock AND NEW.stock IS NOT NULL AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'Stock changes by a StockMovement alone';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "Variant_stock_guarded" BEFORE INSERT OR UPDATE OF "stock" ON "Variant" FOR EACH ROW EXECUTE FUNCTION souk_guard_stock();
