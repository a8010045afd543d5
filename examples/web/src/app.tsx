import { type ComponentType, lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Shell } from './components/shell.tsx';
import { Loading, PageBoundary } from './components/states.tsx';
import { SignedInOnly, SignedOutOnly } from './components/who.tsx';
import { HomePage } from './pages/home.tsx';

/** A page that is fetched when it is first opened. */
function page(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}

const SignIn = page(async () => (await import('./pages/sign-in.tsx')).SignInPage);
const SignUp = page(async () => (await import('./pages/sign-up.tsx')).SignUpPage);
const VerifyEmail = page(async () => (await import('./pages/verify-email.tsx')).VerifyEmailPage);
const ResetPassword = page(async () => (await import('./pages/reset-password.tsx')).ResetPasswordPage);
const ConfirmEmailChange = page(async () => (await import('./pages/confirm-email-change.tsx')).ConfirmEmailChangePage);
const External = page(async () => (await import('./pages/external.tsx')).ExternalPage);
const Conversation = page(async () => (await import('./pages/conversation.tsx')).ConversationPage);

/** Pages of people who are signed in, inside the frame. Most begin at home, so it comes with the app. */
const PAGES: readonly (readonly [path: string, Page: ComponentType])[] = [
  ['/', HomePage],
  ['explore', page(async () => (await import('./pages/explore.tsx')).ExplorePage)],
  ['tags/:tag', page(async () => (await import('./pages/tag.tsx')).TagPage)],
  ['bookmarks', page(async () => (await import('./pages/bookmarks.tsx')).BookmarksPage)],
  ['drafts', page(async () => (await import('./pages/drafts.tsx')).DraftsPage)],
  ['join/:code', page(async () => (await import('./pages/join.tsx')).JoinPage)],
  ['posts/:id', page(async () => (await import('./pages/thread.tsx')).ThreadPage)],
  ['u/:username', page(async () => (await import('./pages/profile.tsx')).ProfilePage)],
  ['users/:id', page(async () => (await import('./pages/user-by-id.tsx')).UserByIdPage)],
  ['requests', page(async () => (await import('./pages/requests.tsx')).RequestsPage)],
  ['notifications', page(async () => (await import('./pages/notifications.tsx')).NotificationsPage)],
  ['videos', page(async () => (await import('./pages/videos.tsx')).VideosPage)],
  ['videos/upload', page(async () => (await import('./pages/upload.tsx')).UploadPage)],
  ['videos/:id', page(async () => (await import('./pages/video.tsx')).VideoPage)],
  ['shorts', page(async () => (await import('./pages/shorts.tsx')).ShortsPage)],
  ['settings/*', page(async () => (await import('./pages/settings.tsx')).SettingsPage)],
  ['moderation', page(async () => (await import('./pages/moderation.tsx')).ModerationPage)],
  ['administration', page(async () => (await import('./pages/administration.tsx')).AdministrationPage)],
];
const Chats = page(async () => (await import('./pages/chats.tsx')).ChatsPage);

/** Addresses of the app, below `/app`; those of mailed links are the platform's own. */
export function App() {
  return (
    <PageBoundary>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route element={<SignedOutOnly />}>
            <Route path="sign-in" element={<SignIn />} />
            <Route path="sign-up" element={<SignUp />} />
          </Route>
          <Route path="verify-email" element={<VerifyEmail />} />
          <Route path="reset-password" element={<ResetPassword />} />
          <Route path="confirm-email-change" element={<ConfirmEmailChange />} />
          <Route path="external/:provider" element={<External />} />
          <Route element={<SignedInOnly />}>
            <Route element={<Shell />}>
              {PAGES.map(([path, Page]) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
              <Route path="chats" element={<Chats />}>
                <Route path=":id" element={<Conversation />} />
              </Route>
            </Route>
          </Route>
          <Route path="*" element={<Navigate to="/" replace />} />
        </Routes>
      </Suspense>
    </PageBoundary>
  );
}
