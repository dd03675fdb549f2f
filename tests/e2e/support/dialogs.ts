/** The system's own dialogs, which no test can press: each answers as a person would have. */
import type { LaunchedApp } from './launch-app.ts';

export function chooseFolder(app: LaunchedApp, folder: string): Promise<void> {
  return app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
}

/** @param button What is pressed, counted from 0 in the order of the buttons. The questions asked are kept. */
export function answerQuestions(app: LaunchedApp, button: number): Promise<void> {
  return app.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedQuestions: asked });
    // Only the form with a window and the one without are called; both have the options last.
    dialog.showMessageBox = async (...given: unknown[]) => {
      const options = given.at(-1) as { readonly message: string };
      asked.push(options.message);
      return { response, checkboxChecked: false };
    };
  }, button);
}

export function askedQuestions(app: LaunchedApp): Promise<readonly string[]> {
  // Put there by `answerQuestions`.
  return app.evaluate(() => (globalThis as unknown as { askedQuestions: string[] }).askedQuestions);
}
