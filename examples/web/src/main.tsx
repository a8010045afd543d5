import '@mantine/core/styles.css';
import './app.css';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { platform } from './client.ts';
import { currentLanguage, loadTexts } from './i18n/current.ts';
import { LanguageProvider } from './i18n/language.tsx';
import { theme } from './theme.ts';

await loadTexts(currentLanguage()).catch(() => undefined);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <ApolloProvider client={platform.apollo}>
          <BrowserRouter basename="/app">
            <App />
          </BrowserRouter>
        </ApolloProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
