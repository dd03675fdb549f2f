<#
.SYNOPSIS
Reads the hardware hash of this device, or of others, for Windows Autopilot.

.DESCRIPTION
Reads the serial number and the hardware hash, checks the hash, and writes them to a CSV file that the Intune portal
and Partner Center accept: ASCII, no quotation marks, one line for each device. Needs an elevated window, and neither a
network nor a module. Windows 10 version 1703 or later.

Nothing is lost: a file that is already there keeps its rows and columns with -Append, and without it an earlier device's
file is set aside under another name. A file that is no Autopilot file is left as it is. A device without a hash gets a
message with the reason and no row.

Registering devices is not done here: signing in belongs on the technician's own PC.

.PARAMETER Name
The computers to read; this one where none is named. Also from the pipeline.

.PARAMETER OutputFile
The CSV file to write. Without it the rows go to the pipeline.

.PARAMETER Append
Adds to the file. Every earlier row and column stays; an older row of the same device is replaced.

.PARAMETER GroupTag
The group tag of the devices: adds the column "Group Tag".

.PARAMETER AssignedUser
The user, as name@domain: adds the columns "Group Tag" and "Assigned User".

.PARAMETER Partner
Writes the columns of Partner Center: "Manufacturer name" and "Device model" in place of tag and user.

.PARAMETER Force
With -Partner: leaves the hash out on purpose, so that the device is known by manufacturer, model and serial number.

.PARAMETER Credential
An account for the other computers.

.PARAMETER Capture
Used by go.cmd: captures this device to the folder hash-courier\captures beside this script, shows the outcome large, and
follows the settings that were staged with the stick.

.PARAMETER CountdownSeconds
With -Capture: seconds until the device shuts down, where the stick's settings say so.

.EXAMPLE
.\Get-WindowsAutoPilotInfo.ps1 -OutputFile D:\hardwarehash.csv

Writes this device to a file on the stick.

.EXAMPLE
.\Get-WindowsAutoPilotInfo.ps1 -OutputFile D:\hardwarehash.csv -Append -GroupTag Sales

Adds this device, with its group tag, to the devices that are already in the file.

.EXAMPLE
.\Get-WindowsAutoPilotInfo.ps1 -Name PC1,PC2 -Credential CONTOSO\admin -OutputFile devices.csv

Reads two other computers.

.NOTES
Exit codes: 0 everything was captured; 1 a device gave no hash; 2 the file or the stick could not be written; 3 the
parameters do not fit each other; 4 (go.cmd) PowerShell or this script is missing; 5 anything unexpected.

Part of Hash Courier. MIT License.
#>
[CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'File')]
param(
    [Parameter(ParameterSetName = 'File', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
    [Alias('DNSHostName', 'ComputerName', 'Computer')]
    [string[]] $Name = @('localhost'),

    [Parameter(ParameterSetName = 'File')]
    [string] $OutputFile = '',

    [Parameter(ParameterSetName = 'File')]
    [switch] $Append,

    [string] $GroupTag = '',

    [string] $AssignedUser = '',

    [Parameter(ParameterSetName = 'File')]
    [switch] $Partner,

    [Parameter(ParameterSetName = 'File')]
    [switch] $Force,

    [Parameter(ParameterSetName = 'File')]
    [System.Management.Automation.PSCredential] $Credential,

    [Parameter(ParameterSetName = 'Stick', Mandatory = $true)]
    [switch] $Capture,

    [Parameter(ParameterSetName = 'Stick')]
    [ValidateRange(0, 600)]
    [int] $CountdownSeconds = 20
)

# Runs at Shift+F10 on other people's machines: Windows PowerShell 5.1 syntax, .NET Framework types, the core commands and
# Get-CimInstance, nothing else. So there is no Write-Host, Test-Path or ConvertTo-Json here: an image may lack their modules.
begin {
    Set-StrictMode -Version Latest
    $started = [Diagnostics.Stopwatch]::StartNew()

    $ScriptVersion = '1.0.0'
    $Exit = @{ Done = 0; NoHash = 1; NotWritten = 2; Usage = 3; Unexpected = 5 }
    # Windows 10 version 1703: the first with the class that gives the hash.
    $FirstBuildWithHash = 15063
    # Nobody waits for a key longer than this, so that a device left alone comes to an end.
    $LongestWaitSeconds = 3600
    $SerialColumn = 'Device Serial Number'
    $HashColumn = 'Hardware Hash'
    # The order in which portals want the columns that they know; any other column follows.
    $KnownColumns = @($SerialColumn, 'Windows Product ID', $HashColumn, 'Group Tag', 'Assigned User', 'Manufacturer name', 'Device model')
    # What boards say when nobody gave them a serial number. Compared trimmed and without case.
    $PlaceholderSerials = @('', 'default string', 'system serial number', 'to be filled by o.e.m.', 'none', 'not specified',
        'invalid', 'unknown', '0', '0123456789', '123456789', 'smbios_string_index_0')

    # ---- Words -------------------------------------------------------------------------------------------------------

    $Words = @{
        en = @{
            title                = 'Hash Courier'
            reading              = 'Reading the hardware hash. This takes a few seconds.'
            pass                 = 'PASS'
            fail                 = 'FAIL'
            serial               = 'Serial number'
            model                = 'Model'
            tag                  = 'Group tag'
            reason               = 'Reason'
            'no-serial'          = '(none)'
            'count-one'          = '{0} capture on {1}'
            'count-many'         = '{0} captures on {1}'
            'stick-number'       = 'stick {0}'
            'this-stick'         = 'this stick'
            'not-saved'          = 'Nothing was saved of this device.'
            remove               = 'Remove the stick.'
            'stay-off'           = 'Leave the device off until its registration is complete.'
            'setup-completed'    = 'Windows setup is already complete: reset this device before you deliver it.'
            'setup-started'      = 'Windows setup was already started: reset this device before you deliver it.'
            'ask-shutdown'       = 'Shut down now? Y = yes, any other key = leave it on'
            'yes-key'            = 'Y'
            countdown            = 'Shutting down in {0} s. Any key stops it. '
            stopped              = 'Stopped: the device stays on.'
            'any-key'            = 'Press any key to end.'
            'shutdown-failed'    = 'Windows did not shut down ({0}). Switch the device off yourself.'
            'ask-asset-tag'      = 'Asset tag (Enter = none): '
            'ask-note'           = 'Note (Enter = none): '
            'manifest-missing'   = 'This stick has no settings (hash-courier\stick.json is missing): the defaults are used.'
            'manifest-damaged'   = 'The settings of this stick cannot be read (hash-courier\stick.json is damaged): the defaults are used.'
            'serial-placeholder' = 'The serial number is missing or a placeholder: write down which device this is.'
            'hash-unknown'       = 'The hash has a form that this kit does not know. It was saved as it is.'
            'not-ascii'          = '"{0}" has characters outside ASCII: portals refuse such a file.'
            'needs-quotes'       = '"{0}" has a comma, a quotation mark or a line break: it was put between quotation marks, and portals refuse such a row.'
            gathered             = 'Read the device with serial number {0}.'
            replaced             = 'Replaced the older row of serial number {0}.'
            'same-serial'        = 'Two different devices with serial number {0}: both rows stay.'
            'set-aside'          = 'The file was there with other devices: it is now {0}.'
            'mixed-columns'      = 'The file now has more columns than any one portal accepts. Nothing was lost; sort it out when you merge.'
            'partner-wins'       = 'A Partner Center file has no group tag and no assigned user: they were left out.'
            'force-alone'        = '-Force leaves the hash out, which only a Partner Center file can do: use it with -Partner.'
            'file-foreign'       = '{0} is not an Autopilot file. It was left as it is: choose another name.'
            'file-cells'         = '{0}, line {1}: more values than columns. The file was left as it is: repair the line or choose another name.'
            'file-read-only'     = '{0} is read-only. It was left as it is: choose another name.'
            'write-failed'       = '{0} could not be written: {1}'
            'disk-full'          = 'the disk is full'
            'disk-locked'        = 'the disk is write-protected'
            'disk-gone'          = 'the disk or folder is gone'
            'in-use'             = 'another program has the file open'
            'no-access'          = 'access is denied'
            'read-back'          = 'what was read back differs from what was written'
            'no-hash'            = 'No hardware hash of {0}: {1}'
            'not-elevated'       = 'This window is not elevated. Start it as administrator (during setup: Shift+F10).'
            'access-denied'      = 'Windows denied access to the hash although this window is elevated. Restart the device and try again.'
            'windows-too-old'    = 'This Windows is too old (build {0}). Version 1703 (build 15063) is the first that has a hash.'
            'class-missing'      = 'This Windows does not have the class that gives the hash (audit mode, or a reduced image).'
            winpe                = 'This is Windows PE. It does not have the class that gives the hash: start the installed Windows.'
            'wmi-error'          = 'WMI reported an error: {0} Restart the device and try again; if it comes back, update Windows.'
            'no-instance'        = 'Windows gave no device data. Restart the device and try again.'
            'hash-empty'         = 'Windows gave an empty hash. Restart the device and try again.'
            'hash-not-base64'    = 'Windows gave a hash that is not base64 text. Restart the device and try again.'
            'hash-checksum'      = 'Windows gave a damaged hash (its checksum is wrong). Restart the device and try again.'
            'no-command'         = 'This Windows has no Get-CimInstance command (the CimCmdlets module is missing).'
            'other-script'       = 'The script that was staged on this stick gave no hash. {0}'
            'script-changed'     = 'The script on this stick is not the one that was staged, so it was not run: stage this stick again.'
            unexpected           = 'Unexpected error at line {1}: {0}'
            unreachable          = 'The computer could not be reached: {0}'
        }
        nl = @{
            title                = 'Hash Courier'
            reading              = 'De hardware-hash wordt gelezen. Dit duurt een paar seconden.'
            pass                 = 'GOED'
            fail                 = 'FOUT'
            serial               = 'Serienummer'
            model                = 'Model'
            tag                  = 'Groepstag'
            reason               = 'Reden'
            'no-serial'          = '(geen)'
            'count-one'          = '{0} vastlegging op {1}'
            'count-many'         = '{0} vastleggingen op {1}'
            'stick-number'       = 'stick {0}'
            'this-stick'         = 'deze stick'
            'not-saved'          = 'Van dit apparaat is niets opgeslagen.'
            remove               = 'Haal de stick eruit.'
            'stay-off'           = 'Laat het apparaat uit tot de registratie klaar is.'
            'setup-completed'    = 'De Windows-installatie is al voltooid: stel dit apparaat opnieuw in voordat u het levert.'
            'setup-started'      = 'De Windows-installatie is al begonnen: stel dit apparaat opnieuw in voordat u het levert.'
            'ask-shutdown'       = 'Nu afsluiten? J = ja, elke andere toets = aan laten'
            'yes-key'            = 'J'
            countdown            = 'Afsluiten over {0} s. Elke toets houdt het tegen. '
            stopped              = 'Gestopt: het apparaat blijft aan.'
            'any-key'            = 'Druk op een toets om te eindigen.'
            'shutdown-failed'    = 'Windows is niet afgesloten ({0}). Zet het apparaat zelf uit.'
            'ask-asset-tag'      = 'Inventarisnummer (Enter = geen): '
            'ask-note'           = 'Notitie (Enter = geen): '
            'manifest-missing'   = 'Deze stick heeft geen instellingen (hash-courier\stick.json ontbreekt): de standaard geldt.'
            'manifest-damaged'   = 'De instellingen van deze stick zijn onleesbaar (hash-courier\stick.json is beschadigd): de standaard geldt.'
            'serial-placeholder' = 'Het serienummer ontbreekt of is een vulwaarde: schrijf op welk apparaat dit is.'
            'hash-unknown'       = 'De hash heeft een vorm die deze kit niet kent. Hij is opgeslagen zoals hij is.'
            'not-ascii'          = '"{0}" heeft tekens buiten ASCII: portals weigeren zo een bestand.'
            'needs-quotes'       = '"{0}" heeft een komma, aanhalingsteken of regeleinde: de waarde staat tussen aanhalingstekens, en portals weigeren zo een rij.'
            gathered             = 'Het apparaat met serienummer {0} is gelezen.'
            replaced             = 'De oudere rij van serienummer {0} is vervangen.'
            'same-serial'        = 'Twee verschillende apparaten met serienummer {0}: beide rijen blijven.'
            'set-aside'          = 'Het bestand was er al met andere apparaten: het heet nu {0}.'
            'mixed-columns'      = 'Het bestand heeft nu meer kolommen dan een portal aanneemt. Er is niets verloren; los het op bij het samenvoegen.'
            'partner-wins'       = 'Een bestand voor Partner Center heeft geen groepstag en geen gebruiker: ze zijn weggelaten.'
            'force-alone'        = '-Force laat de hash weg; dat kan alleen in een bestand voor Partner Center: gebruik het met -Partner.'
            'file-foreign'       = '{0} is geen Autopilot-bestand. Het is niet gewijzigd: kies een andere naam.'
            'file-cells'         = '{0}, regel {1}: meer waarden dan kolommen. Het bestand is niet gewijzigd: herstel de regel of kies een andere naam.'
            'file-read-only'     = '{0} is alleen-lezen. Het is niet gewijzigd: kies een andere naam.'
            'write-failed'       = '{0} is niet te schrijven: {1}'
            'disk-full'          = 'de schijf is vol'
            'disk-locked'        = 'de schijf is tegen schrijven beveiligd'
            'disk-gone'          = 'de schijf of map is weg'
            'in-use'             = 'een ander programma heeft het bestand open'
            'no-access'          = 'toegang geweigerd'
            'read-back'          = 'wat is teruggelezen verschilt van wat is geschreven'
            'no-hash'            = 'Geen hardware-hash van {0}: {1}'
            'not-elevated'       = 'Dit venster heeft geen beheerdersrechten. Start het als administrator (tijdens de installatie: Shift+F10).'
            'access-denied'      = 'Windows weigert de hash hoewel dit venster beheerdersrechten heeft. Start het apparaat opnieuw op en probeer het weer.'
            'windows-too-old'    = 'Deze Windows is te oud (build {0}). Versie 1703 (build 15063) is de eerste met een hash.'
            'class-missing'      = 'Deze Windows heeft de klasse niet die de hash geeft (auditmodus, of een verkleinde image).'
            winpe                = 'Dit is Windows PE. Daar is de klasse niet die de hash geeft: start de geinstalleerde Windows.'
            'wmi-error'          = 'WMI meldde een fout: {0} Start het apparaat opnieuw op en probeer het weer; komt het terug, werk Windows dan bij.'
            'no-instance'        = 'Windows gaf geen apparaatgegevens. Start het apparaat opnieuw op en probeer het weer.'
            'hash-empty'         = 'Windows gaf een lege hash. Start het apparaat opnieuw op en probeer het weer.'
            'hash-not-base64'    = 'Windows gaf een hash die geen base64-tekst is. Start het apparaat opnieuw op en probeer het weer.'
            'hash-checksum'      = 'Windows gaf een beschadigde hash (het controlegetal klopt niet). Start het apparaat opnieuw op en probeer het weer.'
            'no-command'         = 'Deze Windows heeft de opdracht Get-CimInstance niet (de module CimCmdlets ontbreekt).'
            'other-script'       = 'Het script dat op deze stick is gezet gaf geen hash. {0}'
            'script-changed'     = 'Het script op deze stick is niet dat wat erop is gezet, dus het is niet uitgevoerd: bereid deze stick opnieuw voor.'
            unexpected           = 'Onverwachte fout op regel {1}: {0}'
            unreachable          = 'De computer is niet te bereiken: {0}'
        }
    }
    $language = 'en'
    if ($Host.CurrentUICulture.Name -match '^nl\b') { $language = 'nl' }

    function Get-Word([string] $Key, $Value = $null, $Second = $null) {
        $Words[$language][$Key] -f $Value, $Second
    }

    # The sentence for a failure that another function returned: its key in the table and the value that goes in.
    function Get-ReasonText([hashtable] $Failure) {
        Get-Word $Failure.Reason $Failure.Detail
    }

    # ---- The hash ----------------------------------------------------------------------------------------------------

    # What is wrong with a hardware hash, or ''. It is `OA`, a little-endian length, records of type, length and data, then
    # `CS`, two bytes, and the SHA-256 of all before the `CS`.
    function Test-HardwareHash([string] $Hash) {
        try { $bytes = [Convert]::FromBase64String($Hash) } catch { return 'hash-not-base64' }
        if ($bytes.Length -lt 40 -or $bytes[0] -ne 0x4F -or $bytes[1] -ne 0x41) { return 'hash-unknown' }
        $end = [BitConverter]::ToUInt16($bytes, 2)
        if ($end + 36 -gt $bytes.Length) { return 'hash-checksum' }
        $sum = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes, 0, $end))
        if ($sum -ne [BitConverter]::ToString($bytes, $end + 4, 32)) { return 'hash-checksum' }
        ''
    }

    # SMBIOS UUID and TPM key out of a hash, or '' where they cannot be read: they tell devices apart, while the text of the
    # hash differs at every capture of one device.
    function Get-HashIdentity([string] $Hash) {
        if ((Test-HardwareHash $Hash) -ne '') { return '' }
        $bytes = [Convert]::FromBase64String($Hash)
        $end = [BitConverter]::ToUInt16($bytes, 2)
        $uuid = ''
        $key = ''
        $at = 4
        while ($at + 4 -le $end) {
            $length = [BitConverter]::ToUInt16($bytes, $at + 2)
            if ($length -lt 4) { break }
            switch ([BitConverter]::ToUInt16($bytes, $at)) {
                12 { $uuid = [BitConverter]::ToString($bytes, $at + 4, $length - 4) }
                25 { $key = [BitConverter]::ToString($bytes, $at + 4, $length - 4) }
            }
            $at += $length
        }
        # Boards that were given no UUID have all zeros or all ones: that tells nothing apart.
        if ($uuid -match '^(00-)*00$|^(FF-)*FF$|^$') { return '' }
        "$uuid|$key"
    }

    function Test-PlaceholderSerial([string] $Serial) {
        $PlaceholderSerials -contains $Serial.Trim().ToLowerInvariant()
    }

    # ---- CIM and the registry ----------------------------------------------------------------------------------------

    function Get-Instance([string] $ClassName, [string] $Namespace = 'root/cimv2', [string] $Filter = '', $Session = $null) {
        $query = @{ ClassName = $ClassName; Namespace = $Namespace; ErrorAction = 'Stop' }
        if ($Filter) { $query.Filter = $Filter }
        if ($null -ne $Session) { $query.CimSession = $Session }
        Get-CimInstance @query
    }

    # A property's value, or null where the object or the property is not there: an older Windows has fewer of them.
    function Get-Value($Object, [string] $Property) {
        if ($null -eq $Object) { return $null }
        $found = $Object.PSObject.Properties[$Property]
        if ($null -eq $found) { return $null }
        $found.Value
    }

    function Get-Text($Object, [string] $Property) {
        ([string] (Get-Value $Object $Property)).Trim()
    }

    # A value below HKEY_LOCAL_MACHINE, or null.
    function Get-RegistryValue([string] $Path, [string] $ValueName) {
        try {
            $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
            $key = $root.OpenSubKey($Path)
            if ($null -eq $key) { return $null }
            $key.GetValue($ValueName)
        }
        catch { $null }
    }

    # True or false, or null where Windows does not say.
    function Test-Elevated {
        try {
            $user = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
            $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
        }
        catch { $null }
    }

    # Why a query failed. The error's id carries the code in every language of Windows; its message does not.
    function Get-QueryFailure([Management.Automation.ErrorRecord] $Problem, [bool] $IsLocal) {
        if ($Problem.Exception -is [Management.Automation.CommandNotFoundException]) { return @{ Reason = 'no-command'; Detail = '' } }
        switch -Regex ($Problem.FullyQualifiedErrorId) {
            '^HRESULT 0x(80041003|80070005)|^MI RESULT 2\b' {
                if ($IsLocal -and (Test-Elevated) -eq $false) { return @{ Reason = 'not-elevated'; Detail = '' } }
                return @{ Reason = 'access-denied'; Detail = '' }
            }
            '^HRESULT 0x(80041010|8004100e)|^MI RESULT [35]\b' {
                if ($IsLocal -and [string] (Get-RegistryValue 'SYSTEM\CurrentControlSet\Control' 'SystemStartOptions') -match 'MININT') { return @{ Reason = 'winpe'; Detail = '' } }
                return @{ Reason = 'class-missing'; Detail = '' }
            }
        }
        $code = ([string] $Problem.FullyQualifiedErrorId).Split(',')[0]
        @{ Reason = 'wmi-error'; Detail = "$($Problem.Exception.Message) ($code)" }
    }

    # The hash, or the reason why there is none.
    function Read-Hash($Session, [bool] $IsLocal) {
        try {
            $detail = Get-Instance 'MDM_DevDetail_Ext01' 'root/cimv2/mdm/dmmap' "InstanceID='Ext' AND ParentID='./DevDetail'" $Session
        }
        catch {
            $failure = Get-QueryFailure $_ $IsLocal
            if ($IsLocal -and $failure.Reason -ne 'no-command') {
                $build = 0
                try { $build = [int] (Get-Text (Get-Instance 'Win32_OperatingSystem') 'BuildNumber') } catch { $build = 0 }
                if ($build -gt 0 -and $build -lt $FirstBuildWithHash) { return @{ Hash = ''; Reason = 'windows-too-old'; Detail = $build } }
            }
            return @{ Hash = ''; Reason = $failure.Reason; Detail = $failure.Detail }
        }
        $hash = Get-Text $detail 'DeviceHardwareData'
        if ($null -eq $detail) {
            $reason = 'no-instance'
            if ($IsLocal -and (Test-Elevated) -eq $false) { $reason = 'not-elevated' }
            return @{ Hash = ''; Reason = $reason; Detail = '' }
        }
        Test-ReadHash $hash
    }

    function Test-ReadHash([string] $Hash) {
        if ($Hash -eq '') { return @{ Hash = ''; Reason = 'hash-empty'; Detail = '' } }
        $problem = Test-HardwareHash $Hash
        # A form that this script does not know may be a newer Windows: that is no reason to send the technician away.
        if ($problem -eq 'hash-unknown') { return @{ Hash = $Hash; Reason = $problem; Detail = '' } }
        if ($problem -ne '') { return @{ Hash = ''; Reason = $problem; Detail = '' } }
        @{ Hash = $Hash; Reason = ''; Detail = '' }
    }

    # The hash as another script reads it, where the depot staged one of its own choice: run with -OutputFile to a passing
    # file. Its SHA-256 must stand in the staged text, where there is one.
    function Read-HashWith([string] $OtherScript, [string] $StagedText) {
        $sum = Get-Sha256 ([IO.File]::ReadAllBytes($OtherScript))
        if ($StagedText -ne '' -and $StagedText.IndexOf($sum) -lt 0) { return @{ Hash = ''; Reason = 'script-changed'; Detail = '' } }
        $passing = [IO.Path]::Combine([IO.Path]::GetTempPath(), "$([Guid]::NewGuid().ToString('N')).csv")
        try {
            # Others' scripts were not written for strict mode, and what they print is no part of this one's answer.
            $null = & { Set-StrictMode -Off; & $OtherScript -OutputFile $passing }
            $file = ConvertFrom-CaptureFile (ConvertFrom-FileBytes ([IO.File]::ReadAllBytes($passing))) $OtherScript
            if ($file.Reason -ne '' -or $file.Rows.Count -eq 0) { return @{ Hash = ''; Reason = 'other-script'; Detail = '' } }
            Test-ReadHash ([string] $file.Rows[0][$HashColumn]).Trim()
        }
        catch { @{ Hash = ''; Reason = 'other-script'; Detail = $_.Exception.Message } }
        finally {
            try { [IO.File]::Delete($passing) } catch { $null = $_ }
        }
    }

    # ---- CSV ---------------------------------------------------------------------------------------------------------

    $NeedsQuotes = '[,"\r\n]'

    # A value as it stands in a CSV file: quotation marks only where there is no other way, since portals refuse them.
    function Format-Cell([string] $Value) {
        if ($Value -notmatch $NeedsQuotes) { return $Value }
        '"' + $Value.Replace('"', '""') + '"'
    }

    # ASCII, and UTF-8 without a byte order mark only where a value has more than ASCII.
    function Format-Csv([string[]] $Columns, $Rows) {
        $lines = @(
            $Columns -join ','
            foreach ($row in $Rows) {
                $cells = foreach ($column in $Columns) { Format-Cell $row[$column] }
                $cells -join ','
            }
        )
        # The comma keeps the bytes one value: without it PowerShell would hand them over one by one.
        , [Text.UTF8Encoding]::new($false).GetBytes(($lines -join "`r`n") + "`r`n")
    }

    function Write-CellWarnings($Row) {
        foreach ($value in $Row.Values) {
            if ($value -match '[^\x00-\x7F]') { Write-Problem (Get-Word 'not-ascii' $value) }
            if ((Format-Cell $value) -ne $value) { Write-Problem (Get-Word 'needs-quotes' $value) }
        }
    }

    function Split-CsvLine([string] $Line, [char] $Delimiter) {
        $cells = [Collections.Generic.List[string]]::new()
        $cell = [Text.StringBuilder]::new()
        $isQuoted = $false
        for ($i = 0; $i -lt $Line.Length; $i++) {
            $character = $Line[$i]
            if ($isQuoted -and $character -eq '"' -and $i + 1 -lt $Line.Length -and $Line[$i + 1] -eq '"') { [void] $cell.Append('"'); $i++ }
            elseif ($character -eq '"') { $isQuoted = -not $isQuoted }
            elseif ($character -eq $Delimiter -and -not $isQuoted) { $cells.Add($cell.ToString()); [void] $cell.Clear() }
            else { [void] $cell.Append($character) }
        }
        $cells.Add($cell.ToString())
        , $cells.ToArray()
    }

    # Text of a file that anyone may have written: UTF-16 as the older scripts wrote it, UTF-8, or the system's code page.
    function ConvertFrom-FileBytes([byte[]] $Bytes) {
        if ($Bytes.Length -ge 2 -and $Bytes[0] -eq 0xFF -and $Bytes[1] -eq 0xFE) { return [Text.Encoding]::Unicode.GetString($Bytes, 2, $Bytes.Length - 2) }
        if ($Bytes.Length -ge 2 -and $Bytes[0] -eq 0xFE -and $Bytes[1] -eq 0xFF) { return [Text.Encoding]::BigEndianUnicode.GetString($Bytes, 2, $Bytes.Length - 2) }
        $skip = 0
        if ($Bytes.Length -ge 3 -and $Bytes[0] -eq 0xEF -and $Bytes[1] -eq 0xBB -and $Bytes[2] -eq 0xBF) { $skip = 3 }
        try { [Text.UTF8Encoding]::new($false, $true).GetString($Bytes, $skip, $Bytes.Length - $skip) }
        catch { [Text.Encoding]::Default.GetString($Bytes) }
    }

    # The columns and rows of an Autopilot file; or Reason and Detail where it is none, or has a row that would lose a value.
    function ConvertFrom-CaptureFile([string] $Text, [string] $Path) {
        $lines = $Text.Replace("`r`n", "`n").Replace("`r", "`n").Split("`n")
        $columns = $null
        $delimiter = [char] ','
        $rows = [Collections.Generic.List[object]]::new()
        for ($i = 0; $i -lt $lines.Length; $i++) {
            $line = $lines[$i]
            if ($line.Trim() -eq '') { continue }
            if ($null -eq $columns) {
                foreach ($candidate in [char[]] ";`t") {
                    if ($line.IndexOf(',') -lt 0 -and $line.IndexOf($candidate) -ge 0) { $delimiter = $candidate }
                }
                $header = $line
                $columns = @(foreach ($cell in (Split-CsvLine $line $delimiter)) {
                        $title = $cell.Trim()
                        $known = @($KnownColumns -eq $title)
                        if ($known.Count -gt 0) { $known[0] } else { $title }
                    })
                if ($columns -notcontains $SerialColumn -or $columns -notcontains $HashColumn) { return @{ Reason = 'file-foreign'; Path = $Path; Line = 0 } }
                continue
            }
            # Files that were glued together repeat the header.
            if ($line -eq $header) { continue }
            $cells = if ($line.IndexOf('"') -lt 0) { $line.Split($delimiter) } else { Split-CsvLine $line $delimiter }
            $row = @{}
            for ($c = 0; $c -lt $cells.Length; $c++) {
                if ($c -lt $columns.Count) { $row[$columns[$c]] = $cells[$c] }
                elseif ($cells[$c].Trim() -ne '') { return @{ Reason = 'file-cells'; Path = $Path; Line = $i + 1 } }
            }
            $rows.Add($row)
        }
        if ($null -eq $columns) { $columns = @() }
        @{ Reason = ''; Columns = $columns; Rows = $rows }
    }

    # Known columns in the portals' order, others after them in their own.
    function Join-Columns([string[]] $First, [string[]] $Second) {
        $all = @($First) + @($Second)
        $known = @(foreach ($column in $KnownColumns) { if ($all -contains $column) { $column } })
        $others = @(foreach ($column in $all) { if ($KnownColumns -notcontains $column) { $column } })
        $joined = [Collections.Generic.List[string]]::new()
        foreach ($column in $known + $others) { if (-not $joined.Contains($column)) { $joined.Add($column) } }
        , $joined.ToArray()
    }

    # Whether an older row is of the device in the newer row: by serial number, and by what the hashes say where both can be read.
    function Compare-Device($Older, $Newer) {
        $olderSerial = ([string] $Older[$SerialColumn]).Trim()
        if ($olderSerial -ne $Newer[$SerialColumn]) { return 'other' }
        $olderIdentity = Get-HashIdentity ([string] $Older[$HashColumn])
        $newerIdentity = Get-HashIdentity $Newer[$HashColumn]
        if ($olderIdentity -ne '' -and $newerIdentity -ne '') {
            if ($olderIdentity -eq $newerIdentity) { return 'same' }
            return 'conflict'
        }
        if (Test-PlaceholderSerial $olderSerial) { return 'other' }
        'same'
    }

    # ---- Writing -----------------------------------------------------------------------------------------------------

    # Why a write failed, from the Windows error code at the low end of the exception's HRESULT.
    function Get-WriteFailure([Exception] $Problem) {
        $inner = $Problem
        while ($null -ne $inner.InnerException) { $inner = $inner.InnerException }
        if ($inner -is [UnauthorizedAccessException]) { return Get-Word 'no-access' }
        if ($inner -is [IO.DirectoryNotFoundException] -or $inner -is [IO.FileNotFoundException] -or $inner -is [IO.DriveNotFoundException]) { return Get-Word 'disk-gone' }
        switch ($inner.HResult -band 0xFFFF) {
            112 { return Get-Word 'disk-full' }
            39 { return Get-Word 'disk-full' }
            19 { return Get-Word 'disk-locked' }
            21 { return Get-Word 'disk-gone' }
            55 { return Get-Word 'disk-gone' }
            433 { return Get-Word 'disk-gone' }
            1167 { return Get-Word 'disk-gone' }
            32 { return Get-Word 'in-use' }
            33 { return Get-Word 'in-use' }
        }
        $inner.Message
    }

    function Get-Sha256([byte[]] $Bytes) {
        [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($Bytes)).Replace('-', '').ToLowerInvariant()
    }

    # Writes a new file, waits until the disk has it, and reads it back.
    function Write-NewFile([string] $Path, [byte[]] $Bytes) {
        $stream = [IO.FileStream]::new($Path, [IO.FileMode]::CreateNew, [IO.FileAccess]::Write, [IO.FileShare]::None)
        try {
            $stream.Write($Bytes, 0, $Bytes.Length)
            $stream.Flush($true)
        }
        finally { $stream.Dispose() }
        if ((Get-Sha256 ([IO.File]::ReadAllBytes($Path))) -ne (Get-Sha256 $Bytes)) { throw [IO.IOException]::new((Get-Word 'read-back')) }
    }

    # Puts a file in place whole: temp name, flush, rename. The old file is there until the new one is.
    function Write-WholeFile([string] $Path, [byte[]] $Bytes) {
        $temp = "$Path.$([Guid]::NewGuid().ToString('N').Substring(0, 8)).tmp"
        try {
            Write-NewFile $temp $Bytes
            # NullString: PowerShell would pass an ordinary null as an empty name.
            if ([IO.File]::Exists($Path)) { [IO.File]::Replace($temp, $Path, [NullString]::Value) } else { [IO.File]::Move($temp, $Path) }
        }
        catch {
            try { [IO.File]::Delete($temp) } catch { $null = $_ }
            throw
        }
    }

    # ---- The screen --------------------------------------------------------------------------------------------------

    $background = [ConsoleColor]::Black
    # Hosts without a console have no colours to ask for.
    try { $background = $Host.UI.RawUI.BackgroundColor } catch { $null = $_ }
    $screenWidth = 78
    try { $screenWidth = [Math]::Max(40, [Math]::Min(98, $Host.UI.RawUI.WindowSize.Width - 2)) } catch { $null = $_ }

    function Write-Line([string] $Text = '', [ConsoleColor] $Color = [ConsoleColor]::White) {
        $Host.UI.Write($Color, $background, $Text)
        $Host.UI.WriteLine()
    }

    # A sentence on the stick's screen, two columns in, broken between words.
    function Write-Sentence([string] $Text, [ConsoleColor] $Color = [ConsoleColor]::White) {
        $line = ' '
        foreach ($word in $Text.Split(' ')) {
            if ($line.Length + 1 + $word.Length -gt $screenWidth -and $line.Length -gt 1) {
                Write-Line $line $Color
                $line = ' '
            }
            $line += " $word"
        }
        Write-Line $line $Color
    }

    # Each letter five rows of five: drawn as blocks of colour, and as # where colours are lost.
    $Letters = @{
        P = '#### ', '#   #', '#### ', '#    ', '#    '
        A = ' ### ', '#   #', '#####', '#   #', '#   #'
        S = ' ####', '#    ', ' ### ', '    #', '#### '
        F = '#####', '#    ', '###  ', '#    ', '#    '
        I = '#####', '  #  ', '  #  ', '  #  ', '#####'
        L = '#    ', '#    ', '#    ', '#    ', '#####'
        G = ' ####', '#    ', '#  ##', '#   #', ' ####'
        O = ' ### ', '#   #', '#   #', '#   #', ' ### '
        E = '#####', '#    ', '###  ', '#    ', '#####'
        D = '#### ', '#   #', '#   #', '#   #', '#### '
        U = '#   #', '#   #', '#   #', '#   #', ' ### '
        T = '#####', '  #  ', '  #  ', '  #  ', '  #  '
    }

    function Write-Large([string] $Word, [ConsoleColor] $Color) {
        Write-Line
        for ($line = 0; $line -lt 5; $line++) {
            $Host.UI.Write('  ')
            foreach ($letter in $Word.ToCharArray()) {
                foreach ($run in [regex]::Matches("$($Letters[[string] $letter][$line]) ", '#+| +')) {
                    $wide = $run.Value.Replace('#', '##').Replace(' ', '  ')
                    if ($wide[0] -eq '#') { $Host.UI.Write($Color, $Color, $wide) } else { $Host.UI.Write($wide) }
                }
            }
            $Host.UI.WriteLine()
        }
        Write-Line
    }

    # Tones on Windows; the terminal's bell as often where there are none.
    function Invoke-Beep([int[]] $Tones) {
        foreach ($tone in $Tones) {
            try { [Console]::Beep($tone, 180) } catch { $Host.UI.Write([string] [char] 7) }
        }
    }

    # Whether there is a keyboard to wait for. Redirected input would never end.
    function Test-Keyboard {
        if ($Host.Name -eq 'ConsoleHost' -and [Console]::IsInputRedirected) { return $false }
        # PowerShell turns an exception from a property into null.
        try { $Host.UI.RawUI.KeyAvailable -is [bool] } catch { $false }
    }

    # The key that is pressed within the time, or null. Keys that are let go, and Shift, Ctrl, Alt and the like, do not count.
    function Wait-Key([int] $Seconds, [string] $EachSecond = '') {
        $waited = [Diagnostics.Stopwatch]::StartNew()
        $shown = -1
        while ($waited.Elapsed.TotalSeconds -lt $Seconds) {
            $left = [int] [Math]::Ceiling($Seconds - $waited.Elapsed.TotalSeconds)
            if ($EachSecond -ne '' -and $left -ne $shown) {
                $Host.UI.Write([ConsoleColor]::White, $background, "`r  " + (Get-Word $EachSecond $left))
                $shown = $left
            }
            while ($hasKeyboard -and $Host.UI.RawUI.KeyAvailable) {
                $key = $Host.UI.RawUI.ReadKey('NoEcho,IncludeKeyDown,IncludeKeyUp')
                if ($key.KeyDown -and @(16, 17, 18, 20, 91, 92, 93, 144) -notcontains $key.VirtualKeyCode) { return $key }
            }
            [Threading.Thread]::Sleep(50)
        }
        $null
    }

    # A line that the technician types, or '' where nobody can.
    function Read-Answer([string] $Question) {
        if (-not $hasKeyboard) { return '' }
        $Host.UI.Write([ConsoleColor]::Cyan, $background, '  ' + (Get-Word $Question))
        try { ([string] $Host.UI.ReadLine()).Trim() } catch { '' }
    }

    # A warning in the file's way of working, a yellow line on the stick's screen.
    function Write-Problem([string] $Text) {
        if ($Capture) { $stickWarnings.Add($Text) } else { $PSCmdlet.WriteWarning($Text) }
    }

    function Write-Failure([string] $Text, [string] $Id) {
        $record = [Management.Automation.ErrorRecord]::new([InvalidOperationException]::new($Text), $Id, [Management.Automation.ErrorCategory]::DeviceError, $null)
        $PSCmdlet.WriteError($record)
    }

    # A mistake of this script, or something that nobody thought of: named, and never taken for success.
    function Write-Unexpected([Management.Automation.ErrorRecord] $Problem) {
        $text = Get-Word 'unexpected' $Problem.Exception.Message "$($Problem.InvocationInfo.ScriptLineNumber)"
        if ($Capture) {
            Write-Large (Get-Word 'fail') Red
            Write-Sentence $text Red
            Wait-AnyKey
        }
        else { Write-Failure $text 'Unexpected' }
        $Exit.Unexpected
    }

    # ---- One device --------------------------------------------------------------------------------------------------

    # What a row needs: Serial, Hash, Manufacturer, Model, and Reason with Detail where there is no hash.
    function Read-Device([string] $Computer, [string] $OtherScript = '', [string] $StagedText = '') {
        $device = @{ Serial = ''; Hash = ''; Manufacturer = ''; Model = ''; Reason = ''; Detail = '' }
        $isLocal = @('localhost', '.', [Environment]::MachineName) -contains $Computer
        $session = $null
        try {
            if (-not $isLocal) {
                $target = @{ ComputerName = $Computer; ErrorAction = 'Stop' }
                if ($null -ne $Credential) { $target.Credential = $Credential }
                $session = New-CimSession @target
            }
        }
        catch {
            $device.Reason = 'unreachable'
            $device.Detail = $_.Exception.Message
            return $device
        }
        try {
            try {
                $device.Serial = Get-Text (Get-Instance 'Win32_BIOS' -Session $session) 'SerialNumber'
                $system = Get-Instance 'Win32_ComputerSystem' -Session $session
                $device.Manufacturer = Get-Text $system 'Manufacturer'
                $device.Model = Get-Text $system 'Model'
            }
            catch {
                # The hash query that follows says more about what is wrong than these two do.
                $null = $_
            }
            if ($Force) { return $device }
            $found = if ([IO.File]::Exists($OtherScript)) { Read-HashWith $OtherScript $StagedText } else { Read-Hash $session $isLocal }
            $device.Hash = $found.Hash
            $device.Reason = $found.Reason
            $device.Detail = $found.Detail
            $device
        }
        finally {
            if ($null -ne $session) { Remove-CimSession -CimSession $session }
        }
    }

    # One computer's row, or null after saying why there is none.
    function Get-DeviceRow([string] $Computer) {
        $device = Read-Device $Computer
        if ($device.Hash -eq '' -and -not $Force) {
            Write-Failure (Get-Word 'no-hash' $Computer (Get-ReasonText $device)) "NoHash,$($device.Reason)"
            return $null
        }
        if ($device.Reason -ne '') { Write-Problem (Get-ReasonText $device) }
        if (Test-PlaceholderSerial $device.Serial) { Write-Problem (Get-Word 'serial-placeholder') }
        if ($OutputFile -ne '') { Write-Line (Get-Word 'gathered' $device.Serial) }
        New-Row $device $GroupTag $AssignedUser
    }

    # The columns of this run, as portals know them.
    function Get-RunColumns([string] $Tag, [string] $User) {
        $columns = @($KnownColumns[0..2])
        if ($Partner) { return $columns + @('Manufacturer name', 'Device model') }
        if ($Tag -ne '' -or $User -ne '') { $columns += 'Group Tag' }
        if ($User -ne '') { $columns += 'Assigned User' }
        $columns
    }

    function New-Row($Device, [string] $Tag, [string] $User) {
        $row = [ordered] @{ $SerialColumn = $Device.Serial; 'Windows Product ID' = ''; $HashColumn = $Device.Hash }
        if ($Partner) {
            # As established: make and model only stand in for a hash that is not there.
            $isTuple = $Device.Hash -eq ''
            $row['Manufacturer name'] = if ($isTuple) { $Device.Manufacturer } else { '' }
            $row['Device model'] = if ($isTuple) { $Device.Model } else { '' }
            return $row
        }
        foreach ($column in @(Get-RunColumns $Tag $User)) {
            if ($column -eq 'Group Tag') { $row[$column] = $Tag }
            if ($column -eq 'Assigned User') { $row[$column] = $User }
        }
        $row
    }

    # ---- Files: -OutputFile and -Append ------------------------------------------------------------------------------

    # Without PowerShell's own drives, which it may not have for a stick that came later.
    function Get-FullPath([string] $Path) {
        [IO.Path]::GetFullPath([IO.Path]::Combine($PSCmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath, $Path))
    }

    # Where an earlier device's file goes when a run without -Append wants its name.
    function Get-SetAsideName([string] $Path) {
        $stem = [IO.Path]::Combine([IO.Path]::GetDirectoryName($Path), [IO.Path]::GetFileNameWithoutExtension($Path))
        $time = [IO.File]::GetLastWriteTimeUtc($Path).ToString('yyyyMMddTHHmmssZ', [Globalization.CultureInfo]::InvariantCulture)
        $candidate = "$stem-$time$([IO.Path]::GetExtension($Path))"
        for ($i = 2; [IO.File]::Exists($candidate); $i++) { $candidate = "$stem-$time-$i$([IO.Path]::GetExtension($Path))" }
        $candidate
    }

    # Writes the rows of this run to the file; returns whether that was done.
    function Save-Rows([string] $Path, $NewRows) {
        try {
            $columns = [string[]] @(Get-RunColumns $GroupTag $AssignedUser)
            $rows = [Collections.Generic.List[object]]::new()
            $setAside = ''
            $replaced = $null
            if ([IO.File]::Exists($Path)) {
                if (([IO.File]::GetAttributes($Path) -band [IO.FileAttributes]::ReadOnly) -ne 0) { Write-Failure (Get-Word 'file-read-only' $Path) 'FileReadOnly'; return $false }
                # Asking for the file alone also finds out whether another program has it open.
                $stream = [IO.FileStream]::new($Path, [IO.FileMode]::Open, [IO.FileAccess]::ReadWrite, [IO.FileShare]::None)
                try {
                    $memory = [IO.MemoryStream]::new()
                    $stream.CopyTo($memory)
                }
                finally { $stream.Dispose() }
                $old = ConvertFrom-CaptureFile (ConvertFrom-FileBytes $memory.ToArray()) $Path
                if ($old.Reason -ne '') { Write-Failure (Get-Word $old.Reason $old.Path $old.Line) 'FileNotWritten'; return $false }
                $newSerials = @(foreach ($newer in $NewRows) { $newer[$SerialColumn] })
                foreach ($row in $old.Rows) {
                    $isSame = $false
                    if ($newSerials -notcontains ([string] $row[$SerialColumn]).Trim()) {
                        $rows.Add($row)
                        continue
                    }
                    foreach ($newer in $NewRows) {
                        switch (Compare-Device $row $newer) {
                            'same' { $isSame = $true; $replaced = $newer[$SerialColumn] }
                            'conflict' { Write-Problem (Get-Word 'same-serial' $newer[$SerialColumn]) }
                        }
                    }
                    if (-not $isSame) { $rows.Add($row) }
                }
                if ($Append) {
                    $columns = Join-Columns ([string[]] $old.Columns) $columns
                    if ($columns -contains 'Group Tag' -and $columns -contains 'Manufacturer name') { Write-Problem (Get-Word 'mixed-columns') }
                }
                elseif ($rows.Count -gt 0) {
                    $setAside = Get-SetAsideName $Path
                    $rows.Clear()
                }
            }
            foreach ($row in $NewRows) {
                $rows.Add($row)
                Write-CellWarnings $row
            }
            $bytes = Format-Csv $columns $rows
            if (-not $PSCmdlet.ShouldProcess($Path, 'Write Autopilot file')) { return $true }
            if ($setAside -ne '') {
                [IO.File]::Move($Path, $setAside)
                Write-Problem (Get-Word 'set-aside' $setAside)
            }
            Write-WholeFile $Path $bytes
            if ($Append -and $null -ne $replaced) { Write-Line (Get-Word 'replaced' $replaced) }
            $true
        }
        catch {
            Write-Failure (Get-Word 'write-failed' $Path (Get-WriteFailure $_.Exception)) 'FileNotWritten'
            $false
        }
    }

    # ---- The stick ---------------------------------------------------------------------------------------------------

    # The staged settings, or the defaults. Nothing in this file can stop a capture. Staging writes each name once, so a
    # value is found by its name: .NET's JSON reader takes longer to load than the whole capture.
    function Read-Manifest([string] $Path) {
        $manifest = @{ State = 'missing'; Text = ''; stickId = ''; number = ''; batch = ''; tenant = ''; groupTag = ''; orderId = ''
            language = 'system'; sound = 'true'; after = 'ask'; askFor = 'none'
        }
        if (-not [IO.File]::Exists($Path)) { return $manifest }
        try {
            $manifest.State = 'damaged'
            $text = ''
            if ([IO.FileInfo]::new($Path).Length -le 1MB) { $text = [IO.File]::ReadAllText($Path) }
            # The signature comes last: without it the file was cut off.
            if ($text -notmatch '"stickId"' -or $text -notmatch '"signature"\s*:\s*"[^"]*"\s*\}\s*$') { return $manifest }
            foreach ($found in [regex]::Matches($text, '"(\w+)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(true|false|\d+))')) {
                $name = $found.Groups[1].Value
                if ($manifest.ContainsKey($name) -and @('State', 'Text') -notcontains $name) { $manifest[$name] = [regex]::Unescape($found.Groups[2].Value) + $found.Groups[3].Value }
            }
            if (@('shutdown', 'leave-on') -notcontains $manifest.after) { $manifest.after = 'ask' }
            $manifest.State = 'read'
            $manifest.Text = $text
        }
        catch { $manifest.State = 'damaged' }
        $manifest
    }

    # JSON in ASCII. Written here since ConvertTo-Json lives in a module that an image may lack.
    function ConvertTo-JsonText($Value, [string] $Indent = '') {
        if ($null -eq $Value) { return 'null' }
        if ($Value -is [bool]) { return $Value.ToString().ToLowerInvariant() }
        if ($Value -is [int] -or $Value -is [long] -or $Value -is [uint64] -or $Value -is [uint32] -or $Value -is [uint16]) {
            return $Value.ToString([Globalization.CultureInfo]::InvariantCulture)
        }
        $inner = "$Indent  "
        if ($Value -is [Collections.IDictionary]) {
            $members = foreach ($key in $Value.Keys) { "$inner`"$key`": $(ConvertTo-JsonText $Value[$key] $inner)" }
            return "{`r`n$([string]::Join(",`r`n", @($members)))`r`n$Indent}"
        }
        if ($Value -is [Collections.IList]) {
            if ($Value.Count -eq 0) { return '[]' }
            $items = foreach ($item in $Value) { $inner + (ConvertTo-JsonText $item $inner) }
            return "[`r`n$([string]::Join(",`r`n", @($items)))`r`n$Indent]"
        }
        if ([string] $Value -notmatch '[^ !#-\[\]-~]') { return '"' + $Value + '"' }
        $text = [Text.StringBuilder]::new('"')
        foreach ($character in ([string] $Value).ToCharArray()) {
            $code = [int] $character
            if ($character -eq '"' -or $character -eq '\') { [void] $text.Append('\').Append($character) }
            elseif ($code -lt 32 -or $code -gt 126) { [void] $text.Append('\u').Append($code.ToString('x4')) }
            else { [void] $text.Append($character) }
        }
        $text.Append('"').ToString()
    }

    # One part of device.json. What cannot be read is null there and named under "unread": it never stops a capture.
    function Read-Part([string] $Part, [scriptblock] $Read) {
        try { & $Read }
        catch {
            $unread.Add([ordered] @{ part = $Part; reason = (Get-QueryFailure $_ $true).Reason })
            $null
        }
    }

    function ConvertTo-NullIfEmpty([string] $Text) {
        if ($Text -eq '') { $null } else { $Text }
    }

    # completed, started, not-started or unknown: whether the device is still as it left the factory.
    function Get-SetupState {
        $inProgress = Get-RegistryValue 'SYSTEM\Setup' 'OOBEInProgress'
        $imageState = Get-RegistryValue 'SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State' 'ImageState'
        if ($null -eq $inProgress -and $null -eq $imageState) { return 'unknown' }
        if ($inProgress -ne 1) { return 'completed' }
        # Setup that went online has asked for a profile, and keeps what it was told here.
        if ($null -ne (Get-RegistryValue 'SOFTWARE\Microsoft\Provisioning\Diagnostics\AutoPilot' 'AutopilotServiceCorrelationId')) { return 'started' }
        'not-started'
    }

    function Read-OperatingSystem {
        $system = Get-Instance 'Win32_OperatingSystem'
        $languages = Get-Value $system 'MUILanguages'
        $versionKey = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
        $edition = Get-RegistryValue $versionKey 'EditionID'
        if ($null -eq $edition) { $edition = Get-Text $system 'Caption' }
        $revision = Get-RegistryValue $versionKey 'UBR'
        $build = Get-Text $system 'BuildNumber'
        if ($null -ne $revision) { $build = "$build.$revision" }
        [ordered] @{
            edition      = ConvertTo-NullIfEmpty $edition
            version      = Get-RegistryValue $versionKey 'DisplayVersion'
            build        = ConvertTo-NullIfEmpty $build
            language     = if ($null -ne $languages) { @($languages)[0] } else { [Globalization.CultureInfo]::InstalledUICulture.Name }
            architecture = ConvertTo-NullIfEmpty (Get-Text $system 'OSArchitecture')
        }
    }

    function Read-Firmware {
        $modes = @{ 1 = 'BIOS'; 2 = 'UEFI' }
        $mode = Get-RegistryValue 'SYSTEM\CurrentControlSet\Control' 'PEFirmwareType'
        $secureBoot = Get-RegistryValue 'SYSTEM\CurrentControlSet\Control\SecureBoot\State' 'UEFISecureBootEnabled'
        [ordered] @{
            version    = ConvertTo-NullIfEmpty (Get-Text (Get-Instance 'Win32_BIOS') 'SMBIOSBIOSVersion')
            mode       = if ($null -ne $mode) { $modes[[int] $mode] } else { $null }
            secureBoot = if ($null -ne $secureBoot) { $secureBoot -eq 1 } else { $null }
        }
    }

    function Read-Tpm {
        $tpm = Get-Instance 'Win32_Tpm' 'root/cimv2/Security/MicrosoftTpm'
        if ($null -eq $tpm) { return [ordered] @{ present = $false; version = $null; ready = $false } }
        $isReady = $true
        foreach ($state in 'IsEnabled_InitialValue', 'IsActivated_InitialValue', 'IsOwned_InitialValue') {
            if ((Get-Value $tpm $state) -ne $true) { $isReady = $false }
        }
        [ordered] @{ present = $true; version = (Get-Text $tpm 'SpecVersion').Split(',')[0]; ready = $isReady }
    }

    function Read-Disks {
        foreach ($disk in @(Get-Instance 'Win32_DiskDrive')) {
            [ordered] @{ model = Get-Text $disk 'Model'; serial = Get-Text $disk 'SerialNumber'; sizeBytes = Get-Value $disk 'Size'; bus = Get-Text $disk 'InterfaceType' }
        }
    }

    function Read-NetworkAdapters {
        foreach ($adapter in @(Get-Instance 'Win32_NetworkAdapter' -Filter 'PhysicalAdapter = TRUE')) {
            if ((Get-Text $adapter 'MACAddress') -ne '') { [ordered] @{ name = Get-Text $adapter 'Name'; mac = Get-Text $adapter 'MACAddress' } }
        }
    }

    function Read-Battery {
        $battery = @(Get-Instance 'Win32_Battery')
        if ($battery.Count -eq 0 -or $null -eq $battery[0]) { return [ordered] @{ present = $false; chargePercent = $null } }
        [ordered] @{ present = $true; chargePercent = Get-Value $battery[0] 'EstimatedChargeRemaining' }
    }

    function New-DeviceRecord($Device, $Manifest, [string] $Tag, [byte[]] $Csv, [string] $SetupState, [string] $AssetTag, [string] $Note, [DateTime] $Now) {
        $product = Read-Part 'product' { Get-Instance 'Win32_ComputerSystemProduct' }
        $system = Read-Part 'system' { Get-Instance 'Win32_ComputerSystem' }
        [ordered] @{
            schema          = 1
            script          = [ordered] @{ name = 'Get-WindowsAutoPilotInfo.ps1'; version = $ScriptVersion }
            capturedAt      = $Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [Globalization.CultureInfo]::InvariantCulture)
            timeZone        = [ordered] @{ id = [TimeZoneInfo]::Local.Id; utcOffsetMinutes = [int] [TimeZoneInfo]::Local.GetUtcOffset($Now).TotalMinutes }
            serial          = $Device.Serial
            manufacturer    = $Device.Manufacturer
            model           = $Device.Model
            sku             = ConvertTo-NullIfEmpty (Get-Text $system 'SystemSKUNumber')
            uuid            = ConvertTo-NullIfEmpty (Get-Text $product 'UUID').ToLowerInvariant()
            os              = Read-Part 'os' { Read-OperatingSystem }
            firmware        = Read-Part 'firmware' { Read-Firmware }
            tpm             = Read-Part 'tpm' { Read-Tpm }
            disks           = @(Read-Part 'disks' { Read-Disks } | Where-Object { $null -ne $_ })
            networkAdapters = @(Read-Part 'networkAdapters' { Read-NetworkAdapters } | Where-Object { $null -ne $_ })
            battery         = Read-Part 'battery' { Read-Battery }
            setup           = $SetupState
            groupTag        = $Tag
            assignedUser    = $AssignedUser
            assetTag        = ConvertTo-NullIfEmpty $AssetTag
            note            = ConvertTo-NullIfEmpty $Note
            stick           = if ($Manifest.State -ne 'read') { $null } else {
                [ordered] @{ id = $Manifest.StickId; number = if ($Manifest.Number -match '^\d{1,9}$') { [int] $Manifest.Number } else { $null }; groupTag = $Manifest.GroupTag; orderId = $Manifest.OrderId; batch = $Manifest.Batch; tenant = $Manifest.Tenant }
            }
            csv             = [ordered] @{ sizeBytes = $Csv.Length; sha256 = Get-Sha256 $Csv }
            unread          = $unread
            durationMs      = [int] $started.ElapsedMilliseconds
        }
    }

    # Saves both files as one folder: written under another name, flushed, read back, renamed. A stick pulled out leaves
    # nothing that looks like a capture.
    function Save-Capture([string] $Captures, [string] $Serial, [DateTime] $Now, [byte[]] $Csv, [byte[]] $Record) {
        $safe = [regex]::Replace($Serial, '[^A-Za-z0-9_-]', '_')
        if ($safe -eq '') { $safe = 'no-serial' }
        if ($safe.Length -gt 60) { $safe = $safe.Substring(0, 60) }
        $stem = [IO.Path]::Combine($Captures, "$safe-$($Now.ToString('yyyyMMddTHHmmssZ', [Globalization.CultureInfo]::InvariantCulture))")
        $folder = $stem
        for ($i = 2; [IO.Directory]::Exists($folder) -or [IO.Directory]::Exists("$folder.partial"); $i++) { $folder = "$stem-$i" }
        $partial = "$folder.partial"
        try {
            $null = [IO.Directory]::CreateDirectory($partial)
            Write-NewFile ([IO.Path]::Combine($partial, 'hardwarehash.csv')) $Csv
            Write-NewFile ([IO.Path]::Combine($partial, 'device.json')) $Record
            # A virus scanner may hold the new files for a moment.
            for ($try = 1; ; $try++) {
                try { [IO.Directory]::Move($partial, $folder); break }
                catch {
                    if ($try -ge 5) { throw }
                    [Threading.Thread]::Sleep(200)
                }
            }
        }
        catch {
            try { [IO.Directory]::Delete($partial, $true) } catch { $null = $_ }
            throw
        }
    }

    function Get-CaptureCount([string] $Captures) {
        try { [IO.Directory]::GetDirectories($Captures).Length - [IO.Directory]::GetDirectories($Captures, '*.partial').Length } catch { 0 }
    }

    function Stop-Device {
        if (-not $PSCmdlet.ShouldProcess([Environment]::MachineName, 'Shut down')) { return }
        try {
            $shutdown = [IO.Path]::Combine([Environment]::SystemDirectory, 'shutdown.exe')
            $global:LASTEXITCODE = 0
            & $shutdown /s /t 0
            if ($LASTEXITCODE -ne 0) { throw [InvalidOperationException]::new("$LASTEXITCODE") }
        }
        catch { Write-Sentence (Get-Word 'shutdown-failed' $_.Exception.Message) Yellow }
    }

    # After a capture: ask, shut down after a countdown, or leave the device on.
    function Complete-Capture([string] $After) {
        if ($After -eq 'shutdown') {
            $key = Wait-Key $CountdownSeconds 'countdown'
            Write-Line
            if ($null -eq $key) { Stop-Device } else { Write-Sentence (Get-Word 'stopped') }
        }
        elseif ($After -eq 'ask' -and $hasKeyboard) {
            Write-Sentence (Get-Word 'ask-shutdown') Cyan
            $key = Wait-Key $LongestWaitSeconds
            if ($null -ne $key -and [string] $key.Character -eq (Get-Word 'yes-key')) { Stop-Device }
        }
        else { Wait-AnyKey }
    }

    # Keeps the window open where it was opened for go.cmd alone.
    function Wait-AnyKey {
        if (-not $hasKeyboard) { return }
        Write-Line
        Write-Sentence (Get-Word 'any-key') Cyan
        $null = Wait-Key $LongestWaitSeconds
    }

    function Write-StickFailure($Device, [string] $Reason) {
        Write-Large (Get-Word 'fail') Red
        Write-DeviceLines $Device
        Write-Sentence "$(Get-Word 'reason'): $Reason" Red
        Write-Sentence (Get-Word 'not-saved') Red
    }

    function Write-DeviceLines($Device) {
        $serial = $Device.Serial
        if ($serial -eq '') { $serial = Get-Word 'no-serial' }
        # Some makers begin the model with their own name.
        $model = $Device.Model
        if (-not $model.StartsWith("$($Device.Manufacturer) ", [StringComparison]::OrdinalIgnoreCase)) { $model = "$($Device.Manufacturer) $model".Trim() }
        Write-Sentence "$(Get-Word 'serial'): $serial"
        Write-Sentence "$(Get-Word 'model'): $model"
    }

    function Write-StickWarnings {
        foreach ($warning in $stickWarnings) { Write-Sentence $warning Yellow }
    }

    # The whole capture on a stick; returns the exit code.
    function Invoke-StickCapture([string] $Root) {
        $captures = [IO.Path]::Combine($Root, 'hash-courier', 'captures')
        $manifest = Read-Manifest ([IO.Path]::Combine($Root, 'hash-courier', 'stick.json'))
        if ($Words.ContainsKey($manifest.Language)) { $script:language = $manifest.Language }
        if ($manifest.State -ne 'read') { Write-Problem (Get-Word "manifest-$($manifest.State)") }
        $tag = $GroupTag
        if ($tag -eq '') { $tag = $manifest.GroupTag }
        Write-Sentence "$(Get-Word 'title') $ScriptVersion" Cyan
        Write-Sentence (Get-Word 'reading')
        $device = Read-Device 'localhost' ([IO.Path]::Combine($Root, 'hash-courier', 'script', 'Get-WindowsAutoPilotInfo.ps1')) $manifest.Text
        if ($device.Hash -eq '') {
            if ($manifest.Sound -ne 'false') { Invoke-Beep 400, 300, 200 }
            Write-StickFailure $device (Get-ReasonText $device)
            Write-StickWarnings
            Wait-AnyKey
            return $Exit.NoHash
        }
        if ($device.Reason -ne '') { Write-Problem (Get-ReasonText $device) }
        if (Test-PlaceholderSerial $device.Serial) { Write-Problem (Get-Word 'serial-placeholder') }
        $row = New-Row $device $tag $AssignedUser
        Write-CellWarnings $row
        $assetTag = ''
        $note = ''
        if ($manifest.AskFor -eq 'asset-tag') { $assetTag = Read-Answer 'ask-asset-tag' }
        if ($manifest.AskFor -eq 'note') { $note = Read-Answer 'ask-note' }
        $setup = Get-SetupState
        $now = [DateTime]::UtcNow
        try {
            $csv = Format-Csv ([string[]] @(Get-RunColumns $tag $AssignedUser)) @($row)
            $record = New-DeviceRecord $device $manifest $tag $csv $setup $assetTag $note $now
            $json = [Text.Encoding]::ASCII.GetBytes((ConvertTo-JsonText $record) + "`r`n")
            if (-not $PSCmdlet.ShouldProcess($captures, 'Save capture')) {
                Write-DeviceLines $device
                Write-Sentence (Get-Word 'not-saved') Yellow
                return $Exit.Done
            }
            Save-Capture $captures $device.Serial $now $csv $json
        }
        catch {
            if ($manifest.Sound -ne 'false') { Invoke-Beep 400, 300, 200 }
            Write-StickFailure $device (Get-Word 'write-failed' $captures (Get-WriteFailure $_.Exception))
            Write-StickWarnings
            Wait-AnyKey
            return $Exit.NotWritten
        }
        if ($manifest.Sound -ne 'false') { Invoke-Beep 900, 1300 }
        Write-Large (Get-Word 'pass') Green
        Write-DeviceLines $device
        if ($tag -ne '') { Write-Sentence "$(Get-Word 'tag'): $tag" }
        $count = Get-CaptureCount $captures
        $countWord = if ($count -eq 1) { 'count-one' } else { 'count-many' }
        $stick = if ($manifest.Number -ne '') { Get-Word 'stick-number' $manifest.Number } else { Get-Word 'this-stick' }
        Write-Sentence (Get-Word $countWord $count $stick)
        Write-StickWarnings
        if ($setup -eq 'completed' -or $setup -eq 'started') { Write-Sentence (Get-Word "setup-$setup") Yellow }
        Write-Line
        Write-Sentence "$(Get-Word 'remove') $(Get-Word 'stay-off')" Cyan
        Complete-Capture $manifest.After
        $Exit.Done
    }

    $hasKeyboard = Test-Keyboard
    $stickWarnings = [Collections.Generic.List[string]]::new()
    $unread = [Collections.Generic.List[object]]::new()
    $newRows = [Collections.Generic.List[object]]::new()
    $exitCode = $Exit.Done
    $isUsable = $true
    if (-not $Capture) {
        if ($Force -and -not $Partner) {
            Write-Failure (Get-Word 'force-alone') 'ForceWithoutPartner'
            $isUsable = $false
            $exitCode = $Exit.Usage
        }
        if ($Partner -and ($GroupTag -ne '' -or $AssignedUser -ne '')) { Write-Problem (Get-Word 'partner-wins') }
    }
}

process {
    if ($Capture -or -not $isUsable) { return }
    try {
        # powershell.exe -File hands over "PC1,PC2" as one text; no computer's name has a comma.
        foreach ($computer in [string]::Join(',', $Name).Split(',')) {
            $row = Get-DeviceRow $computer.Trim()
            if ($null -eq $row) { $exitCode = $Exit.NoHash }
            elseif ($OutputFile -eq '') { [pscustomobject] $row }
            else { $newRows.Add($row) }
        }
    }
    catch { $exitCode = Write-Unexpected $_ }
}

end {
    # Without this, PowerShell would report an error in a statement and go on with the next: to exit code 0.
    try {
        if ($Capture) { $exitCode = Invoke-StickCapture $PSScriptRoot }
        elseif ($newRows.Count -gt 0 -and -not (Save-Rows (Get-FullPath $OutputFile) $newRows)) { $exitCode = $Exit.NotWritten }
    }
    catch { $exitCode = Write-Unexpected $_ }
    exit $exitCode
}
