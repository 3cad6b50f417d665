-- What files call a product, of its seller alone (docs/decisions/0072). The address is of all sellers.
ALTER TABLE "Product" ADD COLUMN "handle" TEXT NOT NULL DEFAULT '';
UPDATE "Product" SET "handle" = "slug";
CREATE UNIQUE INDEX "Product_sellerId_handle_key" ON "Product"("sellerId", "handle");

CREATE FUNCTION souk_product_handle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."handle" := NEW."slug";
  RETURN NEW;
END $$;
CREATE TRIGGER "Product_handle" BEFORE INSERT ON "Product" FOR EACH ROW WHEN (NEW."handle" = '') EXECUTE FUNCTION souk_product_handle();
