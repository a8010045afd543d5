import { createBrowserRouter, Navigate } from 'react-router';
import { Shell } from './components/shell.tsx';
import { FailedPage } from './components/states.tsx';
import { SignedInOnly, SignedOutOnly } from './components/who.tsx';

/** Pages of people who are signed in, inside the frame; each is fetched when it is first opened. */
const pages = [
  { index: true, lazy: async () => ({ Component: (await import('./pages/home.tsx')).HomePage }) },
  { path: 'explore', lazy: async () => ({ Component: (await import('./pages/explore.tsx')).ExplorePage }) },
  { path: 'tags/:tag', lazy: async () => ({ Component: (await import('./pages/tag.tsx')).TagPage }) },
  { path: 'bookmarks', lazy: async () => ({ Component: (await import('./pages/bookmarks.tsx')).BookmarksPage }) },
  { path: 'posts/:id', lazy: async () => ({ Component: (await import('./pages/thread.tsx')).ThreadPage }) },
  { path: 'u/:username', lazy: async () => ({ Component: (await import('./pages/profile.tsx')).ProfilePage }) },
  { path: 'users/:id', lazy: async () => ({ Component: (await import('./pages/user-by-id.tsx')).UserByIdPage }) },
  { path: 'requests', lazy: async () => ({ Component: (await import('./pages/requests.tsx')).RequestsPage }) },
  {
    path: 'chats',
    lazy: async () => ({ Component: (await import('./pages/chats.tsx')).ChatsPage }),
    children: [{ path: ':id', lazy: async () => ({ Component: (await import('./pages/conversation.tsx')).ConversationPage }) }],
  },
  { path: 'notifications', lazy: async () => ({ Component: (await import('./pages/notifications.tsx')).NotificationsPage }) },
  { path: 'videos', lazy: async () => ({ Component: (await import('./pages/videos.tsx')).VideosPage }) },
  { path: 'videos/upload', lazy: async () => ({ Component: (await import('./pages/upload.tsx')).UploadPage }) },
  { path: 'videos/:id', lazy: async () => ({ Component: (await import('./pages/video.tsx')).VideoPage }) },
  { path: 'shorts', lazy: async () => ({ Component: (await import('./pages/shorts.tsx')).ShortsPage }) },
  { path: 'settings', lazy: async () => ({ Component: (await import('./pages/settings.tsx')).SettingsPage }) },
  { path: 'moderation', lazy: async () => ({ Component: (await import('./pages/moderation.tsx')).ModerationPage }) },
  { path: 'administration', lazy: async () => ({ Component: (await import('./pages/administration.tsx')).AdministrationPage }) },
];

const doors = [
  { path: 'sign-in', lazy: async () => ({ Component: (await import('./pages/sign-in.tsx')).SignInPage }) },
  { path: 'sign-up', lazy: async () => ({ Component: (await import('./pages/sign-up.tsx')).SignUpPage }) },
];

/** Addresses of the app, below `/app`. Those of mailed links are the platform's own. */
export const router = createBrowserRouter(
  [
    { Component: SignedOutOnly, errorElement: <FailedPage />, HydrateFallback: () => null, children: doors },
    {
      errorElement: <FailedPage />,
      HydrateFallback: () => null,
      children: [
        { path: 'verify-email', lazy: async () => ({ Component: (await import('./pages/verify-email.tsx')).VerifyEmailPage }) },
        {
          path: 'reset-password',
          lazy: async () => ({ Component: (await import('./pages/reset-password.tsx')).ResetPasswordPage }),
        },
      ],
    },
    {
      Component: SignedInOnly,
      errorElement: <FailedPage />,
      HydrateFallback: () => null,
      children: [{ Component: Shell, children: pages }],
    },
    { path: '*', element: <Navigate to="/" replace /> },
  ],
  { basename: '/app' },
);
