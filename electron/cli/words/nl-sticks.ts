import type { enSticks } from './en-sticks.ts';
import { formatsFor } from './formats.ts';

const { number, count, list } = formatsFor('nl');

/** What the terminal says about sticks, in Dutch. */
export const nlSticks: typeof enSticks = {
  sticks: {
    pluggedIn: 'Ingestoken',
    roster: 'Alle sticks',
    nothingPluggedIn: 'Er is geen stick ingestoken. Steek er een in, of noem een map: "hash-courier stage MAP".',
    noRoster: 'Er is nog geen stick voorbereid.',
    systemHidden: (n) =>
      `${count(n, 'station staat', 'stations staan')} niet in de lijst, omdat deze pc ervan werkt of omdat wij er nooit op schrijven. --all toont alles.`,
    columns: { drive: 'Station', name: 'Naam', size: 'Grootte', stick: 'Stick', state: 'Status' },
    rosterColumns: {
      stick: 'Stick',
      where: 'Waar',
      lastSeen: 'Laatst gezien',
      batch: 'Batch',
      groupTag: 'Groepstag',
      trips: 'Ritten',
      captures: 'Vastleggingen',
    },
    safe: 'Klaar om voor te bereiden',
    place: {
      staged: 'Hier, voorbereid',
      out: 'Op pad',
      returned: 'Hier, opgehaald',
      shelf: 'Op de plank',
      retired: 'Uit gebruik',
    },
    identity: {
      none: 'Nog niet van ons',
      ours: 'Van ons',
      'other-installation': 'Van een andere installatie',
      'signature-wrong': 'Door iemand gewijzigd',
      damaged: 'Niet als de onze te lezen',
      'newer-schema': 'Van een nieuwere versie',
      unreadable: 'Onleesbaar',
    },
    gigabytes: (n) => `${number(n)} GB`,
    renumbered: (stick, n) =>
      `Stick ${stick} is nu nummer ${number(n)} in de lijst. Bereid hem opnieuw voor, zodat hij het zelf ook zegt.`,
    retired: (stick) =>
      `Stick ${stick} staat niet meer in de lijst, en zijn nummer is vrij. Zijn vastleggingen blijven.`,
    wiped: (removed) =>
      `${count(removed, 'bestand van ons is', 'bestanden van ons zijn')} verwijderd. Verder is er niets op de stick aangeraakt.`,
    stayed: (path, why) => `  blijft: ${path} (${why})`,
    stayReason: {
      changed: 'iemand heeft het gewijzigd',
      'not-safe': 'nog niet bewaard',
      'too-large': 'te groot voor een vastlegging',
      'too-many': 'te veel bestanden',
      'too-deep': 'te diep in mappen',
      'no-file': 'geen bestand',
      error: 'het systeem weigerde',
    },
    notOurs: (path) => `${path} bewijst niet dat wij hem hebben voorbereid; er is dus niets verwijderd.`,
    notSafe: (n) =>
      `${count(n, 'bestand', 'bestanden')} op de stick ${n === 1 ? 'is' : 'zijn'} nog niet bewaard; er is dus niets verwijderd. Voer er eerst "hash-courier collect" op uit.`,
    unknown: (stick) => `Er staat geen stick ${stick} in de lijst. "hash-courier sticks" toont ze.`,
    numberTaken: (n) => `Nummer ${number(n)} hoort bij een andere stick. Kies een vrij nummer.`,
    notANumber: (text) => `"${text}" is geen sticknummer. Nummers zijn geheel en van 1 tot 999999.`,
  },
  stage: {
    nothingErased:
      'Er wordt niets gewist. Wij voegen onze eigen bestanden toe en laten de rest van een stick zoals die is.',
    preparing: (done, total) => `Voorbereiden: ${done} van ${count(total, 'stick', 'sticks')} klaar`,
    nothingToDo:
      'Noem de stations of mappen die u wilt voorbereiden, of geef --all-safe. "hash-courier sticks" toont wat is ingestoken.',
    noneSafe: 'Geen ingestoken stick is klaar om voor te bereiden. "hash-courier sticks" zegt waarom.',
    noSuchDrive: (path) => `Er is geen station of map ${path}. "hash-courier sticks" toont wat is ingestoken.`,
    stick: (n) => `Stick ${number(n)}`,
    done: 'Klaar',
    failed: 'Niet afgemaakt',
    cancelled: 'Geannuleerd',
    written: (files) => `${count(files, 'bestand', 'bestanden')} geschreven, teruggelezen en gelijk bevonden.`,
    takeItOut: 'Haal hem eruit.',
    keptAside: (paths) => `Iemand had ${list(paths)} gewijzigd; dat is op de stick naast de nieuwe kit bewaard.`,
    asksFirst: (codes) => `Voeg --accept ${codes} toe om toch door te gaan.`,
    result: (done, total) => `${number(done)} van ${count(total, 'stick', 'sticks')} voorbereid.`,
    retry: (places) => `Opnieuw proberen: hash-courier stage ${places}`,
    cancelledNote: 'Elke stick stopte na het bestand waar hij mee bezig was. Wat erop stond, staat er nog.',
    kitProblem: (folder, code) =>
      `De kit in ${folder} is niet te gebruiken (${code}). Installeer Hash Courier opnieuw, of zet de bestanden van de kit terug.`,
    keyProblem: (detail) =>
      `De sleutel van deze installatie is niet te gebruiken (${detail}). Hij wordt niet vervangen, omdat sticks die op pad zijn ermee ondertekend zijn. Zet de gegevensmap terug uit een back-up, of kies een andere met --data.`,
    listProblem: (detail) =>
      `Het systeem noemt zijn stations niet (${detail}). Een map of netwerkmap werkt wel: "hash-courier stage MAP".`,
  },
  watch: {
    watching: (folders) =>
      folders.length === 0
        ? 'Wacht op sticks. Ctrl+C stopt.'
        : `Wacht op sticks, en op ${list(folders)}. Ctrl+C stopt.`,
    cameIn: (name) => `${name} is er.`,
    wentOut: (name) => `${name} is eruit.`,
    pollingOnly:
      'Het systeem meldt hier geen insteken, dus nieuwe sticks worden binnen een of twee seconden opgemerkt.',
    scanTrouble: (detail) =>
      `De stations zijn nu niet op te vragen (${detail}). De laatste lijst blijft; wij proberen het opnieuw.`,
    scanBack: 'De stations zijn weer op te vragen.',
    notOurs: (name) => `${name} is nog niet van ons. "hash-courier stage" bereidt hem voor.`,
  },
  practice: {
    banner: 'Oefendepot. Niets hier is echt: de sticks, de apparaten en de tenant bestaan alleen op deze pc.',
    step: {
      prepare: '1. 4 sticks voorbereiden',
      capture: '2. 12 apparaten draaien de kit, één ervan twee keer',
      collect: '3. De sticks komen terug',
      decide: '4. Beslissen',
      files: '5. Bestanden om te uploaden',
    },
    captured: (stick, devices) => `Stick ${number(stick)}: ${list(devices)}`,
    withoutSerial: 'een apparaat zonder serienummer',
    decided:
      'Wij gebruiken hier de nieuwere. De andere vastlegging blijft als bewijs bewaard, en u kunt er later op terugkomen.',
    folder: (path) => `Alles staat in ${path}`,
    tryIt: (command) => `Kijk rond: ${command}`,
    notEmpty: (path) =>
      `${path} bevat iets dat geen oefendepot is; het is met rust gelaten. Kies een andere map met --dir.`,
  },
};
