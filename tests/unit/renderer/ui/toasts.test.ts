import { createElement, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useToasts } from '../../../../renderer/ui/toasts.tsx';

test('what tells a toast is one function at every render, so that what is kept by it stays', () => {
  const tells: unknown[] = [];
  function Told() {
    const [renders, setRenders] = useState(1);
    tells.push(useToasts());
    if (renders < 3) setRenders(renders + 1);
    return null;
  }
  renderToString(createElement(Told));
  expect(tells).toHaveLength(3);
  expect(new Set(tells).size).toBe(1);
});
