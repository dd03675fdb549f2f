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
      trips: 'Reizen',
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
      `Stick ${stick} is nu nummer ${n} in de lijst. Bereid hem opnieuw voor, zodat hij het zelf ook zegt.`,
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
    notSafe: (n) => `${count(n, 'bestand mag', 'bestanden mogen')} nog niet van de stick; er is dus niets verwijderd.`,
    collectFirst: 'Voer eerst "hash-courier collect" uit op de stick.',
    unknown: (stick) => `Er staat geen stick ${stick} in de lijst. "hash-courier sticks" toont ze.`,
    numberTaken: (n) => `Nummer ${n} hoort bij een andere stick. Kies een vrij nummer.`,
    notANumber: (text) => `"${text}" is geen sticknummer. Nummers zijn geheel en van 1 tot 999999.`,
  },
  stage: {
    numberGone: (n) =>
      `Nummer ${n} hoort bij een andere stick, dus deze staat niet in de lijst. Bereid hem opnieuw voor: hij krijgt een vrij nummer.`,
    nothingErased:
      'Er wordt niets gewist. Wij voegen onze eigen bestanden toe en laten de rest van een stick zoals die is.',
    preparing: (done, total) => `Voorbereiden: ${done} van ${count(total, 'stick', 'sticks')} klaar`,
    nothingToDo:
      'Noem de stations of mappen die u wilt voorbereiden, of geef --all-safe. "hash-courier sticks" toont wat is ingestoken.',
    noneSafe: 'Geen ingestoken stick is klaar om voor te bereiden. "hash-courier sticks" zegt waarom.',
    placeProblem: {
      missing: (place) => `Er is geen station of map ${place}. "hash-courier sticks" toont wat is ingestoken.`,
      'no-folder': (place) => `${place} is een bestand. Noem een station of map.`,
      'no-permission': (place) => `U mag ${place} niet openen. Controleer de rechten.`,
      'not-responding': (place) =>
        `${place} geeft geen antwoord. Haal de stick eruit, steek hem terug en probeer het opnieuw.`,
      failed: (place) => `${place} is niet te openen. Controleer het in de bestandsverkenner en probeer het opnieuw.`,
      several: (place) =>
        `${place} noemt meer dan één station. Noem het station bij zijn apparaat of zijn volledige pad.`,
    },
    tagNotCarried: (tag) =>
      `De groepstag "${tag}" past niet in de importbestanden. Kies er een van gewone tekens, zonder komma's, aanhalingstekens en regeleinden.`,
    stick: (n) => `Stick ${n}`,
    done: 'Klaar',
    failed: 'Niet afgemaakt',
    cancelled: 'Geannuleerd',
    written: (files) => `${count(files, 'bestand', 'bestanden')} geschreven, teruggelezen en gelijk bevonden.`,
    takeItOut: 'Haal hem eruit.',
    keptAside: (kept) =>
      `Iemand had ${list(kept.map(({ path }) => path))} gewijzigd. Wat daar stond, is op de stick bewaard: ${list(kept.map(({ keptAt }) => keptAt))}.`,
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
  script: {
    builtIn: (version) => `Script: dat van de kit zelf, versie ${version}.`,
    chosen: (name, version, sha256) => `Script: ${name}${version === '' ? '' : ` ${version}`}, SHA-256 ${sha256}`,
    unsigned: 'Het heeft geen Authenticode-handtekening.',
    signatureUnreadable: 'Het heeft een Authenticode-handtekening die hier niet te lezen is.',
    signed: (signer) =>
      `Het heeft een Authenticode-handtekening van ${signer}. Die is hier niet gecontroleerd; in Windows doet Get-AuthenticodeSignature dat.`,
    feed: {
      'address-refused': (address) =>
        `${address} is niet aangesproken: een feed is te bereiken via https, zonder wachtwoord in het adres.`,
      'no-answer': (detail) => `De feed antwoordt niet (${detail}).`,
      'too-slow': () => 'De feed doet te lang over een antwoord.',
      'too-many-redirects': () => 'De feed stuurt eindeloos door van het ene adres naar het andere.',
      status: (status) => `De feed weigert (HTTP ${status}).`,
      'too-large': () => 'De feed stuurt meer dan een pakket van dit script ooit heeft.',
      'cut-off': () => 'De verbinding met de feed eindigde voordat alles er was.',
      'not-a-feed': () => 'Het adres antwoordt, maar niet als een feed van pakketten.',
      'not-a-package': () => 'Wat er kwam is geen pakket; misschien antwoordde een aanmeldpagina van het netwerk.',
      'other-package': () => 'Wat er kwam is een pakket van iets anders.',
      'package-no-script': () => 'In het pakket zit geen Get-WindowsAutoPilotInfo.ps1.',
      'no-such-version': () => 'De feed heeft deze versie niet.',
      'other-version': (version) => `De feed gaf in plaats daarvan versie ${version}.`,
    },
    feedAction:
      'Controleer het adres en de versie, of probeer het opnieuw met een netwerk. Een script dat u hebt gaat met --script BESTAND, en zonder deze opties gebruikt de kit zijn eigen script.',
    usesKept: 'Het script dat van een eerdere download bewaard is, wordt gebruikt.',
    versionInvalid: (version) =>
      `"${version}" is geen versie. Schrijf die als 3.9; laat hem voor de nieuwste weg, en noem de stations vóór --gallery.`,
    versionChanged: (version, path, sha256) =>
      `Versie ${version} is eerder gedownload en had andere bytes: ${path}. De feed geeft nu SHA-256 ${sha256}. Er is niets voorbereid. Zoek uit waarom, voordat u het vertrouwt; met --script en dat bestand gaat u door met wat u had, en het bestand verwijderen aanvaardt het nieuwe.`,
    notKept: (folder, errno) =>
      `Het script kan niet bewaard worden in ${folder} (${errno}). Controleer de map en de ruimte op de schijf, of kies een andere met --data.`,
    unreadable: (file, errno) => `${file} kan niet gelezen worden (${errno}). Controleer het pad achter --script.`,
    tooLarge: (name) => `${name} is te groot voor een script. Kies het .ps1-bestand zelf.`,
    noText: (name) => `${name} is leeg of geen tekst. Kies het .ps1-bestand zelf.`,
    noOutputFile: (name) =>
      `${name} heeft geen parameter -OutputFile, en daarmee krijgt de kit de hash ervan. Kies een script van het soort Get-WindowsAutoPilotInfo.`,
  },
  capture: {
    thisPc: 'Deze pc',
    nothingToDo: 'Geef --this-pc om deze pc vast te leggen. Voor andere apparaten is er een stick: hash-courier stage',
    reading: 'De hardware-hash wordt gelezen. Windows vraagt eerst om toestemming.',
    problem: {
      'not-windows':
        'Dit werkt alleen in Windows. Bereid voor een ander apparaat hier een stick voor en neem die mee: hash-courier stage',
      'powershell-missing':
        'Deze Windows heeft geen Windows PowerShell. Leg deze pc vast met een stick: hash-courier stage',
      refused:
        'Er is geen toestemming gegeven, dus er is niets gelezen. Voer de opdracht opnieuw uit en zeg ja tegen Windows, of meld u aan als beheerder.',
      'too-slow':
        'Er kwam geen antwoord. Zoek het venster waarin Windows om toestemming vraagt, en voer de opdracht opnieuw uit.',
      'no-hash': 'Er is geen hardware-hash van deze pc.',
      failed: 'Het script is niet goed geëindigd.',
    },
    tryAgain: 'Voer de opdracht opnieuw uit. Blijft het zo, leg deze pc dan vast met een stick: hash-courier stage',
    kept: (folder) =>
      `De vastlegging is bewaard in ${folder}. Haal haar op zodra de opslag weer werkt: hash-courier collect "${folder}"`,
  },
  watch: {
    notThere: (path) => `${path} is er nog niet; zodra die er is, telt hij als stick.`,
    ofSystem: (path) => `${path} hoort bij het systeem en wordt overgeslagen.`,
    watching: (folders) =>
      folders.length === 0
        ? 'Wacht op sticks. Ctrl+C stopt.'
        : `Wacht op sticks, en op ${list(folders)}. Ctrl+C stopt.`,
    wentOut: (name) => `${name} is eruit.`,
    pollingOnly:
      'Het systeem meldt hier geen insteken, dus nieuwe sticks worden binnen een of twee seconden opgemerkt.',
    scanTrouble: (detail) =>
      `De stations zijn nu niet op te vragen (${detail}). De laatste lijst blijft; wij proberen het opnieuw.`,
    scanBack: 'De stations zijn weer op te vragen.',
    notOurs: (name) => `${name} is nog niet van ons. "hash-courier stage" bereidt hem voor.`,
    notRead: (name, reason) => `${name} wordt niet gelezen: ${reason}`,
    notPrepared: (name, reason) => `${name} wordt niet voorbereid: ${reason}`,
    storeBusy: (name) => `De opslag is bezet; ${name} wordt opnieuw geprobeerd.`,
  },
  practice: {
    notMade: (path, reason) =>
      `Het oefendepot kan niet worden gemaakt in ${path} (${reason}). Kies een andere map met --dir.`,
    banner: 'Oefendepot. Niets hier is echt: de sticks en de apparaten bestaan alleen op deze pc.',
    step: {
      prepare: '1. 4 sticks voorbereiden',
      capture: '2. 12 apparaten draaien de kit, één ervan twee keer',
      collect: '3. De sticks komen terug',
      decide: '4. Beslissen',
      files: '5. Bestanden om te uploaden',
    },
    captured: (stick, devices) => `Stick ${stick}: ${list(devices)}`,
    withoutSerial: 'een apparaat zonder serienummer',
    decided:
      'Wij gebruiken hier de nieuwere. De andere vastlegging blijft als bewijs bewaard, en u kunt er later op terugkomen.',
    folder: (path) => `Alles staat in ${path}`,
    tryIt: 'Kijk rond: hash-courier devices',
    notEmpty: (path) =>
      `${path} bevat iets dat geen oefendepot is; het is met rust gelaten. Kies een andere map met --dir.`,
  },
};
