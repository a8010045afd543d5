export * from './development-mailbox.ts';
export * from './development-pushes.ts';
export * from './mailer.ts';
