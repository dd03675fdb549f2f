<#
.SYNOPSIS
Runs the kit's script on this PC as administrator. Part of "hash-courier capture --this-pc", which starts it.

.DESCRIPTION
Asks Windows for permission and starts itself again with it (-Elevated), since Windows gives rights to a new process only.
The second run leaves in -ResultFile how the script ended: its exit code on the first line, then what it said, a message a
line.

.NOTES
Exit codes: 0 the result file says how it ended; 20 permission was not given; 21 the second run could not be started.

Part of Hash Courier. MIT License.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Script,

    [Parameter(Mandatory = $true)]
    [string] $OutputFile,

    [Parameter(Mandatory = $true)]
    [string] $ResultFile,

    [string] $GroupTag = '',

    [switch] $Elevated
)

# Windows PowerShell 5.1 and the core commands alone, as in the kit's script.
Set-StrictMode -Version Latest

$Exit = @{ Done = 0; Refused = 20; NotStarted = 21 }
# ERROR_CANCELLED: what Windows reports when the person says no.
$Cancelled = 1223

# An argument as Windows programs take command lines apart: in quotation marks, backslashes doubled before one.
function ConvertTo-Argument([string] $Value) {
    '"' + ([regex]::Replace([regex]::Replace($Value, '(\\*)"', '$1$1\"'), '(\\+)$', '$1$1')) + '"'
}

function Start-Elevated([string] $CommandLine) {
    $start = [Diagnostics.ProcessStartInfo]::new()
    $start.FileName = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $start.Arguments = $CommandLine
    $start.UseShellExecute = $true
    $start.Verb = 'runas'
    $start.WindowStyle = [Diagnostics.ProcessWindowStyle]::Hidden
    $process = [Diagnostics.Process]::Start($start)
    $process.WaitForExit()
}

# Runs the script; what it says besides its output becomes lines of text.
function Invoke-Script {
    $parameters = @{ OutputFile = $OutputFile }
    if ($GroupTag -ne '') { $parameters.GroupTag = $GroupTag }
    $said = [Collections.Generic.List[string]]::new()
    $global:LASTEXITCODE = $Exit.NotStarted
    try {
        & $Script @parameters 2>&1 3>&1 | ForEach-Object {
            if ($_ -is [Management.Automation.ErrorRecord]) { $said.Add($_.Exception.Message) }
            elseif ($_ -is [Management.Automation.WarningRecord]) { $said.Add($_.Message) }
        }
    }
    catch { $said.Add($_.Exception.Message) }
    $lines = @("$LASTEXITCODE") + @(foreach ($text in $said) { [regex]::Replace($text, '\s+', ' ').Trim() })
    [IO.File]::WriteAllText($ResultFile, [string]::Join("`r`n", $lines))
}

if ($Elevated) {
    Invoke-Script
    exit $Exit.Done
}
try {
    $values = @('-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $PSCommandPath, '-Elevated',
        '-Script', $Script, '-OutputFile', $OutputFile, '-ResultFile', $ResultFile)
    if ($GroupTag -ne '') { $values += "-GroupTag:$GroupTag" }
    Start-Elevated ([string]::Join(' ', [string[]] @(foreach ($value in $values) { ConvertTo-Argument $value })))
    exit $Exit.Done
}
catch {
    $cause = $_.Exception.GetBaseException()
    if ($cause -is [ComponentModel.Win32Exception] -and $cause.NativeErrorCode -eq $Cancelled) { exit $Exit.Refused }
    $Host.UI.WriteErrorLine($cause.Message)
    exit $Exit.NotStarted
}
