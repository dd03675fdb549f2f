# Stands in for the device: CIM, the registry and shutdown.exe, in the shapes that Windows gives. What it answers comes from
# the file that HASH_COURIER_DEVICE names, a line "name=value" for each value; tests/powershell/device-file.ts writes it.
# Aliases win over functions, so the kit's own functions can be stood in for without a hook in the kit.

function global:Get-StandInValue([string] $Name) {
    foreach ($line in [IO.File]::ReadAllLines([Environment]::GetEnvironmentVariable('HASH_COURIER_DEVICE'))) {
        if ($line.StartsWith("$Name=")) { return $line.Substring($Name.Length + 1) }
    }
    $null
}

function global:Get-CimInstance {
    [CmdletBinding()]
    param([string] $ClassName, [string] $Namespace, [string] $Filter, $CimSession)

    $prefix = ''
    if ($null -ne $CimSession) { $prefix = "$($CimSession.ComputerName)." }
    $fault = Get-StandInValue "$($prefix)fault.$ClassName"
    if ($null -ne $fault) {
        # As the real command reports it: the code in the id, the words in Windows' own language.
        $code, $message = $fault.Split('|')
        if ($code -eq 'unplug') { & ([scriptblock]::Create($message)) }
        else {
            $record = [Management.Automation.ErrorRecord]::new([InvalidOperationException]::new($message), $code, 'NotSpecified', $null)
            $PSCmdlet.ThrowTerminatingError($record)
        }
    }
    switch ($ClassName) {
        'MDM_DevDetail_Ext01' {
            $hash = Get-StandInValue "$($prefix)hash"
            if ($null -ne $hash) { [pscustomobject] @{ InstanceID = 'Ext'; ParentID = './DevDetail'; DeviceHardwareData = $hash } }
        }
        'Win32_BIOS' { [pscustomobject] @{ SerialNumber = Get-StandInValue "$($prefix)serial"; SMBIOSBIOSVersion = 'T93 Ver. 01.13.00' } }
        'Win32_ComputerSystem' {
            [pscustomobject] @{ Manufacturer = Get-StandInValue "$($prefix)manufacturer"; Model = Get-StandInValue "$($prefix)model"; SystemSKUNumber = Get-StandInValue 'sku' }
        }
        'Win32_ComputerSystemProduct' { [pscustomobject] @{ UUID = (Get-StandInValue 'uuid').ToUpperInvariant() } }
        'Win32_OperatingSystem' {
            [pscustomobject] @{ Caption = 'Microsoft Windows 11 Pro'; BuildNumber = Get-StandInValue 'build'; OSArchitecture = '64-bit'; MUILanguages = @('nl-NL', 'en-US') }
        }
        'Win32_Tpm' {
            if ((Get-StandInValue 'tpm') -eq 'true') {
                [pscustomobject] @{ IsEnabled_InitialValue = $true; IsActivated_InitialValue = $true; IsOwned_InitialValue = $true; SpecVersion = '2.0, 0, 1.59' }
            }
        }
        'Win32_DiskDrive' { [pscustomobject] @{ Model = 'KBG6AZNV512G LA KIOXIA'; SerialNumber = 'AD9B_B908_0EF7_1A0B.'; Size = [uint64] 512105932800; InterfaceType = 'SCSI' } }
        'Win32_NetworkAdapter' {
            [pscustomobject] @{ Name = 'Intel(R) Wi-Fi 6E AX211 160MHz'; MACAddress = '00:00:5E:00:53:01' }
            [pscustomobject] @{ Name = 'Bluetooth Device'; MACAddress = $null }
        }
        'Win32_Battery' { [pscustomobject] @{ EstimatedChargeRemaining = [uint16] 87; BatteryStatus = [uint16] 2 } }
    }
}

function global:New-CimSession {
    [CmdletBinding()]
    param([string] $ComputerName, [System.Management.Automation.PSCredential] $Credential)

    if ($null -eq (Get-StandInValue "$ComputerName.serial")) {
        $record = [Management.Automation.ErrorRecord]::new([InvalidOperationException]::new('The client cannot connect to the destination.'), 'HRESULT 0x80338012', 'NotSpecified', $null)
        $PSCmdlet.ThrowTerminatingError($record)
    }
    if ($null -ne $Credential) { $Host.UI.WriteLine("session of $ComputerName as $($Credential.UserName)") }
    [pscustomobject] @{ ComputerName = $ComputerName }
}

function global:Remove-CimSession($CimSession) {
    $Host.UI.WriteLine("closed $($CimSession.ComputerName)")
}

function global:Get-StandInRegistryValue([string] $Path, [string] $ValueName) {
    $text = Get-StandInValue "registry.$ValueName"
    if ($text -match '^\d+$') { return [int] $text }
    $text
}
${alias:Get-RegistryValue} = 'Get-StandInRegistryValue'

function global:Test-StandInElevated { (Get-StandInValue 'elevated') -ne 'false' }
${alias:Test-Elevated} = 'Test-StandInElevated'

function global:Invoke-StandInShutdown {
    $global:LASTEXITCODE = 0
    $Host.UI.WriteLine("shutdown $args")
}
${alias:shutdown.exe} = 'Invoke-StandInShutdown'
# On Windows the kit names shutdown.exe by its folder, which no alias stands in for: there the kit's own function goes, or
# the machine that runs the tests would.
function global:Stop-StandInDevice { Invoke-StandInShutdown /s /t 0 }
if ([Environment]::SystemDirectory -ne '') { ${alias:Stop-Device} = 'Stop-StandInDevice' }
