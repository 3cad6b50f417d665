-- A product that its seller has not published yet.
ALTER TYPE "ProductStatus" ADD VALUE 'draft' BEFORE 'active';
