-- Reviews by people who bought, and how often each product and shop was given one to five stars (docs/decisions/0070).
CREATE TYPE "ReviewState" AS ENUM ('published', 'held', 'removed');
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "state" "ReviewState" NOT NULL,
    "heldFor" TEXT,
    "removedFor" TEXT,
    "decidedAt" TIMESTAMP(3),
    "isCounted" BOOLEAN NOT NULL DEFAULT true,
    "isDisputed" BOOLEAN NOT NULL DEFAULT false,
    "reply" TEXT,
    "repliedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMP(3),
    CONSTRAINT "Review_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Review_rating_check" CHECK ("rating" BETWEEN 1 AND 5),
    CONSTRAINT "Review_held_check" CHECK (("state" = 'held') = ("heldFor" IS NOT NULL)),
    CONSTRAINT "Review_removed_check" CHECK (("state" = 'removed') = ("removedFor" IS NOT NULL))
);
CREATE UNIQUE INDEX "Review_orderLineId_key" ON "Review"("orderLineId");
CREATE INDEX "Review_productId_state_createdAt_id_idx" ON "Review"("productId", "state", "createdAt", "id");
CREATE INDEX "Review_sellerId_createdAt_id_idx" ON "Review"("sellerId", "createdAt", "id");
CREATE INDEX "Review_state_createdAt_id_idx" ON "Review"("state", "createdAt", "id");
ALTER TABLE "Review" ADD CONSTRAINT "Review_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "ReviewReport" (
    "reviewId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReviewReport_pkey" PRIMARY KEY ("reviewId", "userId")
);
CREATE INDEX "ReviewReport_userId_idx" ON "ReviewReport"("userId");
ALTER TABLE "ReviewReport" ADD CONSTRAINT "ReviewReport_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReviewReport" ADD CONSTRAINT "ReviewReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "ProductRating" (
    "productId" TEXT NOT NULL,
    "counts" INTEGER[],
    CONSTRAINT "ProductRating_pkey" PRIMARY KEY ("productId"),
    CONSTRAINT "ProductRating_counts_check" CHECK (cardinality("counts") = 5 AND 0 <= ALL ("counts"))
);
ALTER TABLE "ProductRating" ADD CONSTRAINT "ProductRating_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "ShopRating" (
    "sellerId" TEXT NOT NULL,
    "counts" INTEGER[],
    CONSTRAINT "ShopRating_pkey" PRIMARY KEY ("sellerId"),
    CONSTRAINT "ShopRating_counts_check" CHECK (cardinality("counts") = 5 AND 0 <= ALL ("counts"))
);
ALTER TABLE "ShopRating" ADD CONSTRAINT "ShopRating_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION souk_count_stars(product TEXT, seller TEXT, stars INT, change INT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ProductRating" ("productId", "counts") VALUES (product, array_fill(0, ARRAY[5])) ON CONFLICT DO NOTHING;
    UPDATE "ProductRating" SET "counts"[stars] = "counts"[stars] + change WHERE "productId" = product;
    INSERT INTO "ShopRating" ("sellerId", "counts") VALUES (seller, array_fill(0, ARRAY[5])) ON CONFLICT DO NOTHING;
    UPDATE "ShopRating" SET "counts"[stars] = "counts"[stars] + change WHERE "sellerId" = seller;
END $$;

-- A review counts while it is published, and neither refunded whole before it arrived nor disputed.
CREATE FUNCTION souk_move_rating() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before INT := NULL;
    after INT := NULL;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD."state" = 'published' AND OLD."isCounted" AND NOT OLD."isDisputed" THEN before := OLD."rating"; END IF;
    IF TG_OP <> 'DELETE' AND NEW."state" = 'published' AND NEW."isCounted" AND NOT NEW."isDisputed" THEN after := NEW."rating"; END IF;
    IF before IS NOT DISTINCT FROM after THEN RETURN NULL; END IF;
    IF before IS NOT NULL THEN PERFORM souk_count_stars(OLD."productId", OLD."sellerId", before, -1); END IF;
    IF after IS NOT NULL THEN PERFORM souk_count_stars(NEW."productId", NEW."sellerId", after, 1); END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "Review_moves_rating" AFTER INSERT OR UPDATE OR DELETE ON "Review" FOR EACH ROW EXECUTE FUNCTION souk_move_rating();
