-- AlterEnum
ALTER TYPE "WebhookEventStatus" ADD VALUE 'retrying' BEFORE 'processed';
