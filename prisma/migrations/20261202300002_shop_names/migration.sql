-- How each shop's name looks at a glance (lib/domain/text/skeleton.ts): no two shops look alike.
CREATE TABLE "ShopNameClaim" (
    "skeleton" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,

    CONSTRAINT "ShopNameClaim_pkey" PRIMARY KEY ("skeleton")
);
CREATE INDEX "ShopNameClaim_sellerId_idx" ON "ShopNameClaim"("sellerId");
ALTER TABLE "ShopNameClaim" ADD CONSTRAINT "ShopNameClaim_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names of shops that exist, as far as they are ASCII, the oldest first; others are claimed when they are next saved.
INSERT INTO "ShopNameClaim" ("skeleton", "sellerId")
SELECT DISTINCT ON (looks.skeleton) looks.skeleton, looks.id
FROM (
    SELECT id, "createdAt", regexp_replace(replace(replace(translate(lower(name), '01|', 'oll'), 'rn', 'm'), 'vv', 'w'), '[^a-z0-9]', '', 'g') AS skeleton
    FROM "Seller" CROSS JOIN LATERAL (VALUES ("shopName"), (replace("shopName", 'I', 'l'))) AS seen(name)
    WHERE "shopName" ~ '^[ -~]+$'
) looks
WHERE looks.skeleton <> ''
ORDER BY looks.skeleton, looks."createdAt";
