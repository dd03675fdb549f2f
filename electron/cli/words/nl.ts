import { clockTime, formatsFor } from './formats.ts';
import { nlSticks } from './nl-sticks.ts';
import { nlStore } from './nl-store.ts';
import type { Words } from './words.ts';

const { number, count, megabytes, dateTime, date } = formatsFor('nl');

/** What the terminal says, in Dutch. */
export const nl: Words = {
  number,
  dateTime,
  date,
  aSecond: (n) => `${number(n)} per seconde`,
  timeLeft: (ms) => `nog ongeveer ${clockTime(ms)}`,
  files: (n) => count(n, 'bestand', 'bestanden'),
  rows: (n) => count(n, 'rij', 'rijen'),
  devices: (n) => count(n, 'apparaat', 'apparaten'),
  captures: (n) => count(n, 'vastlegging', 'vastleggingen'),
  row: (n) => `rij ${n}`,
  bytes: (n) => count(n, 'byte', 'bytes'),
  whatToDo: 'Wat te doen',
  andMore: (n) => `… en nog ${number(n)}. --json noemt ze allemaal.`,
  stopped: 'Gestopt. Wat bewaard was of onder de definitieve naam geschreven is, blijft.',

  ...nlSticks,
  ...nlStore,
  merge: {
    reading: (done, total) => `Lezen: ${megabytes(done)} van ${megabytes(total)}`,
    writing: (done, total) => `Schrijven: ${number(done)} van ${count(total, 'bestand', 'bestanden')}`,
    result: (captures, files, devices) =>
      `${count(captures, 'vastlegging', 'vastleggingen')} in ${count(files, 'bestand', 'bestanden')}, van ${count(devices, 'apparaat', 'apparaten')}.`,
    duplicates: (n) => `${count(n, 'vastlegging herhaalt', 'vastleggingen herhalen')} een apparaat; de nieuwste telt.`,
    serialConflicts: (n) =>
      `${count(n, 'conflict', 'conflicten')} van twee apparaten met één serienummer: beide zijn geschreven.`,
    valueConflicts: (n) =>
      `${count(n, 'conflict', 'conflicten')} van één apparaat met twee waarden: de nieuwste vastlegging is geschreven.`,
    decideFirst: 'Beslis voordat u uploadt; "hash-courier collect" onthoudt het antwoord.',
    leftOut: (n) => `${count(n, 'rij is', 'rijen zijn')} weggelaten, elk om een reden die hierboven staat.`,
    written: (folder) => `Geschreven in ${folder}`,
    nothingRead: 'Er is geen bestand geschreven, omdat er geen vastleggingsbestand is gevonden.',
    ownExports: 'Voeg --own-exports toe om onze eigen exports toch mee te nemen.',
    nothingWritten: 'Er is geen bestand geschreven, omdat geen enkele rij zo geregistreerd kan worden.',
    tooManyForPortal: (rows) =>
      `De Intune-portal neemt 500 rijen per bestand, en dit heeft er ${number(rows)}. "--for intune" schrijft bestanden die passen.`,
  },
  errors: {
    unexpected: (message) =>
      `Er ging iets mis dat niet mis hoort te gaan: ${message}. Wat bewaard was, blijft. Voer de opdracht opnieuw uit; blijft het zo, zet dan HASH_COURIER_TRACE=1 en meld wat er verschijnt.`,
    isFolder: (path) => `${path} is een map. Noem een bestand.`,
    store: {
      'store-in-use': (folder) =>
        `Een ander programma gebruikt de opslag in ${folder}. Wacht tot het klaar is, of sluit het, en voer de opdracht opnieuw uit.`,
      'store-disk-full': (folder) =>
        `De schijf met ${folder} is vol. Er is niets van deze opdracht verloren of half bewaard. Maak ruimte en voer hem opnieuw uit.`,
      'store-read-only': (folder) =>
        `In de opslag in ${folder} kan niet worden geschreven. Controleer de rechten, of kies een andere map met --data.`,
      'store-damaged': (folder) =>
        `De opslag in ${folder} is beschadigd. Laat hem zoals hij is, bewaar een kopie en zet een back-up terug; de sticks hebben hun vastleggingen nog.`,
      'store-not-opened': (folder) =>
        `De opslag in ${folder} gaat niet open. Controleer of de map er is en van u is, of kies een andere met --data.`,
      'store-io': (folder) =>
        `De schijf met ${folder} meldt een fout. Voer de opdracht opnieuw uit; blijft het zo, kopieer de map dan naar een andere schijf.`,
      'store-newer': (folder) =>
        `De opslag in ${folder} is gemaakt door een nieuwere Hash Courier. Er is niets veranderd. Installeer die versie, of kies een andere map met --data.`,
      'store-migrations-differ': (folder) =>
        `De opslag in ${folder} past niet bij deze versie. Er is niets veranderd. Installeer de versie die hem maakte, of kies een andere map met --data.`,
      'store-migration-failed': (folder) =>
        `De opslag in ${folder} kon niet worden bijgewerkt en is zoals hij was. Voer de opdracht opnieuw uit; blijft het zo, zet dan een back-up terug.`,
    },
    nothingFound: (path) => `Er is niets te lezen op ${path}. Controleer het pad; zit de stick er nog in?`,
    notReadable: (path, reason) =>
      `${path} kan niet gelezen worden (${reason}). Sluit het programma dat het gebruikt, of kopieer het naar deze pc, en voer de opdracht opnieuw uit.`,
    namesTaken: (folder, names) =>
      `${folder} bevat al ${names}, en dat hebben wij niet geschreven. Er is niets veranderd. Kies een andere map met --out, of verplaats het bestand.`,
    folderInUse: (folder, lock) =>
      `Een andere samenvoeging of export schrijft in ${folder}. Er is niets veranderd. Wacht tot die klaar is en voer de opdracht opnieuw uit; loopt er geen, verwijder dan eerst ${lock}.`,
    folderNotMade: (folder, reason) =>
      `De map ${folder} kan niet gemaakt worden (${reason}). Kies een andere met --out.`,
    sourceChanged: (path) =>
      `${path} veranderde tijdens het samenvoegen. Sluit het programma dat erin schrijft en voer de opdracht opnieuw uit.`,
    notWritten: (path, reason) =>
      `${path} is niet geschreven (${reason}). Is de schijf vol of de map alleen-lezen? De gelezen bestanden zijn zoals ze waren.`,
  },
};
