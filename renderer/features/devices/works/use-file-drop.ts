import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useToasts } from '../../../ui/toasts.tsx';
import { useAddFiles } from '../use-add-files.ts';

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/**
 * Files that are dropped anywhere in the window, or pasted outside a field, are added. The page only hands them over;
 * where they are it never learns.
 *
 * @returns Whether files are over the window at this moment.
 */
export function useFileDrop(): boolean {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const { add } = useAddFiles();
  const [isOver, setIsOver] = useState(false);

  const take = useEffectEvent(async (files: readonly File[]) => {
    if (files.length === 0) {
      tell({ title: t('works.nothingDropped'), intent: 'warning' });
      return;
    }
    try {
      await add(await call(bridge.takeFiles(files)));
    } catch {
      tell({ title: t('works.notAdded.failed'), intent: 'error' });
    }
  });

  useEffect(() => {
    // Entering a child leaves its parent; what counts is how many are entered.
    let depth = 0;
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setIsOver(true);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void take([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void take(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
  return isOver;
}
