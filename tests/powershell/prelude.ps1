# Runs a script behind stand-ins in any PowerShell from 5.1, where no host of ours loads them:
#   powershell.exe -NoProfile -ExecutionPolicy Bypass -File prelude.ps1 ARGUMENTS-OF-THE-SCRIPT
# What to run comes from environment variables that tests/powershell/prelude.ts writes. Without any it is the kit's script
# beside it, under the name that it has on a stick where this file has the kit's own.

function Get-RunWish([string] $Name) { [string] [Environment]::GetEnvironmentVariable("HASH_COURIER_RUN_$Name") }

foreach ($standIn in (Get-RunWish 'STAND_INS').Split([char[]] '|', [StringSplitOptions]::RemoveEmptyEntries)) { . $standIn }

$toRun = [IO.Path]::Combine($PSScriptRoot, 'kit-script.ps1')
if ((Get-RunWish 'SCRIPT') -ne '') { $toRun = Get-RunWish 'SCRIPT' }
if ((Get-RunWish 'COMMAND') -ne '') { $toRun = [scriptblock]::Create((Get-RunWish 'COMMAND')) }

# `-Name:$true` arrives as a name and a Boolean, which splatting would hand on as two: the name alone says the same.
$passed = @(for ($i = 0; $i -lt $args.Count; $i++) {
        $isOff = $i + 1 -lt $args.Count -and $args[$i + 1] -is [bool] -and -not $args[$i + 1]
        if (-not $isOff -and $args[$i] -isnot [bool]) { $args[$i] }
    })

if ((Get-RunWish 'SCREEN') -eq '') { & $toRun @passed }
else {
    # The real console would break long lines of errors and warnings, and mix them with what else it says.
    & $toRun @passed 2>&1 3>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.ErrorRecord]) { Add-Span "$_`n" 'Red' }
        elseif ($_ -is [Management.Automation.WarningRecord]) { Add-Span "WARNING: $_`n" 'Yellow' }
        elseif ($_ -is [string]) { Add-Span "$_`n" }
        else { $_ }
    }
}
exit $LASTEXITCODE
