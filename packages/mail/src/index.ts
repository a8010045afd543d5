export * from './development-mailbox.ts';
export * from './mailer.ts';
