import { type Fault, faultOf, problemsByField, type RefusalResult } from '@app/client';
import { useCallback, useState } from 'react';
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
  /** Runs the work; a refusal that it returns, or a fault that it throws, is shown. Answers whether it went well. */
  submit(work: () => Promise<RefusalResult | null | undefined>): Promise<boolean>;
}

/** A form's way to the platform: busy while it runs, problems beside their fields, faults above them. */
export function useSubmission(): Submission {
  const [state, setState] = useState<Pick<Submission, 'isBusy' | 'failure' | 'problems'>>({
    isBusy: false,
    failure: null,
    problems: {},
  });
  const text = useFaultText();
  const submit = useCallback(
    async (work: () => Promise<RefusalResult | null | undefined>) => {
      setState({ isBusy: true, failure: null, problems: {} });
      try {
        const refusal = await work();
        if (!refusal) {
          setState({ isBusy: false, failure: null, problems: {} });
          return true;
        }
        const problems = problemsByField(refusal);
        setState({ isBusy: false, failure: Object.keys(problems).length > 0 ? null : refusal.message, problems });
      } catch (error) {
        const refusal = refusalOf(error);
        setState({
          isBusy: false,
          failure: refusal?.message ?? text(faultOf(error)),
          problems: refusal ? problemsByField(refusal) : {},
        });
      }
      return false;
    },
    [text],
  );
  return { ...state, submit };
}

function refusalOf(error: unknown): RefusalResult | null {
  return error instanceof Error && 'refusal' in error ? (error.refusal as RefusalResult) : null;
}
