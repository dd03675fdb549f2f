import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { followEvents } from '../bridge/events.ts';
import { queryClient } from '../bridge/query-client.ts';
import { askBoot } from '../bridge/views.ts';
import { i18n, speak } from '../i18n/i18n.ts';
import { App } from './app.tsx';
import { firstLook } from './look.ts';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no #root.');
}

// Heard before main is asked: what changes after its answer, such as a depot that opens, is told once only.
followEvents(queryClient);
// Main is asked while the words are read; the window is drawn before either the depot or a page is there.
// A failed boot is shown by the page, which asks for the same answer.
askBoot().catch(() => undefined);
const look = firstLook();
await speak(look.language);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={i18n}>
        <App firstTheme={look.theme} />
      </I18nextProvider>
    </QueryClientProvider>
  </StrictMode>,
);
