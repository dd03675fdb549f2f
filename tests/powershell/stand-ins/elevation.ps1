# Stands in for Windows' question for permission where there is no Windows: a real second process, started by the same
# command line, whose answer the device's value "permission" decides.
function global:Start-StandInElevated([string] $CommandLine) {
    if ((Get-StandInValue 'permission') -eq 'refused') { throw [ComponentModel.Win32Exception]::new(1223) }
    $start = [Diagnostics.ProcessStartInfo]::new()
    $start.FileName = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $start.Arguments = '"' + [Environment]::GetCommandLineArgs()[0] + '" ' + $CommandLine
    $process = [Diagnostics.Process]::Start($start)
    $process.WaitForExit()
}
${alias:Start-Elevated} = 'Start-StandInElevated'
