import { type Fault, faultOf, problemsByField, type RefusalResult } from '@app/client';
import { useCallback, useRef, useState } from 'react';
import type { TextKey } from '../i18n/current.ts';
import { useTexts } from '../i18n/language.tsx';

const KEYS: Readonly<Record<string, TextKey>> = {
  OFFLINE: 'faultOffline',
  RATE_LIMITED: 'faultRateLimited',
  UNAUTHENTICATED: 'faultSignedOut',
  FORBIDDEN: 'faultForbidden',
  SERVICE_UNAVAILABLE: 'faultUnavailable',
  INTERNAL_SERVER_ERROR: 'faultBug',
};

/** Says a fault in the page's language. */
export function useFaultText(): (fault: Fault) => string {
  const { t } = useTexts();
  return useCallback(
    (fault) => {
      const key = KEYS[fault.code];
      if (key === undefined) return fault.message;
      return t(key, { seconds: Math.ceil((fault.retryAfterMs ?? 1000) / 1000), traceId: fault.traceId ?? '' });
    },
    [t],
  );
}

/** What became of a form. */
export interface Submission {
  readonly isBusy: boolean;
  /** What is wrong, for the form as a whole; null when nothing is. */
  readonly failure: string | null;
  /** What is wrong with each field. */
  readonly problems: Readonly<Record<string, string>>;
  /** The stable code of the refusal, e.g. STEP_UP_REQUIRED; null without one. */
  readonly reason: string | null;
  /** Runs the work; a refusal that it returns, or a fault that it throws, is shown. Answers whether it went well. */
  submit(work: () => Promise<RefusalResult | null | undefined>): Promise<boolean>;
  /** Runs the last work again. */
  retry(): Promise<boolean>;
}

type State = Pick<Submission, 'isBusy' | 'failure' | 'problems' | 'reason'>;
const CALM: State = { isBusy: false, failure: null, problems: {}, reason: null };

/** A form's way to the platform: busy while it runs, problems beside their fields, faults above them. */
export function useSubmission(): Submission {
  const [state, setState] = useState<State>(CALM);
  const last = useRef<() => Promise<RefusalResult | null | undefined>>(async () => null);
  const text = useFaultText();
  const submit = useCallback(
    async (work: () => Promise<RefusalResult | null | undefined>) => {
      last.current = work;
      setState({ ...CALM, isBusy: true });
      try {
        const refusal = await work();
        if (!refusal) {
          setState(CALM);
          return true;
        }
        setState(stateOf(refusal));
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) setState(stateOf(refusal));
        else {
          const fault = faultOf(error);
          const failed = { ...CALM, failure: text(fault) };
          setState(failed);
          // When it may be tried again there is nothing to say any more.
          if (fault.retryAfterMs !== null) setTimeout(() => setState((now) => (now === failed ? CALM : now)), fault.retryAfterMs);
        }
      }
      return false;
    },
    [text],
  );
  const retry = useCallback(() => submit(last.current), [submit]);
  return { ...state, submit, retry };
}

/** Problems that have a field are told there; everything else above the form. */
function stateOf(refusal: RefusalResult): State {
  const problems = problemsByField(refusal);
  const failure = Object.keys(problems).length > 0 ? null : refusal.message;
  return { isBusy: false, failure, problems, reason: refusal.reason ?? null };
}

function refusalOf(error: unknown): RefusalResult | null {
  return error instanceof Error && 'refusal' in error ? (error.refusal as RefusalResult) : null;
}
