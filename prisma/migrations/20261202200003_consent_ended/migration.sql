ALTER TYPE "EndReason" ADD VALUE 'consent_ended' AFTER 'seller_disconnected';
