import { useQuery } from '@apollo/client/react';
import { UserByIdDocument } from '@app/client';
import { Navigate, useParams } from 'react-router';
import { Failed, Loading, NotHere } from '../components/states.tsx';

/** Links name people by id, because their names may change; the page is found by name. */
export function UserByIdPage() {
  const { id = '' } = useParams();
  const { data, error } = useQuery(UserByIdDocument, { variables: { id } });
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  return data.user ? <Navigate to={`/u/${data.user.username}`} replace /> : <NotHere />;
}
