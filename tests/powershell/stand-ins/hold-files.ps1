<#
Another program that holds files open: `-List` names a file with a line for each, `path|access|share`. Writes
`<Signal>.held`, and lets go when `<Signal>.release` is there.
#>
param([string] $List, [string] $Signal)
$held = foreach ($line in [IO.File]::ReadAllLines($List)) {
    $path, $access, $share = $line.Split('|')
    [IO.File]::Open($path, 'Open', $access, $share)
}
[IO.File]::WriteAllText("$Signal.held", '')
# A minute at most: nobody may be left to say when.
for ($i = 0; $i -lt 1200 -and -not [IO.File]::Exists("$Signal.release"); $i++) { [Threading.Thread]::Sleep(50) }
foreach ($file in $held) { $file.Dispose() }
