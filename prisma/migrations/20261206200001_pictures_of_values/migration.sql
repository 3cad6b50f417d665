-- A picture of what an option value looks like, such as of the blue one.
ALTER TABLE "OptionValue" ADD COLUMN "pictureId" TEXT;
CREATE INDEX "OptionValue_pictureId_idx" ON "OptionValue"("pictureId");
ALTER TABLE "OptionValue" ADD CONSTRAINT "OptionValue_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- That of a variant: of its first value that has one.
ALTER TABLE "Variant" ADD COLUMN "pictureId" TEXT;
CREATE INDEX "Variant_pictureId_idx" ON "Variant"("pictureId");
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE FUNCTION souk_picture_variants(variants text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Variant" v SET "pictureId" = shown."pictureId"
  FROM (
    SELECT id, (
      SELECT value."pictureId" FROM "VariantValue" has JOIN "OptionValue" value ON value.id = has."valueId" JOIN "ProductOption" o ON o.id = has."optionId"
      WHERE has."variantId" = each.id AND value."pictureId" IS NOT NULL ORDER BY o.position LIMIT 1
    ) AS "pictureId" FROM unnest(variants) each(id)
  ) shown
  WHERE v.id = shown.id AND v."pictureId" IS DISTINCT FROM shown."pictureId"
$$;

CREATE FUNCTION souk_value_pictured() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM souk_picture_variants(ARRAY(SELECT "variantId" FROM "VariantValue" WHERE "valueId" = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER "OptionValue_pictured" AFTER UPDATE OF "pictureId" ON "OptionValue"
  FOR EACH ROW WHEN (OLD."pictureId" IS DISTINCT FROM NEW."pictureId") EXECUTE FUNCTION souk_value_pictured();

CREATE FUNCTION souk_variant_valued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM souk_picture_variants(ARRAY[COALESCE(NEW."variantId", OLD."variantId")]);
  RETURN NULL;
END $$;
CREATE TRIGGER "VariantValue_pictured" AFTER INSERT OR DELETE ON "VariantValue" FOR EACH ROW EXECUTE FUNCTION souk_variant_valued();
