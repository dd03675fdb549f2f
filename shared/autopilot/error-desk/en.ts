import type { ErrorDeskTexts } from './issue-text.ts';

export const ENGLISH: ErrorDeskTexts = {
  issues: {
    'hash-missing': {
      title: 'No hardware hash',
      reason: 'The row has no hardware hash, and a device owner can register a device by nothing else.',
      nextAction: 'Capture the device again, in Windows or Windows setup and with administrator rights.',
    },
    'hash-not-base64': {
      title: 'Hash damaged',
      reason: 'The hash holds characters that no hash has, so it was changed after the capture.',
      nextAction: 'Take the file from the stick again as it came. If that does not help, capture the device again.',
    },
    'hash-wrong-length': {
      title: 'Hash not complete',
      reason: 'A hardware hash has exactly 4,000 characters, and this one does not.',
      nextAction: 'Take the file from the stick again as it came. If that does not help, capture the device again.',
    },
    'hash-bad-magic': {
      title: 'Not a hardware hash',
      reason: 'The text has the form of a hash but does not begin as one.',
      nextAction: 'Check that the right column holds the hash. Otherwise capture the device again.',
    },
    'hash-record-walk': {
      title: 'Hash damaged',
      reason: 'The records inside the hash do not fit together, so a part of it is missing or has changed.',
      nextAction: 'Take the file from the stick again as it came. If that does not help, capture the device again.',
    },
    'hash-checksum': {
      title: 'Hash damaged',
      reason: 'The checksum inside the hash does not match its content: at least one character has changed.',
      nextAction: 'Take the file from the stick again as it came. If that does not help, capture the device again.',
    },
    'manufacturer-missing': {
      title: 'No manufacturer',
      reason: 'The hash does not name a manufacturer, and the service does not accept it without one.',
      nextAction: 'Have the manufacturer set in the firmware, then capture the device again.',
    },
    'offline-id-differs': {
      title: 'TPM data does not match',
      reason: 'The OfflineDeviceId in the hash is not the one that belongs to its TPM key.',
      nextAction: 'Capture the device again. If it stays so, register this device alone first and see how it goes.',
    },
    'no-tpm': {
      title: 'No TPM',
      reason: 'The hash holds no TPM, so the device cannot use self-deploying mode or pre-provisioning.',
      nextAction: 'If you need one of them, turn the TPM on in the firmware and capture the device again.',
    },
    'virtual-machine': {
      title: 'Virtual machine',
      reason: 'The capture comes from a virtual machine[ ({hypervisor})].',
      nextAction: 'Leave it out if it was only a test. Otherwise there is nothing to do.',
    },
    'winpe-capture': {
      title: 'Captured in Windows PE',
      reason: 'Windows PE lacks drivers, so parts of the hash, such as the TPM, may be missing.',
      nextAction: 'Capture the device again in Windows or Windows setup where you can.',
    },
    'clock-far-off': {
      title: 'Clock far off',
      reason:
        'The clock of the device is far from the time here[: it said {capturedAt}, {days} days away]. The hash is good.',
      nextAction: 'Nothing to do for the registration. Check the time on the device if it cannot sign in later.',
    },
    'serial-missing': {
      title: 'No serial number',
      reason: 'The row has no serial number[; the hash has {hashSerial}]. We do not fill one in.',
      nextAction:
        'Compare with the label on the device. Have the serial set in the firmware if it has none, then capture again.',
    },
    'serial-placeholder': {
      title: 'Serial number is a filler',
      reason: 'Many devices carry this text where no serial number was set[: {serial}]. It identifies none of them.',
      nextAction: 'Have the serial number set in the firmware, then capture the device again.',
    },
    'serial-differs': {
      title: 'Serial number differs',
      reason:
        'The row and its hash have different serial numbers[: {serial} in the row, {hashSerial} in the hash].[ {cause}.]',
      nextAction:
        'Compare with the label on the device, and take the file from the stick again as it came, not by way of Excel. If that does not help, capture the device again.',
    },
    'user-not-upn': {
      title: 'User name not complete',
      reason:
        'The assigned user is not of the form name@domain[: {user}]. A wrong name can keep the device from being used.',
      nextAction: 'Correct the user name or leave it empty.',
    },
    'group-tag-too-long': {
      title: 'Group tag very long',
      reason: 'The group tag is longer than we expect[: {length} characters, over {limit}].',
      nextAction:
        'Check that nothing else has landed in this column, and correct or shorten the tag if so. A tag that is right may stay.',
    },
    'value-not-carried': {
      title: 'Left out of the file',
      reason:
        'The file has no room for a value as it is[ ({field}: {why})], and we do not alter it. The row is left out[ of the file for {target}].',
      nextAction:
        'Correct the value, then export again: a group tag or user in the list of devices, anything else where it comes from.',
    },
    'row-cells': {
      title: 'Cells do not fit the header',
      reason:
        'A row does not have the cells that the header promises[: line {line} has {cells}, the header {columns}].[ {kept}.]',
      nextAction: 'Open the file in Notepad and look for a comma or a quotation mark inside a value.',
    },
    'column-unknown': {
      title: 'Unknown column',
      reason: 'The header has a column that we do not know[: {column}]. It was not read.',
      nextAction: 'Check the header if the column matters, for example Group Tag. Otherwise there is nothing to do.',
    },
    'line-skipped': {
      title: 'Lines skipped',
      reason: 'Some lines are neither a header nor a device[: {lines}, from line {line}]. They were skipped.',
      nextAction: 'Look at those lines. A title or a remark may stay; a device needs its own row.',
    },
    'file-empty': {
      title: 'Empty file',
      reason: 'There is nothing in the file, so no device is counted for it.',
      nextAction: 'Capture the device again, and wait until the script says that it is done.',
    },
    'file-no-rows': {
      title: 'No device in the file',
      reason: 'The file has a header but no device row, as when the script could not read the hash.',
      nextAction: 'Capture the device again with administrator rights.',
    },
    'file-not-a-capture': {
      title: 'Not a capture file',
      reason: 'Nothing in the file looks like a device row. It is left as it is.',
      nextAction:
        'Nothing to do if it is another kind of file. Otherwise take the original from the device or the supplier.',
    },
    'file-cut-off': {
      title: 'File cut off',
      reason:
        'The file ends in the middle of a row[ (line {line})], as when a stick is pulled out too early.[ It is the row of {serial}.]',
      nextAction: 'Capture that device again, and wait until the script says that it is done.',
    },
    'file-own-export': {
      title: 'Our own export',
      reason: 'Hash Courier wrote this file from captures that it read before. Reading it would count them twice.',
      nextAction: 'Use the capture files instead. If this file is all there is, say so when you add it.',
    },
    'file-unreadable': {
      title: 'File cannot be read',
      reason: 'The file could not be read to its end[ ({reason})]. It is left as it is.',
      nextAction: 'Put the stick in again, in another port if need be, and collect again.',
    },
    'file-in-use': {
      title: 'File in use',
      reason: 'Another program keeps the file open[ ({reason})].',
      nextAction: 'Close the file there, then collect again.',
    },
    'file-too-large': {
      title: 'File too large',
      reason: 'The file is larger than any capture file, so it was not read.',
      nextAction: 'Check whether it is the right file. Divide a very large list into several files.',
    },
    'file-encoding': {
      title: 'Characters not certain',
      reason:
        'Some characters of the file may not be what was meant.[ It mixes encodings: {encodings}.][ Characters lost: {lostCharacters}.]',
      nextAction: 'Check group tags and user names of this file, above all letters with accents.',
    },
    'file-changed': {
      title: 'File changed meanwhile',
      reason: 'The file changed while it was read, so nothing of it was kept.',
      nextAction: 'Wait until it is written completely, then collect again.',
    },
    'archive-no-captures': {
      title: 'No capture in the archive',
      reason: 'The file is an archive, and no file in it holds a hardware hash. An Excel workbook is an archive too.',
      nextAction:
        'For a diagnostics archive: export it again, with the area Autopilot where you are asked. For a workbook: take the CSV file that it came from.',
    },
    'archive-unreadable': {
      title: 'Archive not readable to its end',
      reason:
        'The archive is cut off, damaged, or packed in a way that we cannot read[ ({reason})]. Files that could be read whole were taken.',
      nextAction: 'Copy or export it again. If Windows can open it, extract it there and add the folder instead.',
    },
    'archive-encrypted': {
      title: 'Locked with a password',
      reason: 'This file in the archive is locked with a password, so it was not read.',
      nextAction: 'Extract it yourself and add the folder instead.',
    },
    'archive-too-large': {
      title: 'Archive unpacks to too much',
      reason:
        'The archive holds more than we unpack[: over {megabytes} MB][: over {entries} files]. What came after was not read.',
      nextAction: 'Check where it comes from. Extract the files that you need from it and add those instead.',
    },
    'archive-nested': {
      title: 'Inner archive not opened',
      reason: 'We look into an archive and into those in it, and this one lies deeper.',
      nextAction: 'If there are captures in it, extract it yourself and add it by itself.',
    },
    'walk-too-deep': {
      title: 'Folders too deep',
      reason: 'Folders far below the top were not searched[: {path}].',
      nextAction: 'If there are captures in them, add that folder by itself.',
    },
    'walk-too-many-files': {
      title: 'Too many files',
      reason: 'There are more files than we look through[: the limit is {limit}]. The rest was not read.',
      nextAction: 'Add the folder that holds the captures by itself.',
    },
    'walk-link-skipped': {
      title: 'Link not followed',
      reason: 'A link leads away from this folder[: {path}]. Only what is really here is read.',
      nextAction: 'If there are captures where it leads, add that folder by itself.',
    },
    'folder-unreadable': {
      title: 'Folder cannot be read',
      reason: 'A folder could not be opened[: {path}][ ({reason})].',
      nextAction: 'Check that you may open it. For a stick: put it in again and collect again.',
    },
    'kit-file-changed': {
      title: 'Kit file changed',
      reason: 'A file of the kit is not as we wrote it[: {path}]. Nothing on a stick is ever run here.',
      nextAction: 'Prepare the stick again before it goes out. Find out who changed it if you did not.',
    },
    'kit-file-missing': {
      title: 'Kit file missing',
      reason: 'A file of the kit is no longer on the stick[: {path}].',
      nextAction: 'Prepare the stick again before it goes out.',
    },
    'kit-file-added': {
      title: 'File added to the kit',
      reason: 'There is a file among ours that we did not write[: {path}]. Nothing on a stick is ever run here.',
      nextAction: 'Do not run it. Prepare the stick again and remove the file if it is not yours.',
    },
    'manifest-damaged': {
      title: 'Stick record damaged',
      reason:
        'The record on the stick, hash-courier/stick.json, cannot be read. The captures were collected all the same.',
      nextAction: 'Read the number on the label, and prepare the stick again.',
    },
    'manifest-newer': {
      title: 'Stick from a newer version',
      reason: 'A newer version of Hash Courier prepared this stick, and this one cannot read its record.',
      nextAction: 'Update Hash Courier here. The captures were collected all the same.',
    },
    'manifest-signature': {
      title: 'Stick record changed',
      reason: 'The record on the stick does not match its signature, so it was changed after the stick was prepared.',
      nextAction: 'Use the captures if you trust where the stick has been. Prepare it again before it goes out.',
    },
    'evidence-damaged': {
      title: 'Stored copy damaged',
      reason: 'The stored file no longer gives the row that was checked, so this device is not exported.',
      nextAction: 'Restore a backup of the data folder, or capture the device again.',
    },
    'captured-twice': {
      title: 'Captured twice',
      reason:
        'There are several captures of this device[ ({count})]. The newest counts, the others are kept as evidence.',
      nextAction: 'Nothing to do.',
    },
    'conflict-serial': {
      title: 'Conflict: one serial number',
      reason: 'Two captures with one serial number[ ({serial})], but not one device.',
      nextAction: 'Compare the two, then choose the newer or the older one, or say that they are two devices.',
    },
    'conflict-identity': {
      title: 'Conflict: one device',
      reason: 'Two captures of one device[ ({serial})] that contradict each other[: {field}].',
      nextAction: 'Compare the two, then choose the newer or the older one. The other stays as evidence.',
    },
  },
  words: {
    field: {
      serial: 'serial number',
      hashSerial: 'serial number in the hash',
      productId: 'Windows Product ID',
      hash: 'hardware hash',
      groupTag: 'group tag',
      assignedUser: 'assigned user',
      manufacturer: 'manufacturer',
      model: 'model',
    },
    why: {
      missing: 'it is missing',
      comma: 'it has a comma',
      quote: 'it has a quotation mark',
      'line-break': 'it has a line break',
      'control-character': 'it has a control character',
      'not-ascii': 'it has a character that is not ASCII',
      'not-a-4k-hash': 'it is not 4,000 characters of base64',
    },
    target: {
      intune: 'Intune',
      partner: 'Partner Center',
      identifiers: 'corporate identifiers',
      merged: 'all devices',
    },
    cause: {
      'leading-zero-lost': 'Excel has taken the leading zero away',
      'number-rounded': 'Excel has made a number of it',
      unknown: '',
    },
    kept: {
      row: 'The device was read in full',
      part: 'What could be read without guessing was kept',
      nothing: 'No device was read from it',
    },
  },
};
