import { useQuery } from '@apollo/client/react';
import { MeDocument } from '@app/client';
import { useRef, useSyncExternalStore } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { platform } from '../client.ts';

const subscribe = (changed: () => void) => platform.session.subscribe(changed);
const userIdNow = () => platform.session.userId;

/** Id of who is signed in on this device; null when nobody is. */
export function useUserId(): string | null {
  return useSyncExternalStore(subscribe, userIdNow);
}

/** The signed-in user's own card, account and badges; undefined until they are here. */
export function useMe() {
  const userId = useUserId();
  const { data } = useQuery(MeDocument, { skip: userId === null });
  return data?.viewer ?? undefined;
}

/** Pages that need an account; others are sent to sign in and come back. */
export function SignedInOnly() {
  const userId = useUserId();
  const { pathname, search } = useLocation();
  const before = useRef(userId).current;
  return userId === null ? (
    <Navigate to="/sign-in" replace state={{ from: pathname + search, wasSignedIn: before !== null }} />
  ) : (
    <Outlet />
  );
}

/** Pages that make no sense for who is signed in. */
export function SignedOutOnly() {
  const userId = useUserId();
  const { state } = useLocation();
  return userId === null ? <Outlet /> : <Navigate to={typeof state?.from === 'string' ? state.from : '/'} replace />;
}
