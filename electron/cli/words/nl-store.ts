import type { enStore } from './en-store.ts';
import { formatsFor } from './formats.ts';

const { number, count, list } = formatsFor('nl');

const captures = (n: number) => count(n, 'vastlegging', 'vastleggingen');
const devices = (n: number) => count(n, 'apparaat', 'apparaten');
const conflicts = (n: number) => count(n, 'conflict', 'conflicten');

/** What the terminal says about the store: collecting, devices, conflicts, exports; in Dutch. */
export const nlStore: typeof enStore = {
  collect: {
    reading: (name, done, total, captureCount) =>
      `${name}: ${number(done)} van ${count(total, 'bestand', 'bestanden')}, ${captures(captureCount)}`,
    ofOtherInstallation: (name) => `${name} van een andere installatie`,
    summary: (name, all, fresh, seenBefore) =>
      `${name}: ${captures(all)}, ${number(fresh)} nieuw, ${number(seenBefore)} eerder gezien`,
    newDevices: (n) => `${count(n, 'nieuw apparaat', 'nieuwe apparaten')}.`,
    newConflicts: (n) => `${count(n, 'nieuw conflict wacht', 'nieuwe conflicten wachten')} op u: hash-courier resolve`,
    otherFiles: (n) =>
      n === 1 ? '1 ander bestand, blijft zoals het is.' : `${number(n)} andere bestanden, blijven zoals ze zijn.`,
    nothing:
      'Geen vastlegging gevonden. Hoort er wel een te zijn, leg het apparaat dan opnieuw vast, en wacht tot de kit zegt dat hij klaar is.',
    allStored: (n) => (n === 1 ? 'Hij is bewaard zoals hij kwam.' : `Alle ${number(n)} zijn bewaard zoals ze kwamen.`),
    storedSoFar: (n) =>
      n === 1 ? '1 vastlegging is bewaard zoals ze kwam.' : `${captures(n)} zijn bewaard zoals ze kwamen.`,
    stickOnlyRead: 'De stick is alleen gelezen; er is niets op veranderd.',
    onlyRead: 'Er is alleen gelezen; er is niets veranderd.',
    stopped: 'Gestopt. Wat bewaard is, blijft bewaard; haal het opnieuw op en de rest komt binnen, niets dubbel.',
    sourceGone:
      'Het verdween voordat alles gelezen was. Steek het terug en haal het opnieuw op: er komt niets dubbel binnen.',
    notInRoster: (n) =>
      `Een andere stick heeft hier nummer ${number(n)}, dus deze staat niet in de lijst. Bereid hem opnieuw voor om hem een eigen nummer te geven.`,
  },
  deviceList: {
    columns: {
      serial: 'Serienummer',
      model: 'Merk en model',
      groupTag: 'Groepstag',
      order: 'Order',
      captured: 'Vastgelegd',
      state: 'Toestand',
    },
    allGood: 'Alles goed',
    conflict: 'Conflict',
    aside: 'Opzijgezet',
    byId: (id) => `id ${id}`,
    total: (n, withIssues, inConflict) =>
      withIssues + inConflict === 0
        ? `${devices(n)}, alles goed.`
        : `${devices(n)}: ${number(withIssues)} met een fout of waarschuwing, ${number(inConflict)} in een conflict.`,
    none: 'Nog geen apparaten. Steek een teruggekomen stick in, of noem een bestand: hash-courier collect PAD',
    noneMatch: 'Er past geen apparaat. Laat een optie weg om meer te zien.',
    noneWithIssues: 'Geen apparaat heeft een fout of waarschuwing.',
    nothingWaits: 'Er wacht niets op u.',
    loose: 'Bestanden en rijen die bij geen apparaat horen',
    looseHint: (n) =>
      `${count(n, 'ander ding vraagt', 'andere dingen vragen')} aandacht: hash-courier devices --issues`,
    conflictHint: 'Vergelijken en beslissen: hash-courier resolve',
    showHint: 'Alles over een ervan: hash-courier show SERIENUMMER',
  },
  show: {
    notFound: (serial) =>
      `Geen apparaat heeft het serienummer of id ${serial}. Zoek op een deel ervan: hash-courier devices --search ${serial}`,
    several: (n) => `${devices(n)} met dit serienummer`,
    noSerial: 'Geen serienummer',
    facts: 'Uit de hash',
    noFacts: 'De hash is niet te lezen, dus er is niets uit te tonen.',
    captures: (n) => captures(n),
    issues: 'Wat aandacht vraagt',
    conflicts: 'Conflicten',
    history: 'Geschiedenis',
    current: 'deze wordt gebruikt',
    standing: {
      counts: 'telt',
      unusable: 'kan zo niet geregistreerd worden',
      aside: 'opzijgezet door uw keuze',
    },
    labels: {
      state: 'Toestand',
      groupTag: 'Groepstag',
      assignedUser: 'Toegewezen gebruiker',
      order: 'Order',
      batch: 'Batch',
      id: 'Id',
      hashSerial: 'Serienummer',
      uuid: 'SMBIOS-UUID',
      tpm: 'TPM',
      tpmKey: 'TPM-sleutel',
      productKeyId: 'Productcode-id',
      windows: 'Windows',
      processor: 'Processor',
      memory: 'Geheugen',
      disks: 'Schijven',
      network: 'Netwerk',
      file: 'Bestand',
      content: 'Inhoud',
      stick: 'Stick',
      collected: 'Opgehaald',
    },
    windows: (build, isWinPe) => (isWinPe ? `${build} (Windows PE)` : build),
    noTpm: 'geen',
    gigabytes: (n) => `${number(n)} GB`,
    captured: (when) => `Vastgelegd op ${when}`,
    noTime: 'Vastgelegd op een onbekend moment',
    trip: (stick, trip) => `${stick}, reis ${number(trip)}`,
    sha256: (start) => `SHA-256 ${start}…`,
    collectedFrom: (place) => `Opgehaald van ${place}`,
    seenAgain: (place) => `Opnieuw gezien in ${place}`,
    conflictOpened: (id) => `Conflict ${id} gevonden`,
    conflictDecided: (id, choice) => `Conflict ${id} beslist: ${choice}`,
  },
  resolve: {
    none: 'Er wacht geen conflict op een beslissing.',
    noneDecided: 'Er is nog geen conflict beslist.',
    heading: {
      serial: (id, serial) => `Conflict ${id}: twee vastleggingen met serienummer ${serial}, maar niet één apparaat`,
      identity: (id, serial) =>
        serial === ''
          ? `Conflict ${id}: twee vastleggingen van één apparaat die elkaar tegenspreken`
          : `Conflict ${id}: twee vastleggingen van apparaat ${serial} die elkaar tegenspreken`,
    },
    older: 'Ouder',
    newer: 'Nieuwer',
    contested: 'de vraag',
    fields: {
      serial: 'Serienummer',
      hashSerial: 'Serienummer in de hash',
      uuid: 'SMBIOS-UUID',
      ekSha256: 'TPM-sleutel',
      manufacturer: 'Fabrikant',
      product: 'Model',
      groupTag: 'Groepstag',
      assignedUser: 'Toegewezen gebruiker',
      capturedAt: 'Vastgelegd',
    },
    choices: {
      'use-newer': 'De nieuwere gebruiken',
      'use-older': 'De oudere gebruiken',
      'two-devices': 'Het zijn twee apparaten',
      later: 'Later beslissen',
    },
    decided: (choice, when) => `Beslist op ${when}: ${choice}`,
    waiting: (n) => `${conflicts(n)} ${n === 1 ? 'wacht' : 'wachten'} op een beslissing.`,
    decideHint: (id, choices) => `hash-courier resolve ${id} --use ${choices}`,
    showHint: (serial) => `Alles erover: hash-courier show ${serial}`,
    outcome: {
      'use-newer': 'De nieuwere vastlegging telt vanaf nu.',
      'use-older': 'De oudere vastlegging telt vanaf nu.',
      'two-devices': 'Ze tellen vanaf nu als twee apparaten.',
      later: 'Het conflict is open. De apparaten worden niet geëxporteerd totdat u beslist.',
    },
    keepsEvidence: 'De andere vastlegging blijft als bewijs bewaard, en u kunt er later op terugkomen:',
    changeMind: 'U kunt er later op terugkomen:',
    left: (n) =>
      n === 0
        ? 'Er wacht geen ander conflict.'
        : `${count(n, 'ander conflict wacht', 'andere conflicten wachten')}: hash-courier resolve`,
    unknown: (id) =>
      `Er is geen conflict ${id}. "hash-courier resolve" noemt de conflicten die wachten, met --decided de andere.`,
    ambiguous: (id) =>
      `Meer dan één conflict eindigt op ${id}. Geef meer van het id, zoals "hash-courier resolve" het toont.`,
    notOffered: (choice, choices) => `"${choice}" is geen antwoord op dit conflict. Kies uit: ${choices}.`,
    useWithoutId: 'Zeg welk conflict: hash-courier resolve ID --use KEUZE. "hash-courier resolve" noemt ze.',
  },
  export: {
    removed: (names) =>
      `${list(names)} van een eerdere export ${names.length === 1 ? 'is' : 'zijn'} weg, omdat er niets meer in mag staan.`,
    reading: (done, total) => `Exporteren: ${number(done)} van ${devices(total)}`,
    result: (n, exported) => `${number(exported)} van ${devices(n)} geëxporteerd.`,
    withheld: (n) =>
      `${devices(n)} ${n === 1 ? 'ontbreekt' : 'ontbreken'} in een bestand, elk om een reden die hierboven staat.`,
    conflicts: (n) =>
      `${conflicts(n)} ${n === 1 ? 'houdt' : 'houden'} apparaten tegen. Vergelijken en beslissen: hash-courier resolve`,
    unnoted: (reason) =>
      `De bestanden zijn er, maar hun apparaten konden niet als geëxporteerd worden genoteerd. ${reason} Tot dan gelden ze als niet geëxporteerd.`,
    nothingWritten: 'Er is geen bestand geschreven, en niets in de map is veranderd.',
    nothingMatches: 'Er past geen apparaat, dus er is niets te exporteren. "hash-courier devices" noemt ze.',
  },
};
