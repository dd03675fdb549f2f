import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { DATA_FILES } from '../adapters/data-folder.ts';
import type { Kit } from '../core/sticks/kit.ts';
import { type ChosenScript, readScriptFile, withChosenScript } from '../core/sticks/kit-source.ts';
import { DEFAULT_FEED, type DownloadError } from '../core/sticks/kit-source-feed.ts';
import { type GalleryError, galleryScript } from '../core/sticks/kit-source-gallery.ts';
import { PACKAGE_ID } from '../core/sticks/kit-source-package.ts';
import type { CliContext } from './context.ts';
import { printLine } from './terminal/output.ts';
import type { Words } from './words/words.ts';

/** Which script reads the hash on the device; none of them: the kit's own. */
export interface ScriptOptions {
  readonly script?: string;
  /** A version, or true for the newest. */
  readonly gallery?: string | true;
  readonly feed?: string;
}

export function addScriptOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--script <file>', "a Get-WindowsAutoPilotInfo script of your own instead of the kit's").conflicts([
        'gallery',
        'feed',
      ]),
    )
    .option('--gallery [version]', "the PowerShell Gallery's script instead of the kit's; the newest without a version")
    .option('--feed <url>', `another feed of PowerShell packages than ${DEFAULT_FEED}`);
}

/** The kit with the script that was asked for, after saying which one it is; null after saying why not. */
export async function chooseScript(context: CliContext, kit: Kit, options: ScriptOptions): Promise<Kit | null> {
  const { output, words } = context;
  const say = (text: string) => printLine(output.err, text);
  if (options.script === undefined && options.gallery === undefined && options.feed === undefined) {
    say(words.script.builtIn(kit.version));
    return kit;
  }
  const script =
    options.script === undefined ? await fromGallery(context, options) : await fromFile(context, options.script);
  if (script === null) return null;
  for (const line of scriptLines(script, words)) say(line);
  return withChosenScript(kit, script);
}

function scriptLines({ source, signature }: ChosenScript, words: Words): readonly string[] {
  const signed = {
    none: words.script.unsigned,
    unreadable: words.script.signatureUnreadable,
    present: words.script.signed(source.signer ?? ''),
  };
  return [words.script.chosen(source.name, source.version, source.sha256), signed[signature.state]];
}

async function fromFile({ output, words }: CliContext, file: string): Promise<ChosenScript | null> {
  const script = await readScriptFile(resolve(file));
  if (script.ok) return script.value;
  printLine(output.err, problemText(script.error, file, words));
  return null;
}

async function fromGallery(context: CliContext, { gallery, feed }: ScriptOptions): Promise<ChosenScript | null> {
  const { output, words, ids, signal, dataFolder } = context;
  const version = typeof gallery === 'string' ? gallery : null;
  const request = { feedAddress: feed ?? DEFAULT_FEED, version, cacheFolder: join(dataFolder, DATA_FILES.scripts) };
  const found = await galleryScript(request, { feed: context.scriptFeed, ids }, signal);
  if (!found.ok) {
    printLine(output.err, problemText(found.error, [PACKAGE_ID, version].join(' ').trim(), words));
    return null;
  }
  const { script, feedProblem } = found.value;
  if (feedProblem !== null) printLine(output.err, `${feedText(feedProblem, words)} ${words.script.usesKept}`);
  return script;
}

/** @param name The file or package that was asked for. */
function problemText(error: GalleryError, name: string, { script: say }: Words): string {
  switch (error.code) {
    case 'script-unreadable':
      return say.unreadable(name, error.errno);
    case 'script-too-large':
      return say.tooLarge(name);
    case 'script-no-text':
      return say.noText(name);
    case 'script-no-output-file':
      return say.noOutputFile(name);
    case 'version-invalid':
      return say.versionInvalid(error.version);
    case 'version-changed':
      return say.versionChanged(error.kept.version, error.kept.path, error.sha256);
    case 'cache-failed':
      return say.notKept(error.folder, error.errno);
    default:
      return `${feedText(error, { script: say })} ${say.feedAction}`;
  }
}

function feedText(error: DownloadError, { script }: Pick<Words, 'script'>): string {
  const { code: _, ...value } = error;
  return script.feed[error.code](Object.values(value).join(' '));
}
