# The stick is pulled out, or the power goes, after the first of a capture's two files: the process ends there and then.
function global:Write-StandInFile([string] $Path, [byte[]] $Bytes) {
    if ($Path.EndsWith('device.json')) { [Diagnostics.Process]::GetCurrentProcess().Kill() }
    [IO.File]::WriteAllBytes($Path, $Bytes)
}
${alias:Write-NewFile} = 'Write-StandInFile'
