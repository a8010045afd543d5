import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';

/** A form whose fields are read by name when it is sent. */
export function Form({
  children,
  onSend,
  label,
}: {
  readonly children: ReactNode;
  readonly onSend: (values: (name: string) => string) => unknown;
  readonly label?: string;
}) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSend((name) => String(data.get(name) ?? '').trim());
  };
  return (
    <form onSubmit={send} aria-label={label} noValidate>
      {children}
    </form>
  );
}

/** What is wrong with a form as a whole. */
export function FormFailure({ children }: { readonly children: string | null }) {
  if (children === null) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert">
      {children}
    </Alert>
  );
}
