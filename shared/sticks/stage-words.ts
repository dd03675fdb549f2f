import type { EjectReason, StageReason } from './stage-reason.ts';
import type { StageStep } from './stage-result.ts';

interface ReasonWords {
  readonly title: string;
  readonly reason: string;
  readonly action: string;
}

type InEachLanguage<T> = Readonly<Record<'en' | 'nl', T>>;

export const STAGE_STEP_WORDS: Readonly<Record<StageStep, InEachLanguage<string>>> = {
  check: { en: 'Checking', nl: 'Nakijken' },
  write: { en: 'Writing', nl: 'Schrijven' },
  rename: { en: 'Putting in place', nl: 'Op zijn plaats zetten' },
  verify: { en: 'Verifying', nl: 'Controleren' },
  manifest: { en: 'Signing', nl: 'Ondertekenen' },
  eject: { en: 'Ejecting', nl: 'Uitwerpen' },
};

export const STAGE_REASON_WORDS: Readonly<Record<StageReason, InEachLanguage<ReasonWords>>> = {
  'pulled-out': {
    en: {
      title: 'Pulled out',
      reason: 'The stick went away before it was done.',
      action: 'Put it back in, in any port, and try again. What is on it stays as it is.',
    },
    nl: {
      title: 'Eruit getrokken',
      reason: 'De stick verdween voordat hij klaar was.',
      action: 'Steek hem terug, in welke poort ook, en probeer het opnieuw. Wat erop staat, blijft zoals het is.',
    },
  },
  full: {
    en: {
      title: 'Full',
      reason: 'The stick ran out of space while it was being written.',
      action: 'Make room on it yourself, or take another stick.',
    },
    nl: {
      title: 'Vol',
      reason: 'De stick raakte vol tijdens het schrijven.',
      action: 'Maak er zelf ruimte op, of neem een andere stick.',
    },
  },
  'not-enough-space': {
    en: {
      title: 'Not enough space',
      reason: 'The kit does not fit in the free space. Nothing was written.',
      action: 'Make room on it yourself, or take another stick.',
    },
    nl: {
      title: 'Te weinig ruimte',
      reason: 'De kit past niet in de vrije ruimte. Er is niets geschreven.',
      action: 'Maak er zelf ruimte op, of neem een andere stick.',
    },
  },
  'read-only': {
    en: {
      title: 'Read-only',
      reason: 'The stick is write-protected, or the system protected it after an error.',
      action: 'Move its lock slide or take another stick. Windows can check this one for errors.',
    },
    nl: {
      title: 'Alleen-lezen',
      reason: 'De stick is beveiligd tegen schrijven, of het systeem heeft hem na een fout beveiligd.',
      action: 'Verzet het schuifje of neem een andere stick. Windows kan deze op fouten controleren.',
    },
  },
  'no-permission': {
    en: {
      title: 'No permission',
      reason: 'The system does not let you write to this drive.',
      action: 'Ask who manages this PC whether writing to removable drives is allowed.',
    },
    nl: {
      title: 'Geen toestemming',
      reason: 'Het systeem laat u niet op dit station schrijven.',
      action: 'Vraag de beheerder van deze pc of schrijven op verwisselbare stations is toegestaan.',
    },
  },
  'in-use': {
    en: {
      title: 'In use',
      reason: 'Another program holds a file on the stick.',
      action: 'Close that program, or wait until the virus scanner is done, and try again.',
    },
    nl: {
      title: 'In gebruik',
      reason: 'Een ander programma houdt een bestand op de stick vast.',
      action: 'Sluit dat programma, of wacht tot de virusscanner klaar is, en probeer het opnieuw.',
    },
  },
  'read-write-error': {
    en: {
      title: 'Stick does not work well',
      reason: 'The stick reported an error while it was read or written.',
      action: 'Try once more in another port. If it fails again, take another stick.',
    },
    nl: {
      title: 'Stick werkt niet goed',
      reason: 'De stick meldde een fout bij het lezen of schrijven.',
      action: 'Probeer het nog één keer in een andere poort. Lukt het weer niet, neem dan een andere stick.',
    },
  },
  'not-responding': {
    en: {
      title: 'No answer',
      reason: 'The stick did not answer in time.',
      action: 'Take it out, put it back in and try again. If it happens again, take another stick.',
    },
    nl: {
      title: 'Geen antwoord',
      reason: 'De stick gaf niet op tijd antwoord.',
      action: 'Haal hem eruit, steek hem terug en probeer het opnieuw. Gebeurt het weer, neem dan een andere stick.',
    },
  },
  'content-differs': {
    en: {
      title: 'Reads back differently',
      reason: 'What the stick gives back is not what was written to it. The stick is worn, or smaller than it claims.',
      action: 'Take another stick.',
    },
    nl: {
      title: 'Leest anders terug',
      reason:
        'Wat de stick teruggeeft, is niet wat erop geschreven is. De stick is versleten, of kleiner dan hij zegt.',
      action: 'Neem een andere stick.',
    },
  },
  'foreign-file': {
    en: {
      title: 'Name already taken',
      reason:
        'A file that we did not write stands where a file of the kit must go. It stays as it is. Nothing was written.',
      action: 'Move or rename that file yourself and try again, or take another stick.',
    },
    nl: {
      title: 'Naam al bezet',
      reason:
        'Een bestand dat wij niet schreven, staat waar een bestand van de kit hoort. Het blijft zoals het is. Er is niets geschreven.',
      action: 'Verplaats of hernoem dat bestand zelf en probeer het opnieuw, of neem een andere stick.',
    },
  },
  'file-vanished': {
    en: {
      title: 'A file disappeared',
      reason: 'A file that was just written is gone, but the stick is there. A virus scanner may have removed it.',
      action: 'Look at what the virus scanner of this PC says, allow the kit there, and try again.',
    },
    nl: {
      title: 'Een bestand verdween',
      reason:
        'Een zojuist geschreven bestand is weg, maar de stick is er nog. Misschien heeft een virusscanner het verwijderd.',
      action: 'Kijk wat de virusscanner van deze pc meldt, sta de kit daar toe en probeer het opnieuw.',
    },
  },
  'newer-kit': {
    en: {
      title: 'Prepared by a newer version',
      reason: 'A newer Hash Courier prepared this stick. It stays as it is. Nothing was written.',
      action: 'Update Hash Courier on this PC, or take another stick.',
    },
    nl: {
      title: 'Voorbereid door een nieuwere versie',
      reason: 'Een nieuwere Hash Courier heeft deze stick voorbereid. Hij blijft zoals hij is. Er is niets geschreven.',
      action: 'Werk Hash Courier op deze pc bij, of neem een andere stick.',
    },
  },
  'label-invalid': {
    en: {
      title: 'Label not usable',
      reason:
        'The number is not between 1 and 999999, or the batch, tenant, group tag or order is over 512 characters.',
      action: 'Shorten it and prepare the stick again.',
    },
    nl: {
      title: 'Label niet bruikbaar',
      reason: 'Het nummer ligt niet tussen 1 en 999999, of batch, tenant, groepstag of order is langer dan 512 tekens.',
      action: 'Maak het korter en bereid de stick opnieuw voor.',
    },
  },
  'drive-blocked': {
    en: {
      title: 'Never written to',
      reason: 'The status of this drive forbids writing to it.',
      action: 'Choose a USB stick.',
    },
    nl: {
      title: 'Hier schrijven we nooit op',
      reason: 'De status van dit station verbiedt erop te schrijven.',
      action: 'Kies een USB-stick.',
    },
  },
  'drive-warning': {
    en: {
      title: 'Left out',
      reason: 'The drive has a warning that nobody agreed to.',
      action: 'Choose the drive yourself if it is the right one.',
    },
    nl: {
      title: 'Overgeslagen',
      reason: 'Het station heeft een waarschuwing waar niemand mee instemde.',
      action: 'Kies het station zelf als het het juiste is.',
    },
  },
  'other-drive': {
    en: {
      title: 'Another drive',
      reason: 'The drive in this place is not the one that was chosen. Nothing was written.',
      action: 'Look at the list again and choose the stick that is in now.',
    },
    nl: {
      title: 'Een ander station',
      reason: 'Het station op deze plek is niet het gekozen station. Er is niets geschreven.',
      action: 'Kijk opnieuw in de lijst en kies de stick die er nu in zit.',
    },
  },
  'listed-twice': {
    en: {
      title: 'Chosen twice',
      reason: 'The same drive was already being prepared in this run.',
      action: 'Nothing to do: see its other row.',
    },
    nl: {
      title: 'Twee keer gekozen',
      reason: 'Hetzelfde station werd al voorbereid in deze ronde.',
      action: 'Niets te doen: zie de andere regel.',
    },
  },
  'path-too-long': {
    en: {
      title: 'Path too long',
      reason: 'The path of the folder is too long for this system.',
      action: 'Choose a folder with a shorter path.',
    },
    nl: {
      title: 'Pad te lang',
      reason: 'Het pad van de map is te lang voor dit systeem.',
      action: 'Kies een map met een korter pad.',
    },
  },
  'system-limit': {
    en: {
      title: 'PC is out of resources',
      reason: 'This PC has no memory or open files left.',
      action: 'Close other programs and try again.',
    },
    nl: {
      title: 'Pc heeft te weinig over',
      reason: 'Deze pc heeft geen geheugen of open bestanden meer over.',
      action: 'Sluit andere programma’s en probeer het opnieuw.',
    },
  },
  'system-error': {
    en: {
      title: 'System error',
      reason: 'The system reported an error that we do not know.',
      action: 'Try again. If it stays, note the error code and ask for support.',
    },
    nl: {
      title: 'Systeemfout',
      reason: 'Het systeem meldde een fout die wij niet kennen.',
      action: 'Probeer het opnieuw. Blijft het zo, noteer dan de foutcode en vraag om hulp.',
    },
  },
};

export const EJECT_REASON_WORDS: Readonly<Record<EjectReason, InEachLanguage<string>>> = {
  'not-asked': {
    en: 'Not ejected, as chosen. Eject it in the system before you take it out.',
    nl: 'Niet uitgeworpen, zoals gekozen. Werp hem uit in het systeem voordat u hem eruit haalt.',
  },
  'nothing-to-eject': {
    en: 'There is nothing to eject here.',
    nl: 'Hier hoeft niets te worden uitgeworpen.',
  },
  'in-use': {
    en: 'Not ejected: another program uses the stick. Close it, then eject the stick in the system.',
    nl: 'Niet uitgeworpen: een ander programma gebruikt de stick. Sluit dat en werp de stick uit in het systeem.',
  },
  'no-permission': {
    en: 'Not ejected: the system does not allow it. Eject the stick in the system before you take it out.',
    nl: 'Niet uitgeworpen: het systeem staat het niet toe. Werp de stick uit in het systeem voordat u hem eruit haalt.',
  },
  'tool-missing': {
    en: 'Not ejected: this system has no tool for it. Everything is written and verified; eject the stick in the system.',
    nl: 'Niet uitgeworpen: dit systeem heeft er geen programma voor. Alles is geschreven en gecontroleerd; werp de stick uit in het systeem.',
  },
  'not-responding': {
    en: 'Not ejected: the system did not answer in time. Eject the stick in the system before you take it out.',
    nl: 'Niet uitgeworpen: het systeem gaf niet op tijd antwoord. Werp de stick uit in het systeem voordat u hem eruit haalt.',
  },
  gone: {
    en: 'Already taken out.',
    nl: 'Al eruit gehaald.',
  },
  failed: {
    en: 'Not ejected: the system refused. Eject the stick in the system before you take it out.',
    nl: 'Niet uitgeworpen: het systeem weigerde. Werp de stick uit in het systeem voordat u hem eruit haalt.',
  },
};
