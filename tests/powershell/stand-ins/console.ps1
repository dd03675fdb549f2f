# Stands in for the console that a redirected powershell.exe does not have: colours, size, language, keys and typed lines.
# Members that are put onto $Host and its parts win over their own, in 5.1 as in later engines. What it answers comes from
# environment variables that tests/powershell/prelude.ts writes.

function global:Get-RunValue([string] $Name) { [string] [Environment]::GetEnvironmentVariable("HASH_COURIER_RUN_$Name") }

$global:StandInKeys = [Collections.Generic.Queue[char]]::new([char[]] (Get-RunValue 'KEYS'))
$global:StandInLines = [Collections.Generic.Queue[string]]::new([string[]] (Get-RunValue 'LINES').Split([char[]] "`n", [StringSplitOptions]::RemoveEmptyEntries))
$global:StandInInteractive = (Get-RunValue 'INTERACTIVE') -eq '1'

$screen = $Host.UI.RawUI.PSObject.Members
# As the console host does where its input is redirected.
$screen.Add([Management.Automation.PSScriptProperty]::new('KeyAvailable', {
            if (-not $global:StandInInteractive) { throw [InvalidOperationException]::new('No keyboard.') }
            $global:StandInKeys.Count -gt 0
        }))
$screen.Add([Management.Automation.PSScriptMethod]::new('ReadKey', {
            $key = $global:StandInKeys.Dequeue()
            [Management.Automation.Host.KeyInfo]::new([int] [char]::ToUpperInvariant($key), $key, 0, $true)
        }))
# A real key would be waited for where the host has a console after all.
$Host.PSObject.Members.Add([Management.Automation.PSNoteProperty]::new('Name', 'RecordedHost'))

if ((Get-RunValue 'UI_CULTURE') -ne '') {
    $Host.PSObject.Members.Add([Management.Automation.PSNoteProperty]::new('CurrentUICulture', [Globalization.CultureInfo]::GetCultureInfo((Get-RunValue 'UI_CULTURE'))))
}

# With a file for what is written, nothing of it reaches the real screen.
if ((Get-RunValue 'SCREEN') -ne '') {
    function global:Add-Span([string] $Text, [string] $Foreground = 'Gray', [string] $Background = 'Black') {
        $base64 = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text))
        [IO.File]::AppendAllText((Get-RunValue 'SCREEN'), "$Foreground|$Background|$base64`n")
    }
    $screen.Add([Management.Automation.PSNoteProperty]::new('WindowSize', [Management.Automation.Host.Size]::new(120, 30)))
    $screen.Add([Management.Automation.PSNoteProperty]::new('BackgroundColor', [ConsoleColor]::Black))
    $ui = $Host.UI.PSObject.Members
    $ui.Add([Management.Automation.PSScriptMethod]::new('Write', { if ($args.Count -gt 1) { Add-Span $args[2] $args[0] $args[1] } else { Add-Span $args[0] } }))
    $ui.Add([Management.Automation.PSScriptMethod]::new('WriteLine', { Add-Span (-join $args + "`n") }))
    $ui.Add([Management.Automation.PSScriptMethod]::new('ReadLine', { $global:StandInLines.Dequeue() }))
}

# Windows would sound them where nobody hears.
function global:Invoke-StandInBeep([int[]] $Tones) { foreach ($tone in $Tones) { $Host.UI.Write([string] [char] 7) } }
${alias:Invoke-Beep} = 'Invoke-StandInBeep'
