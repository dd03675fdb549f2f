import type { ErrorDeskTexts } from './issue-text.ts';

export const DUTCH: ErrorDeskTexts = {
  issues: {
    'hash-missing': {
      title: 'Geen hardware-hash',
      reason: 'De rij heeft geen hardware-hash, en een eigenaar kan een apparaat met niets anders registreren.',
      nextAction: 'Leg het apparaat opnieuw vast, in Windows of Windows Setup en met beheerdersrechten.',
    },
    'hash-not-base64': {
      title: 'Hash beschadigd',
      reason: 'De hash bevat tekens die in geen enkele hash voorkomen, dus is hij na het vastleggen gewijzigd.',
      nextAction:
        'Haal het bestand opnieuw van de stick, zoals het kwam. Helpt dat niet, leg het apparaat dan opnieuw vast.',
    },
    'hash-wrong-length': {
      title: 'Hash niet volledig',
      reason: 'Een hardware-hash heeft precies 4000 tekens, en deze niet.',
      nextAction:
        'Haal het bestand opnieuw van de stick, zoals het kwam. Helpt dat niet, leg het apparaat dan opnieuw vast.',
    },
    'hash-bad-magic': {
      title: 'Geen hardware-hash',
      reason: 'De tekst heeft de vorm van een hash, maar begint niet zoals een hash.',
      nextAction: 'Controleer of de hash in de juiste kolom staat. Leg het apparaat anders opnieuw vast.',
    },
    'hash-record-walk': {
      title: 'Hash beschadigd',
      reason: 'De onderdelen van de hash passen niet bij elkaar: een deel ontbreekt of is gewijzigd.',
      nextAction:
        'Haal het bestand opnieuw van de stick, zoals het kwam. Helpt dat niet, leg het apparaat dan opnieuw vast.',
    },
    'hash-checksum': {
      title: 'Hash beschadigd',
      reason: 'De controlesom in de hash past niet bij de inhoud: er is minstens één teken gewijzigd.',
      nextAction:
        'Haal het bestand opnieuw van de stick, zoals het kwam. Helpt dat niet, leg het apparaat dan opnieuw vast.',
    },
    'manufacturer-missing': {
      title: 'Geen fabrikant',
      reason: 'De hash noemt geen fabrikant, en zonder fabrikant accepteert de service hem niet.',
      nextAction: 'Laat de fabrikant in de firmware instellen en leg het apparaat daarna opnieuw vast.',
    },
    'offline-id-differs': {
      title: 'TPM-gegevens kloppen niet',
      reason: 'De OfflineDeviceId in de hash hoort niet bij de TPM-sleutel in de hash.',
      nextAction:
        'Leg het apparaat opnieuw vast. Blijft het zo, registreer dan eerst alleen dit apparaat en kijk hoe het gaat.',
    },
    'no-tpm': {
      title: 'Geen TPM',
      reason:
        'De hash bevat geen TPM, dus kan het apparaat de zelf-implementerende modus en vooraf inrichten niet gebruiken.',
      nextAction: 'Hebt u een van beide nodig, schakel dan de TPM in de firmware in en leg het apparaat opnieuw vast.',
    },
    'virtual-machine': {
      title: 'Virtuele machine',
      reason: 'De vastlegging komt van een virtuele machine[ ({hypervisor})].',
      nextAction: 'Laat deze weg als het alleen een test was. Anders hoeft u niets te doen.',
    },
    'winpe-capture': {
      title: 'Vastgelegd in Windows PE',
      reason: "Windows PE mist stuurprogramma's, dus kunnen delen van de hash ontbreken, zoals de TPM.",
      nextAction: 'Leg het apparaat zo mogelijk opnieuw vast in Windows of Windows Setup.',
    },
    'clock-far-off': {
      title: 'Klok loopt ver uit de pas',
      reason:
        'De klok van het apparaat wijkt ver af van de tijd hier[: hij stond op {capturedAt}, {days} dagen ernaast]. De hash is goed.',
      nextAction:
        'Voor de registratie hoeft u niets te doen. Controleer de tijd op het apparaat als aanmelden later niet lukt.',
    },
    'serial-missing': {
      title: 'Geen serienummer',
      reason: 'De rij heeft geen serienummer[; in de hash staat {hashSerial}]. Wij vullen er geen in.',
      nextAction:
        'Vergelijk met het etiket op het apparaat. Laat het serienummer in de firmware instellen als het ontbreekt en leg het apparaat opnieuw vast.',
    },
    'serial-placeholder': {
      title: 'Serienummer is een opvultekst',
      reason:
        'Veel apparaten dragen deze tekst omdat er geen serienummer is ingesteld[: {serial}]. Hij hoort bij geen enkel apparaat.',
      nextAction: 'Laat het serienummer in de firmware instellen en leg het apparaat daarna opnieuw vast.',
    },
    'serial-differs': {
      title: 'Serienummer wijkt af',
      reason:
        'De rij en de hash hebben verschillende serienummers[: {serial} in de rij, {hashSerial} in de hash].[ {cause}.]',
      nextAction:
        'Vergelijk met het etiket op het apparaat en haal het bestand opnieuw van de stick, zoals het kwam en niet via Excel. Helpt dat niet, leg het apparaat dan opnieuw vast.',
    },
    'user-not-upn': {
      title: 'Gebruikersnaam niet volledig',
      reason:
        'De toegewezen gebruiker heeft niet de vorm naam@domein[: {user}]. Met een verkeerde naam is het apparaat soms niet te gebruiken.',
      nextAction: 'Verbeter de gebruikersnaam of laat hem leeg.',
    },
    'group-tag-too-long': {
      title: 'Groepstag erg lang',
      reason: 'De groepstag is langer dan wij verwachten[: {length} tekens, meer dan {limit}].',
      nextAction:
        'Controleer of er niets anders in deze kolom is terechtgekomen, en verbeter of verkort de tag dan. Een tag die klopt, mag blijven.',
    },
    'value-not-carried': {
      title: 'Weggelaten uit het bestand',
      reason:
        'Het bestand heeft geen plaats voor een waarde zoals die is[ ({field}: {why})], en wij veranderen die niet. De rij is weggelaten[ uit het bestand voor {target}].',
      nextAction:
        'Verbeter de waarde en exporteer opnieuw: een groepstag of gebruiker in de lijst met apparaten, al het andere bij de bron.',
    },
    'row-cells': {
      title: 'Cellen passen niet bij de kopregel',
      reason:
        'Een rij heeft niet de cellen die de kopregel aangeeft[: regel {line} heeft er {cells}, de kopregel {columns}].[ {kept}.]',
      nextAction: 'Open het bestand in Kladblok en zoek een komma of aanhalingsteken in een waarde.',
    },
    'column-unknown': {
      title: 'Onbekende kolom',
      reason: 'De kopregel heeft een kolom die wij niet kennen[: {column}]. Die is niet gelezen.',
      nextAction:
        'Controleer de kopregel als de kolom ertoe doet, bijvoorbeeld Group Tag. Anders hoeft u niets te doen.',
    },
    'line-skipped': {
      title: 'Regels overgeslagen',
      reason:
        'Sommige regels zijn geen kopregel en geen apparaat[: {lines}, vanaf regel {line}]. Ze zijn overgeslagen.',
      nextAction: 'Bekijk die regels. Een titel of opmerking mag blijven; een apparaat heeft een eigen rij nodig.',
    },
    'file-empty': {
      title: 'Leeg bestand',
      reason: 'Er staat niets in het bestand, dus telt er geen apparaat voor.',
      nextAction: 'Leg het apparaat opnieuw vast en wacht tot het script meldt dat het klaar is.',
    },
    'file-no-rows': {
      title: 'Geen apparaat in het bestand',
      reason: 'Het bestand heeft een kopregel maar geen apparaat, zoals wanneer het script de hash niet kon lezen.',
      nextAction: 'Leg het apparaat opnieuw vast, met beheerdersrechten.',
    },
    'file-not-a-capture': {
      title: 'Geen bestand met vastleggingen',
      reason: 'Niets in het bestand lijkt op een rij van een apparaat. Het blijft zoals het is.',
      nextAction:
        'Is het een ander soort bestand, dan hoeft u niets te doen. Neem anders het origineel van het apparaat of de leverancier.',
    },
    'file-cut-off': {
      title: 'Bestand afgebroken',
      reason:
        'Het bestand eindigt midden in een rij[ (regel {line})], zoals wanneer een stick er te vroeg uit gaat.[ Het is de rij van {serial}.]',
      nextAction: 'Leg dat apparaat opnieuw vast en wacht tot het script meldt dat het klaar is.',
    },
    'file-own-export': {
      title: 'Onze eigen export',
      reason: 'Hash Courier heeft dit bestand gemaakt uit eerder gelezen vastleggingen. Die zouden dan dubbel tellen.',
      nextAction:
        'Gebruik de oorspronkelijke vastleggingen. Is dit bestand alles wat er is, geef dat dan aan bij het toevoegen.',
    },
    'file-unreadable': {
      title: 'Bestand niet te lezen',
      reason: 'Het bestand kon niet tot het einde worden gelezen[ ({reason})]. Het blijft zoals het is.',
      nextAction: 'Steek de stick opnieuw in, zo nodig in een andere poort, en haal de vastleggingen opnieuw op.',
    },
    'file-in-use': {
      title: 'Bestand in gebruik',
      reason: 'Een ander programma houdt het bestand open[ ({reason})].',
      nextAction: 'Sluit het bestand daar en haal de vastleggingen opnieuw op.',
    },
    'file-too-large': {
      title: 'Bestand te groot',
      reason: 'Het bestand is groter dan enig bestand met vastleggingen, dus is het niet gelezen.',
      nextAction: 'Controleer of het het juiste bestand is. Verdeel een heel grote lijst over meer bestanden.',
    },
    'file-encoding': {
      title: 'Tekens niet zeker',
      reason:
        'Sommige tekens van het bestand zijn misschien niet zoals bedoeld.[ Het mengt coderingen: {encodings}.][ Verloren tekens: {lostCharacters}.]',
      nextAction: 'Controleer de groepstags en gebruikersnamen van dit bestand, vooral letters met accenten.',
    },
    'file-changed': {
      title: 'Bestand intussen gewijzigd',
      reason: 'Het bestand veranderde tijdens het lezen, dus is er niets van bewaard.',
      nextAction: 'Wacht tot het helemaal is geschreven en haal de vastleggingen opnieuw op.',
    },
    'archive-no-captures': {
      title: 'Geen vastlegging in het archief',
      reason:
        'Het bestand is een archief, en geen bestand erin bevat een hardware-hash. Ook een Excel-werkmap is een archief.',
      nextAction:
        'Bij een diagnose-archief: exporteer het opnieuw, met het gebied Autopilot als daarom wordt gevraagd. Bij een werkmap: neem het CSV-bestand waar hij uit komt.',
    },
    'archive-unreadable': {
      title: 'Archief niet tot het einde leesbaar',
      reason:
        'Het archief is afgebroken, beschadigd of ingepakt op een manier die wij niet kunnen lezen[ ({reason})]. Bestanden die heel te lezen waren, zijn meegenomen.',
      nextAction: 'Kopieer of exporteer het opnieuw. Kan Windows het openen, pak het daar dan uit en voeg de map toe.',
    },
    'archive-encrypted': {
      title: 'Beveiligd met een wachtwoord',
      reason: 'Dit bestand in het archief is beveiligd met een wachtwoord, dus is het niet gelezen.',
      nextAction: 'Pak het zelf uit en voeg de map toe.',
    },
    'archive-too-large': {
      title: 'Archief pakt te groot uit',
      reason:
        'Het archief bevat meer dan wij uitpakken[: meer dan {megabytes} MB][: meer dan {entries} bestanden]. Wat daarna kwam, is niet gelezen.',
      nextAction: 'Ga na waar het vandaan komt. Pak de bestanden uit die u nodig hebt en voeg die toe.',
    },
    'archive-nested': {
      title: 'Archief binnenin niet geopend',
      reason: 'Wij kijken in een archief en in de archieven daarin, en dit ligt dieper.',
      nextAction: 'Staan er vastleggingen in, pak het dan zelf uit en voeg het apart toe.',
    },
    'walk-too-deep': {
      title: 'Mappen te diep',
      reason: 'Mappen ver onder de bovenste zijn niet doorzocht[: {path}].',
      nextAction: 'Staan er vastleggingen in, voeg die map dan apart toe.',
    },
    'walk-too-many-files': {
      title: 'Te veel bestanden',
      reason: 'Er zijn meer bestanden dan wij doorzoeken[: de grens is {limit}]. De rest is niet gelezen.',
      nextAction: 'Voeg de map met de vastleggingen apart toe.',
    },
    'walk-link-skipped': {
      title: 'Koppeling niet gevolgd',
      reason: 'Een koppeling leidt deze map uit[: {path}]. Alleen wat echt hier staat, wordt gelezen.',
      nextAction: 'Staan er vastleggingen op die plek, voeg die map dan apart toe.',
    },
    'folder-unreadable': {
      title: 'Map niet te lezen',
      reason: 'Een map kon niet worden geopend[: {path}][ ({reason})].',
      nextAction:
        'Controleer of u hem mag openen. Bij een stick: steek hem opnieuw in en haal de vastleggingen opnieuw op.',
    },
    'kit-file-changed': {
      title: 'Bestand van de kit gewijzigd',
      reason:
        'Een bestand van de kit is niet zoals wij het hebben geschreven[: {path}]. Hier wordt nooit iets vanaf een stick uitgevoerd.',
      nextAction: 'Bereid de stick opnieuw voor voordat hij op pad gaat. Zoek uit wie het wijzigde als u dat niet was.',
    },
    'kit-file-missing': {
      title: 'Bestand van de kit ontbreekt',
      reason: 'Een bestand van de kit staat niet meer op de stick[: {path}].',
      nextAction: 'Bereid de stick opnieuw voor voordat hij op pad gaat.',
    },
    'kit-file-added': {
      title: 'Bestand bij de kit gezet',
      reason:
        'Tussen onze bestanden staat een bestand dat wij niet hebben geschreven[: {path}]. Hier wordt nooit iets vanaf een stick uitgevoerd.',
      nextAction: 'Voer het niet uit. Bereid de stick opnieuw voor en verwijder het bestand als het niet van u is.',
    },
    'manifest-damaged': {
      title: 'Gegevens van de stick beschadigd',
      reason: 'Het bestand hash-courier/stick.json op de stick is niet te lezen. De vastleggingen zijn toch opgehaald.',
      nextAction: 'Lees het nummer op het etiket en bereid de stick opnieuw voor.',
    },
    'manifest-newer': {
      title: 'Stick van een nieuwere versie',
      reason:
        'Een nieuwere versie van Hash Courier heeft deze stick voorbereid, en deze kan de gegevens ervan niet lezen.',
      nextAction: 'Werk Hash Courier hier bij. De vastleggingen zijn toch opgehaald.',
    },
    'manifest-signature': {
      title: 'Gegevens van de stick gewijzigd',
      reason: 'De gegevens van de stick passen niet bij hun handtekening, dus zijn ze na het voorbereiden gewijzigd.',
      nextAction:
        'Gebruik de vastleggingen als u vertrouwt waar de stick is geweest. Bereid hem opnieuw voor voordat hij op pad gaat.',
    },
    'evidence-damaged': {
      title: 'Bewaarde kopie beschadigd',
      reason:
        'Het bewaarde bestand geeft niet meer de rij die is gecontroleerd, dus dit apparaat wordt niet geëxporteerd.',
      nextAction: 'Zet een back-up van de gegevensmap terug, of leg het apparaat opnieuw vast.',
    },
    'captured-twice': {
      title: '2× vastgelegd',
      reason:
        'Er zijn meer vastleggingen van dit apparaat[ ({count})]. De nieuwste telt, de andere blijven als bewijs bewaard.',
      nextAction: 'U hoeft niets te doen.',
    },
    'conflict-serial': {
      title: 'Conflict: één serienummer',
      reason: 'Twee vastleggingen met één serienummer[ ({serial})], maar niet één apparaat.',
      nextAction: 'Vergelijk de twee en kies de nieuwere of de oudere, of geef aan dat het twee apparaten zijn.',
    },
    'conflict-identity': {
      title: 'Conflict: één apparaat',
      reason: 'Twee vastleggingen van één apparaat[ ({serial})] die elkaar tegenspreken[: {field}].',
      nextAction: 'Vergelijk de twee en kies de nieuwere of de oudere. De andere blijft als bewijs bewaard.',
    },
  },
  words: {
    field: {
      serial: 'serienummer',
      hashSerial: 'serienummer in de hash',
      productId: 'Windows-product-id',
      hash: 'hardware-hash',
      groupTag: 'groepstag',
      assignedUser: 'toegewezen gebruiker',
      manufacturer: 'fabrikant',
      model: 'model',
    },
    why: {
      missing: 'ontbreekt',
      comma: 'bevat een komma',
      quote: 'bevat een aanhalingsteken',
      'line-break': 'bevat een regeleinde',
      'control-character': 'bevat een besturingsteken',
      'not-ascii': 'bevat een teken dat geen ASCII is',
      'not-a-4k-hash': 'is geen 4000 tekens base64',
    },
    target: {
      intune: 'Intune',
      partner: 'Partnercentrum',
      identifiers: "bedrijfsapparaat-id's",
      merged: 'alle apparaten',
    },
    cause: {
      'leading-zero-lost': 'Excel heeft de voorloopnul weggehaald',
      'number-rounded': 'Excel heeft er een getal van gemaakt',
      unknown: '',
    },
    kept: {
      row: 'Het apparaat is volledig gelezen',
      part: 'Wat zonder gissen te lezen was, is bewaard',
      nothing: 'Er is geen apparaat uit gelezen',
    },
  },
};
